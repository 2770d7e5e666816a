import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askExtension } from '../../tools/browsers/ask-extension.ts';
import { until } from '../../tools/browsers/until.ts';
import { browserKind, Stage } from './harness/stage.ts';

// Only Chromium can be told how much room there is.
describe.runIf(browserKind() === 'chromium')('a disk that is full', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.open();
    await stage.measure('meditel');
    await until('some samples', async () => ((await stage.series('meditel'))?.sampleCount ?? 0) >= 3);
  });
  afterAll(() => stage?.close());

  /** The room the extension has lasts as long as the session that set it. */
  async function withRoomFor(bytes: number, work: () => Promise<void>): Promise<void> {
    const session = await stage.ownPage.createCDPSession();
    const origin = await stage.ownPage.evaluate(() => location.origin);
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes });
    try {
      await work();
    } finally {
      await session.send('Storage.overrideQuotaForOrigin', { origin });
      await session.detach();
    }
  }

  const state = async (): Promise<string> => (await askExtension(stage.ownPage, 'getStorageState', {})).kind;

  it('loses nothing acknowledged, says so, measures on and keeps it all when there is room again', async () => {
    const before = await stage.getSeries('meditel');
    let held = before;
    await withRoomFor(1000, async () => {
      await until('the person to be told', async () => (await state()) === 'full', { deadlineMs: 30_000 });
      held = await until('figures to go on', async () => {
        const series = await stage.getSeries('meditel');
        return series.sampleCount > before.sampleCount + 3 ? series : undefined;
      });
    });
    expect(held.first).toEqual(before.first);
    await until('all to be well', async () => (await state()) === 'well', { deadlineMs: 30_000 });
    const after = await stage.getSeries('meditel');
    expect(after.sampleCount).toBeGreaterThanOrEqual(held.sampleCount);
    expect(after.first).toEqual(before.first);
  });
});
