import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignRate } from '../../src/core/campaign/campaign-rate.ts';
import type { PageView, SeriesSummary } from '../../src/core/summary/series-summary.ts';
import { figuresLabel } from '../../src/ui/labels/rate-label.ts';
import { until } from '../../tools/browsers/until.ts';
import { historyFile } from '../../tools/start/history-file.ts';
import { localeText, readable } from '../ui/locale-text.ts';
import { chooseFileIn, goIn, pressIn, say, shownIn } from './harness/dashboard-page.ts';
import { Stage } from './harness/stage.ts';

const OPERATORS = ['maroctelecom', 'inwi', 'meditel'];
const CONTROLS = ['recettes.atlas', 'AtlanticFootballDaily'];
const text = localeText('en');

let stage: Stage;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ebb-dashboard-'));
  stage = await Stage.open({ hasDashboard: true });
  page = stage.ownPage;
});
afterAll(async () => {
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

const shown = (): Promise<string> => shownIn(page);
const go = (hash: string, sign: string): Promise<string> => goIn(page, hash, sign);
const press = (words: string): Promise<void> => pressIn(page, words);
const chooseFile = (content: string): Promise<void> =>
  chooseFileIn(page, join(folder, 'history.json'), content);

async function seriesOf(vanity: string): Promise<SeriesSummary & { readonly view: PageView }> {
  const view = await stage.view(vanity);
  const series = view?.series.find(({ metric }) => metric === 'likes');
  if (!view || !series) throw new Error(`${vanity} has no likes`);
  return { ...series, view };
}

describe('an empty dashboard', () => {
  it('says what to do, and every section opens', async () => {
    expect(await go('', say('dashboard_nothing_yet'))).toContain(say('popup_first_open'));
    for (const [hash, key] of [
      ['evidence', 'dashboard_nav_evidence'],
      ['share', 'dashboard_nothing_to_share'],
      ['data', 'dashboard_no_backup'],
      ['settings', 'dashboard_setting_interval'],
      ['diagnostics', 'dashboard_copy_report'],
    ] as const)
      await go(hash, say(key));
  });

  it('speaks the language that is chosen, at once and where one is', async () => {
    const choose = (language: string): Promise<unknown> =>
      page.select(`select:has(option[value="${language}"])`, language);
    await go('settings', say('dashboard_language'));
    await choose('ar');
    const arabic = localeText('ar');
    const title = readable(arabic.plain(arabic.say('dashboard_language')));
    await until('the settings in Arabic', async () => (await shown()).includes(title));
    expect(await page.evaluate(() => [document.documentElement.dir, location.hash])).toEqual([
      'rtl',
      '#settings',
    ]);
    await choose('browser');
    await go('settings', say('dashboard_language'));
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr');
  });
});

describe('an import', () => {
  it('shows what it holds before it is merged, and then says what it did', async () => {
    await go('data', say('dashboard_import'));
    const pages = [...OPERATORS, ...CONTROLS].map((vanity) => stage.replay.page(vanity));
    await chooseFile(JSON.stringify(historyFile(stage.replay, pages, 60_000)));
    await until('the preview', async () => (await shown()).includes('The file holds'));
    expect(await shown()).toContain('Pages: 5');
    await press(say('dashboard_merge'));
    await until('the end of the import', async () => /Merged: [\d,]+ samples new/.test(await shown()), {
      deadlineMs: 50_000,
    });
    expect((await seriesOf('inwi')).sampleCount).toBeGreaterThan(100);
  }, 60_000);

  it('refuses a foreign file and says why', async () => {
    await chooseFile('{"format":"something else"}');
    await until('the refusal', async () => (await shown()).includes('is not an export of Ebb'));
    expect(await shown()).not.toContain(say('dashboard_merge'));
  });
});

describe('a campaign', () => {
  it('is made by keyboard alone', async () => {
    await go('edit-campaign', say('dashboard_campaign_name'));
    await page.bringToFront();
    await page.focus('main input[type=text]');
    await page.keyboard.type('#OpeUnlike');
    // Radio: from the first sample, as it stands.
    await page.keyboard.press('Tab');
    const roles = await page.$$('main select');
    expect(roles).toHaveLength(5);
    for (const [i, role] of roles.entries()) {
      const name = await role.evaluate(
        (node) => node.closest('label')?.querySelector('bdi')?.textContent ?? '',
      );
      const isControl = CONTROLS.some((vanity) => stage.replay.page(vanity).name === name);
      await role.select(isControl ? 'control' : 'target');
      expect(i).toBeLessThan(5);
    }
    await page.focus('main form button[type=submit]');
    await page.keyboard.press('Enter');
    await until('the campaign', async () => (await shown()).includes(say('dashboard_beyond_controls')));
  });

  it('shows the very sum that the core reckons, and what each Page lost', async () => {
    const now = await page.evaluate(() => Date.now());
    const targets = await Promise.all(OPERATORS.map(seriesOf));
    const rate = campaignRate(targets, now);
    if (rate.kind !== 'campaign-rate') throw new Error('no operator has a rate');
    const { headline, between } = figuresLabel(rate, 'likes', text);
    const all = await go('', '#OpeUnlike');
    expect(all).toContain(readable(text.plain(headline)));
    expect(all).toContain(readable(text.plain(between)));
    const lost = targets.reduce((sum, { first, last }) => sum + first.value - last.value, 0);
    expect(all).toContain(`At least ${lost.toLocaleString('en')} likes lost`);
  });

  it('draws its charts, and tells the same figures in a table', async () => {
    await until('the charts', () =>
      page.evaluate(() => document.querySelector('.instrument canvas') !== null),
    );
    await page.evaluate(() => document.querySelector('details.figures')?.setAttribute('open', ''));
    const rows = await until('the table', () =>
      page.evaluate(() => {
        const all = [...document.querySelectorAll('details.figures tbody tr')];
        return all.length > 5 && all.map((row) => row.textContent ?? '');
      }),
    );
    expect(rows[0]).toMatch(/likes lost/);
  });

  it('is moved through in time by keys', async () => {
    const pressed = (): Promise<string> =>
      page.evaluate(
        () => document.querySelector('.range-bar [aria-pressed=true]:not(.own)')?.textContent ?? '',
      );
    expect(await pressed()).toBe(say('dashboard_range_all'));
    await page.focus('.chart-frame');
    await page.keyboard.press('+');
    await until('a nearer span', async () => (await pressed()) === '');
    await page.keyboard.press('0');
    await until('everything', async () => (await pressed()) === say('dashboard_range_all'));
  });
});

describe('what is seen first', () => {
  const seen = (sign: string, edge: 'top' | 'bottom'): Promise<number> =>
    page.evaluate(
      (wanted, side) => document.querySelector(wanted)?.getBoundingClientRect()[side] ?? Number.NaN,
      sign,
      edge,
    );
  it.each(['a campaign', 'a Page'])('of %s is its chart, and on a phone its first figure', async (place) => {
    const { view } = await seriesOf('inwi');
    await page.setViewport({ width: 1280, height: 800 });
    if (place === 'a Page') await go(`page=${view.page.id}`, say('dashboard_peak_hour'));
    else await go('', say('dashboard_course'));
    await until('the chart', async () => (await seen('.chart-holder canvas', 'top')) <= 201);
    expect(await seen('.instrument', 'top')).toBeLessThanOrEqual(200);
    await page.setViewport({ width: 360, height: 640 });
    await until('the figure', async () => (await seen('.figure .n', 'bottom')) < 640);
    // The charts follow the width a frame later.
    await until('all within the width', () =>
      page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    );
    await page.setViewport({ width: 1280, height: 900 });
  });

  it('of a line of evidence is its instant in the chart, marked', async () => {
    const { view } = await seriesOf('inwi');
    await go(`evidence&page=${view.page.id}`, say('dashboard_add_note'));
    const clock = await until('a line', () =>
      page.evaluate(() => {
        const button = document.querySelector<HTMLElement>('.evidence tbody tr:nth-child(5) .when');
        button?.click();
        return button?.textContent;
      }),
    );
    const marked = (sign: string) => page.evaluate((one) => document.querySelector(one)?.textContent, sign);
    await until('the instant in the readout', async () => (await marked('.readout .pin')) === clock);
    await until('the instant on the axis', async () => (await marked('.pinned')) === clock);
    expect(await marked('.evidence .wanted .when')).toBe(clock);
    expect(await marked('.chosen')).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
  });
});

describe('each view', () => {
  it('of a Page shows its figures and leads to the evidence, from its top', async () => {
    const { view, last, rate } = await seriesOf('inwi');
    const all = await go(`page=${view.page.id}`, say('dashboard_peak_hour'));
    expect(all).toContain(last.value.toLocaleString('en'));
    if (rate.kind === 'rate')
      expect(all).toContain(readable(text.plain(figuresLabel(rate, 'likes', text).headline)));
    await page.evaluate(() => window.scrollTo({ top: 400, behavior: 'instant' }));
    const evidence = await go(`evidence&page=${view.page.id}`, say('dashboard_add_note'));
    expect(evidence).toContain(say('dashboard_kind_sample'));
    await until('the top', () => page.evaluate(() => window.scrollY === 0));
  });

  it('of the evidence keeps a note', async () => {
    await page.focus('.note-form input');
    await page.keyboard.type('VoIP is back');
    await page.keyboard.press('Enter');
    await until('the note', async () => (await shown()).includes('VoIP is back'));
  });

  it('to share says the very figures of the screen', async () => {
    await go('share', say('dashboard_save_picture'));
    // A sample may come between the two looks: then they are taken again.
    const said = await until('the card to say the figures that the background has', async () => {
      const label = await page.evaluate(() => document.querySelector('canvas')?.getAttribute('aria-label'));
      const targets = await Promise.all(OPERATORS.map(seriesOf));
      const rate = campaignRate(targets, await page.evaluate(() => Date.now()));
      if (!label || rate.kind !== 'campaign-rate') return undefined;
      const sentence = readable(text.plain(figuresLabel(rate, 'likes', text).sentence));
      return readable(label).includes(sentence) && label;
    });
    expect(said).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
    const size = await page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      return [canvas?.width, canvas?.height];
    });
    expect(size).toEqual([1200, 630]);
  });
});

describe('a Page that is measured', () => {
  it('is live in the dashboard', async () => {
    await go('evidence', say('dashboard_add_note'));
    const count = async (): Promise<number> =>
      Number(/([\d,]+) lines/.exec(await shown())?.[1]?.replace(',', ''));
    const before = await until('the log', async () => (await count()) || undefined);
    await stage.measure('inwi');
    await page.bringToFront();
    await until('new lines', async () => (await count()) > before + 3, { deadlineMs: 60_000 });
  }, 90_000);

  it('is measured by the other counter once the settings say so', async () => {
    await go('settings', say('metric_choose'));
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('.setting .pick [aria-pressed="false"]')?.click(),
    );
    await stage.untilView('inwi', 'followed by its followers', ({ metric }) => metric === 'followers');
  });
});
