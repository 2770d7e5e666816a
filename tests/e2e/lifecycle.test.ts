import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../tools/browsers/until.ts';
import { Stage } from './harness/stage.ts';

let stage: Stage;
let tab: Page;

/** The number of likes stored for the Page that is measured. */
const stored = async (): Promise<number> => (await stage.series('meditel'))?.sampleCount ?? 0;
const asked = (): number => stage.replay.log.reReads('meditel').length;

async function untilStoredBeyond(count: number, enough: number): Promise<void> {
  await until(`${enough} more samples than ${count}`, async () => (await stored()) >= count + enough, {
    deadlineMs: 25_000,
  });
}

beforeAll(async () => {
  stage = await Stage.open({ replay: { isLong: false } });
  tab = await stage.measure('meditel');
  // The card says the count, where the strip says the rate alone.
  await stage.press(tab, 'overlay_expand');
  await untilStoredBeyond(0, 3);
});
afterAll(() => stage?.close());

describe('a background that is stopped', () => {
  it('is woken by the next alarm and loses nothing', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const before = await stored();
      await stage.browser.stopBackground();
      const askedBefore = asked();
      // Without a word from any page: only the alarm can wake it.
      await until('a read by alarm', () => asked() > askedBefore);
      expect(await stored()).toBeGreaterThanOrEqual(before);
      await untilStoredBeyond(before, 2);
    }
  });

  it('is still measuring, and the overlay still follows', async () => {
    await stage.browser.stopBackground();
    const view = await stage.untilView('meditel', 'measuring', ({ watch }) => watch.kind === 'measuring');
    const last = view.series.find(({ metric }) => metric === 'likes')?.last.value ?? 0;
    expect(last).toBeGreaterThan(1_000_000);
    await until('a newer count in the overlay', async () => {
      const shown = await stage.overlay(tab);
      const current = (await stage.series('meditel'))?.last.value ?? 0;
      return current !== last && shown?.includes(current.toLocaleString('en')) && shown.includes('Stop');
    });
  });

  it('writes the badge again after it was woken', async () => {
    await stage.importHistory(['meditel']);
    await until('a badge', async () => (await stage.badge('meditel')) !== '');
    await stage.browser.stopBackground();
    await until('the badge after the stop', async () => /^1\d\d$/.test(await stage.badge('meditel')));
  });
});

describe('a browser that is killed', () => {
  it('has every acknowledged sample when it starts again, and measures on once the Page is open', async () => {
    const before = await stored();
    await stage.killAndRelaunch();
    const kept = await until('the history', () => stage.series('meditel'));
    expect(kept.sampleCount).toBeGreaterThanOrEqual(before);
    tab = await stage.visit('meditel');
    await untilStoredBeyond(kept.sampleCount, 3);
  });
});
