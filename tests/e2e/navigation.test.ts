import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeriesSummary } from '../../src/core/summary/series-summary.ts';
import { until } from '../../tools/browsers/until.ts';
import { INTERVAL_MS, Stage } from './harness/stage.ts';

let stage: Stage;
let tab: Page;

beforeAll(async () => {
  stage = await Stage.open({ replay: { isLong: false } });
});
afterAll(() => stage?.close());

/** Follows a link as Facebook does: the address and the header change, head and scripts stay. */
async function navigateInPage(vanity: string): Promise<void> {
  await tab.evaluate((target) => {
    const link = document.querySelector(`a[data-in-page][href$="/${target}"]`);
    if (link instanceof HTMLElement) link.click();
  }, vanity);
  await until(`the header of ${vanity}`, () =>
    tab.evaluate(
      (target) =>
        location.pathname === `/${target}` &&
        document.querySelector(`a[href$="/${target}/followers/"]`) !== null,
      vanity,
    ),
  );
}

describe('a navigation inside the document', () => {
  it('credits the new header to the new Page, and the old head to nobody', async () => {
    tab = await stage.visit('inwi');
    const inwi = await until('a sample of the first Page', () => stage.series('inwi'));
    await navigateInPage('AtlanticFootballDaily');
    const followers = await until('the header of the new Page', () =>
      stage.series('AtlanticFootballDaily', 'followers'),
    );
    expect(followers.last).toMatchObject({ value: 3_200_000, step: 100_000 });
    const likes = await stage.series('AtlanticFootballDaily', 'likes');
    // The document shows them in steps; the exact likes of the old head are another Page's.
    expect(likes?.last.step ?? 100_000).toBe(100_000);
    expect((await stage.series('inwi'))?.sampleCount).toBe(inwi.sampleCount);
    await until('the overlay of the new Page', async () => (await stage.overlay(tab))?.includes('3,2'));
  });

  it('measures the new Page by its own address', async () => {
    await stage.press(tab, 'measure');
    const exact = await stage.untilView('AtlanticFootballDaily', 'exact likes', ({ series }) =>
      series.some(({ metric, last }) => metric === 'likes' && last.step === 1),
    );
    expect(exact.page.name).toBe('Atlantic Football Daily');
    expect(stage.replay.log.reReads('AtlanticFootballDaily').length).toBeGreaterThan(0);
    expect(stage.replay.log.reReads('inwi')).toEqual([]);
  });

  it('goes back to the first Page with the first Page’s figures', async () => {
    await tab.evaluate(() => history.back());
    await until('the overlay of the first Page', async () => {
      const count = (await stage.series('inwi'))?.last.value ?? 0;
      return (await stage.overlay(tab))?.includes(count.toLocaleString('en'));
    });
    await navigateInPage('meditel');
    await until('the third Page', () => stage.series('meditel', 'followers'));
    await stage.untilView(
      'AtlanticFootballDaily',
      'measured on, though no tab shows it any more',
      ({ watch, measuring }) => watch.kind === 'measuring' && measuring?.isTabless === true,
    );
    await stage.stopMeasuring('AtlanticFootballDaily');
  });
});

describe('the other hosts of Facebook', () => {
  /** Opens the Page by a host, once its last sample lets another stand beside it. @returns the series with that one. */
  async function sampledBy(host: string): Promise<SeriesSummary> {
    const { last, sampleCount } = await stage.getSeries('inwi');
    await until('room for a sample', () => Date.now() > last.atMs + INTERVAL_MS);
    await stage.visit('inwi', host);
    return until(`a sample by ${host}.`, async () => {
      const series = await stage.getSeries('inwi');
      return series.sampleCount > sampleCount && series;
    });
  }

  it('lead to the same Page', async () => {
    const { last } = await sampledBy('web');
    expect(last.reader).toBe('meta-description');
    await sampledBy('m');
  });
});
