import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/core/math/durations.ts';
import { until } from '../../tools/browsers/until.ts';
import { Stage } from './harness/stage.ts';

/** How many re-reads of a Page are enough to say that it is being measured. */
const ENOUGH = 4;

let stage: Stage;
let tab: Page;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage?.close());

describe('a Page that was opened', () => {
  it('is recorded once, as its document shows it', async () => {
    tab = await stage.visit('maroctelecom');
    const series = await until('a sample', () => stage.series('maroctelecom'));
    expect(series.sampleCount).toBe(1);
    expect(series.last.step).toBe(1);
    const [document] = stage.replay.log.documents();
    expect(series.last.value).toBe(stage.replay.truthAt('maroctelecom', 'likes', document?.atMs ?? 0));
    const followers = await stage.series('maroctelecom', 'followers');
    expect(followers?.sampleCount).toBe(1);
  });

  it('shows the overlay with its count and the offer to measure', async () => {
    const text = await until('the overlay', () => stage.overlay(tab));
    const shown = (await stage.series('maroctelecom'))?.last.value ?? 0;
    expect(text).toContain(shown.toLocaleString('en'));
    expect(text).toContain('Measure');
    await stage.press(tab, 'overlay_expand');
    await until('how exact it is', async () => (await stage.overlay(tab))?.includes('exact'));
  });
});

describe('a Page that is measured', () => {
  it('is read again and again, by its own address, without a cookie, and stored', async () => {
    await stage.visit('recettes.atlas');
    await stage.press(tab, 'measure');
    const reReads = await until('some re-reads', () => {
      const seen = stage.replay.log.reReads();
      return seen.length >= ENOUGH && seen;
    });
    expect(new Set(reReads.map(({ host, path }) => host + path))).toEqual(
      new Set(['www.facebook.com/maroctelecom']),
    );
    expect(reReads.filter(({ hasCookie }) => hasCookie)).toEqual([]);
    expect(reReads.filter(({ referer, origin }) => referer !== '' || origin !== '')).toEqual([]);
    // The tab's own documents did bring the cookie back: its absence above is Ebb's doing.
    await tab.reload({ waitUntil: 'domcontentloaded' });
    expect(stage.replay.log.documents().at(-1)?.hasCookie).toBe(true);
    await stage.untilView('maroctelecom', 'samples', ({ series }) =>
      series.some(({ metric, sampleCount }) => metric === 'likes' && sampleCount > ENOUGH),
    );
  });

  it('shows its rate in overlay, popup and badge, all the same', async () => {
    await stage.importHistory(['maroctelecom']);
    const text = await until('a rate in the overlay', async () => {
      const shown = await stage.overlay(tab);
      return shown?.includes('lost a minute') && shown;
    });
    expect(text).toMatch(/between [\d,]+ and [\d,]+/);
    expect(text).toMatch(/[\d.]+ a second/);
    await until('the badge to say the same', async () => {
      const [badge, series] = await Promise.all([stage.badge('maroctelecom'), stage.series('maroctelecom')]);
      return series?.rate.kind === 'rate' && badge === String(Math.round(-series.rate.perMinute));
    });
    const popup = await stage.browser.openPopup(tab);
    const popupText = await until('the popup', async () => {
      const shown = await popup.text();
      return shown.includes('Maroc Telecom') && shown;
    });
    expect(popupText).toContain('lost a minute');
  });

  it('has an interval that holds the truth', async () => {
    const rate = (await stage.series('maroctelecom'))?.rate;
    if (rate?.kind !== 'rate') throw new Error(`no rate: ${rate?.kind}`);
    const truth = stage.replay.netPerMinute('maroctelecom', 'likes', rate.atMs - MINUTE_MS, rate.atMs);
    expect(rate.low).toBeLessThanOrEqual(truth);
    expect(rate.high).toBeGreaterThanOrEqual(truth);
    expect(rate.perSecond).toBeCloseTo(rate.perMinute / 60, 10);
  });

  it('is read no more when Stop is pressed, and goes on when its last tab is closed', async () => {
    await stage.press(tab, 'stop');
    await stage.untilView('maroctelecom', 'stopped', ({ watch }) => watch.kind === 'not-measuring');
    const stoppedAt = stage.replay.log.reReads('maroctelecom').length;
    const other = await stage.measure('inwi');
    await until('re-reads of another Page', () => stage.replay.log.reReads('inwi').length >= ENOUGH);
    // One may have been on its way when Stop was pressed.
    expect(stage.replay.log.reReads('maroctelecom').length).toBeLessThanOrEqual(stoppedAt + 1);

    await other.close();
    const closedAt = stage.replay.log.reReads('inwi').length;
    await until(
      're-reads of a Page without a tab',
      () => stage.replay.log.reReads('inwi').length >= closedAt + ENOUGH,
    );
    const view = await stage.untilView(
      'inwi',
      'measured without a tab',
      ({ watch, measuring }) => watch.kind === 'measuring' && measuring?.isTabless === true,
    );
    expect(view.measuring?.origin).toEqual({ road: 'background', host: 'www.facebook.com' });
    await stage.stopMeasuring('inwi');
  });
});

describe('all the while', () => {
  it('nothing was asked for but the Pages’ own addresses at Facebook’s own host', () => {
    expect(stage.replay.log.foreignHosts).toEqual([]);
    const asked = stage.replay.log.seen.filter(({ path }) => path !== '/favicon.ico');
    expect(new Set(asked.map(({ host }) => host))).toEqual(new Set(['www.facebook.com']));
    expect(new Set(asked.map(({ path }) => path))).toEqual(
      new Set(['/maroctelecom', '/recettes.atlas', '/inwi']),
    );
    // A Page that was only opened was never read again.
    expect(stage.replay.log.reReads('recettes.atlas')).toEqual([]);
  });
});
