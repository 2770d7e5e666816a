import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CampaignRate, campaignRate } from '../../src/core/campaign/campaign-rate.ts';
import type { PageView } from '../../src/core/summary/series-summary.ts';
import type { ExportFileInput } from '../../src/storage/transfer/export-format.ts';
import { figuresLabel } from '../../src/ui/labels/rate-label.ts';
import type { MessageKey } from '../../src/ui/text/message-key.ts';
import { askExtension } from '../../tools/browsers/ask-extension.ts';
import { until } from '../../tools/browsers/until.ts';
import { rateLines } from '../../tools/rates/rate-lines.ts';
import { readRows } from '../../tools/rates/read-rows.ts';
import { localeText, readable } from '../ui/locale-text.ts';
import { chooseFileIn, exportedIn, goIn, pressIn, say, shownIn } from './harness/dashboard-page.ts';
import { monthFile } from './harness/month-file.ts';
import { Stage } from './harness/stage.ts';

const SEED = 2602;
const LIVE = ['maroctelecom', 'meditel', 'inwi'];
const text = localeText('en');

let stage: Stage;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ebb-month-'));
  stage = await Stage.open({ hasDashboard: true });
  page = stage.ownPage;
});
afterAll(async () => {
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

const go = (hash: string, sign: string): Promise<string> => goIn(page, hash, sign);

/** Imports a file as a person does: chooses it, looks at the preview, agrees. */
async function importThere(on: Page, content: string): Promise<void> {
  await goIn(on, 'data', say('dashboard_import'));
  await chooseFileIn(on, join(folder, 'history.json'), content);
  await until('the preview', async () => (await shownIn(on)).includes('Pages: 10'));
  await pressIn(on, say('dashboard_merge'));
  await until('the end of the import', async () => /Merged: [\d,]+ samples new/.test(await shownIn(on)), {
    deadlineMs: 60_000,
  });
}

/** The rate of all that were read live together, as the core reckons it; after a few looks it may be no clear one. */
async function totalRate(): Promise<CampaignRate> {
  const targets = await Promise.all(LIVE.map(viewOf));
  const rate = campaignRate(
    targets.map(({ likes }) => likes),
    await page.evaluate(() => Date.now()),
  );
  if (rate.kind !== 'campaign-rate') throw new Error('no operator has a rate');
  return rate;
}

/** What an export button hands to the browser as a file. */
async function exported(key: MessageKey): Promise<string> {
  await go('data', say('dashboard_export'));
  return exportedIn(page, say(key));
}

/** Every record of the stores an export speaks of, with its key, as the database has it. */
async function records(on: Page): Promise<Record<string, [string, string][]>> {
  const dump = await on.evaluate(async () => {
    const opening = indexedDB.open('ebb');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const names = [
      'pages',
      'series',
      'filters',
      'chunks',
      'buckets',
      'events',
      'watchEvents',
      'campaigns',
      'notes',
    ];
    const tx = db.transaction(names);
    const plain = (value: unknown): string =>
      JSON.stringify(value, (_, part: unknown) => {
        if (part instanceof Uint8Array) return `bytes ${part.join(' ')}`;
        if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
        return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
      });
    const stores: [string, [string, string][]][] = await Promise.all(
      names.map(
        (name) =>
          new Promise<[string, [string, string][]]>((resolve, reject) => {
            const all: [string, string][] = [];
            const walk = tx.objectStore(name).openCursor();
            walk.onerror = () => reject(walk.error);
            walk.onsuccess = () => {
              const cursor = walk.result;
              if (!cursor) return resolve([name, all]);
              all.push([plain(cursor.primaryKey), plain(cursor.value)]);
              cursor.continue();
            };
          }),
      ),
    );
    db.close();
    return JSON.stringify(Object.fromEntries(stores));
  });
  return JSON.parse(dump) as Record<string, [string, string][]>;
}

/** What documents said of a Page's numbers and vanities is believed of no file: there, its id alone is known. */
function asAFileSays(stores: Record<string, [string, string][]>): Record<string, [string, string][]> {
  const pages = (stores['pages'] ?? []).map(([key, record]): [string, string] => {
    const { ids, vanities, tiedIds, aliasKeys, ...said } = JSON.parse(record) as Record<string, unknown>;
    expect([ids, vanities, tiedIds, aliasKeys].every(Array.isArray)).toBe(true);
    return [key, JSON.stringify(said)];
  });
  return { ...stores, pages };
}

async function viewOf(vanity: string): Promise<PageView & { readonly likes: PageView['series'][number] }> {
  const view = await stage.view(vanity);
  const likes = view?.series.find(({ metric }) => metric === 'likes');
  if (!view || !likes) throw new Error(`${vanity} has no likes`);
  return { ...view, likes };
}

describe(`a month of ten Pages and a live evening (seed ${SEED})`, () => {
  let file: ExportFileInput;

  it('comes in through the import and goes on live', async () => {
    file = monthFile(stage.replay, SEED);
    await importThere(page, JSON.stringify(file));
    const before = (await viewOf('inwi')).likes.sampleCount;
    for (const vanity of LIVE) await stage.visit(vanity);
    await stage.startMeasuring(LIVE);
    for (const vanity of LIVE)
      await stage.untilView(vanity, 'some samples on', ({ series }) =>
        series.some(({ metric, sampleCount }) => metric === 'likes' && sampleCount > before + 4),
      );
    for (const vanity of LIVE) {
      const { page: known } = await viewOf(vanity);
      await askExtension(page, 'setMeasuring', { pageId: known.id, measuring: false });
    }
    await page.bringToFront();
  }, 120_000);

  it('shows a campaign’s total as the core reckons it, and the loss since its start', async () => {
    const all = await go('campaign=campaign-1', say('dashboard_beyond_controls'));
    const targets = await Promise.all(LIVE.map(viewOf));
    const baseline = file.campaigns?.[0]?.baseline ?? [];
    const lost = targets.reduce((sum, { page: { id }, likes }) => {
      const from = baseline.find(({ pageId }) => pageId === id);
      if (!from) throw new Error(`${id} has no baseline`);
      return sum + from.value - likes.last.value;
    }, 0);
    expect(lost).toBeGreaterThan(100_000);
    expect(all).toContain(`At least ${lost.toLocaleString('en')} likes lost`);
    const rate = await totalRate();
    const { headline, between } = figuresLabel(rate, 'likes', text);
    expect(all).toContain(readable(text.plain(headline)));
    expect(all).toContain(readable(text.plain(between)));
  });

  it('tells on the share card what the screen tells', async () => {
    const screen = await go('campaign=campaign-1', say('dashboard_beyond_controls'));
    await go('share', say('dashboard_save_picture'));
    const said = await page.evaluate(
      () => document.querySelector('canvas')?.getAttribute('aria-label') ?? '',
    );
    const lost = /At least [\d,]+ likes lost since/.exec(screen)?.[0];
    if (!lost) throw new Error(`no loss on the screen: ${screen.slice(0, 400)}`);
    const rate = await totalRate();
    const { headline, between } = figuresLabel(rate, 'likes', text);
    expect(readable(said).toLowerCase()).toContain(readable(text.plain(headline)).toLowerCase());
    expect(readable(said)).toContain(readable(text.plain(between)));
    expect(readable(said)).toContain(lost);
    expect(said).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
  });

  it('draws the past rates that anybody recomputes from the exported CSV', async () => {
    const read = readRows(await exported('dashboard_export_csv'));
    if ('bad' in read) throw new Error(read.bad[0]?.reason);
    const { page: known, likes } = await viewOf('inwi');
    const own = [...rateLines(read.rows, false)].filter(
      (line) => 'perMinute' in line && line.page_id === known.id && line.metric === 'likes',
    );
    const last = own.at(-1);
    if (!last || !('perMinute' in last) || likes.rate.kind !== 'rate') throw new Error('inwi has no rate');
    expect([last.perMinute, last.low, last.high]).toEqual([
      likes.rate.perMinute,
      likes.rate.low,
      likes.rate.high,
    ]);
    await go(`page=${known.id}`, say('dashboard_peak_hour'));
    const row = await until('the table of past rates', () =>
      page.evaluate(() => {
        const table = document.querySelector('.chart details.figures');
        table?.setAttribute('open', '');
        const done = document.querySelector('main progress') === null;
        const shown = table?.querySelector('tbody tr td')?.textContent ?? '';
        // Rates are worked out when the page is at rest; before that nothing says that they are.
        return done && /\d/.test(shown) ? shown : undefined;
      }),
    );
    expect(readable(row)).toContain(readable(text.plain(figuresLabel(likes.rate, 'likes', text).between)));

    await page.evaluate(() =>
      document.querySelector<HTMLInputElement>('.instrument .smoothed input')?.click(),
    );
    await until('the curve in hindsight', () =>
      page.evaluate(
        (label) =>
          [...document.querySelectorAll('.chart details.figures thead bdi')].some(
            ({ textContent }) => textContent === label,
          ),
        say('dashboard_smoothed'),
      ),
    );
  });

  it('imported into an empty profile gives the same store, record by record', async () => {
    const history = await exported('dashboard_export_json');
    const other = await Stage.open({ hasDashboard: true });
    try {
      await importThere(other.ownPage, history);
      const [here, there] = [await records(page), await records(other.ownPage)].map(asAFileSays);
      if (!here || !there) throw new Error('no records');
      for (const [name, all] of Object.entries(here)) {
        expect(all.length, name).toBeGreaterThan(0);
        expect(there[name], name).toEqual(all);
      }
    } finally {
      await other.close();
    }
  }, 120_000);
});
