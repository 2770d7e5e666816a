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

  it('pauses measuring and says why, loses nothing, and measures on by itself when there is room again', async () => {
    const before = await stage.getSeries('meditel');
    await withRoomFor(1000, async () => {
      await until('the person to be told', async () => (await state()) === 'full', { deadlineMs: 30_000 });
      await stage.untilView(
        'meditel',
        'paused for want of room',
        ({ watch }) => watch.kind === 'obstructed' && watch.obstacle.kind === 'disk-full',
      );
    });
    const paused = await stage.getSeries('meditel');
    expect(paused.first).toEqual(before.first);
    expect(paused.sampleCount).toBeGreaterThanOrEqual(before.sampleCount);
    await until('all to be well', async () => (await state()) === 'well', { deadlineMs: 30_000 });
    await until(
      'more samples',
      async () => (await stage.getSeries('meditel')).sampleCount > paused.sampleCount + 2,
    );
    const after = await stage.getSeries('meditel');
    expect(after.first).toEqual(before.first);
    expect((await stage.view('meditel'))?.watch.kind).toBe('measuring');
  });
});
