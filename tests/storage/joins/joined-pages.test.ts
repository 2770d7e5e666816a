import { unwrap } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/math/durations.ts';
import { type PageId, type PageIdentity, toPageId } from '../../../src/core/page/page-identity.ts';
import type { SeriesId } from '../../../src/core/series/sample.ts';
import { NO_SAMPLES, samplesOf } from '../../../src/core/series/sample-columns.ts';
import { advanceSeries, type SeriesProgress } from '../../../src/core/summary/series-progress.ts';
import { answerPair } from '../../../src/storage/pages/answer-pair.ts';
import { readCampaigns, saveCampaign } from '../../../src/storage/pages/campaigns.ts';
import { deletePage } from '../../../src/storage/pages/delete-page.ts';
import { readNotes } from '../../../src/storage/pages/notes.ts';
import { readPageView, readPageViews } from '../../../src/storage/pages/page-views.ts';
import { findPage, meetPage } from '../../../src/storage/pages/pages.ts';
import { changeWatch, readWatches } from '../../../src/storage/pages/watches.ts';
import type { History, WatchRecord } from '../../../src/storage/schema.ts';
import { appendReadings } from '../../../src/storage/series/append-readings.ts';
import { readJoinedHistories, type StoredHistory } from '../../../src/storage/series/joined-series.ts';
import { recomputeStale } from '../../../src/storage/series/recompute-stale.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { thinHistory } from '../../../src/storage/series/thin.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { exportCsv } from '../../../src/storage/transfer/export-csv.ts';
import type { ExportFileInput } from '../../../src/storage/transfer/export-format.ts';
import { exportJson } from '../../../src/storage/transfer/export-history.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { rateLines } from '../../../tools/rates/rate-lines.ts';
import { readRows } from '../../../tools/rates/read-rows.ts';
import { dump } from '../dump.ts';
import { newHistory } from '../new-history.ts';
import { passDays } from '../pass-days.ts';
import { INWI, PROFILE, START } from '../sample-history.ts';

const THIRD: PageIdentity = {
  ...PROFILE,
  id: toPageId('facebook:333'),
  ids: [toPageId('facebook:333')],
  vanity: 'inwi3',
};
const BOTH = [INWI.id, PROFILE.id] as const;
const FOREVER = Date.UTC(2200, 0);
const LIKES = { pageId: INWI.id, metric: 'likes' } as const;

let db: History;
beforeEach(async () => {
  db = await newHistory();
});

async function look(page: PageIdentity, atMs: number, value: number): Promise<void> {
  await write(db, async (tx) => {
    await meetPage(tx, page, 'likes', atMs);
    const readings = [{ metric: 'likes', count: { value, step: 1 }, reader: 'page-data' }] as const;
    await appendReadings(tx, page.id, readings, { atMs, nowMs: atMs, leastSpanMs: 1000 });
  });
}

const say = (pages: readonly [string, string], answer: 'joined' | 'two' | 'later', atMs = START) =>
  write(db, (tx) => answerPair(tx, [toPageId(pages[0]), toPageId(pages[1])], answer, atMs));

/** A count a minute, stated by the one and the other in turn. */
async function measureInTurn(from: number, to: number): Promise<void> {
  for (let i = from; i < to; i += 1)
    await look(i % 2 ? PROFILE : INWI, START + i * MINUTE_MS, 900_000 - 100 * i);
}

/** All that is shown of a series. */
async function shownOf(series: SeriesId): Promise<StoredHistory> {
  const [history] = await readJoinedHistories(db, [{ series, fromMs: 0, isWhole: true }]);
  if (!history) throw new Error('no history was read');
  return history;
}

/** What the samples give that are shown of the first, worked out one by one. */
async function workedOut(): Promise<SeriesProgress | undefined> {
  const samples = samplesOf((await shownOf(LIKES)).columns);
  let progress: SeriesProgress | undefined;
  for (const sample of samples) ({ progress } = advanceSeries(progress, sample));
  return progress;
}

/** The store, but for the link itself and the figures of both. */
async function histories(): Promise<unknown> {
  const { pairs: _pairs, joint: _joint, ...rest } = (await dump(unwrap(db))).stores;
  return rest;
}

const watchOf = (pageId: PageId): WatchRecord => ({
  pageId,
  state: { kind: 'measuring', nextReadMs: START },
  intervalMs: MINUTE_MS,
  wantedMs: MINUTE_MS,
  quickLooks: 0,
  attendedMs: START,
  isTabless: false,
  lookBytes: 0,
});

describe('two Pages that the person has joined', () => {
  it('are shown as one with the samples of both in one order, and nothing of them is written', async () => {
    await measureInTurn(0, 30);
    const before = await histories();
    await say(BOTH, 'joined');
    await recomputeStale(db);
    expect(await histories()).toEqual(before);

    const views = await readPageViews(db);
    expect(views.map(({ page }) => page.id)).toEqual([INWI.id]);
    const [view] = views;
    expect(view?.joined).toEqual([PROFILE.id]);
    expect(view?.page.ids).toEqual(expect.arrayContaining([INWI.id, PROFILE.id]));
    expect(view?.series[0]).toMatchObject({
      sampleCount: 30,
      first: { atMs: START, value: 900_000 },
      last: { atMs: START + 29 * MINUTE_MS, value: 897_100 },
    });
    const samples = samplesOf((await shownOf(LIKES)).columns);
    expect(samples.map(({ value }) => value)).toEqual(
      Array.from({ length: 30 }, (_, i) => 900_000 - 100 * i),
    );
    expect(await readPageView(db, PROFILE.id)).toMatchObject({ page: { id: INWI.id } });
    expect(await findPage(db, [PROFILE.id])).toBe(INWI.id);
  });

  it('have the figures that all of their samples give, also after later looks at either', async () => {
    await measureInTurn(0, 20);
    await say(BOTH, 'joined');
    await recomputeStale(db);
    const joined = await readPageView(db, INWI.id);
    expect(joined?.series[0]?.rate).toEqual((await workedOut())?.rate);
    expect(joined?.series[0]?.rate.kind).toBe('rate');

    await measureInTurn(20, 26);
    await recomputeStale(db);
    const later = await readPageView(db, INWI.id);
    expect(later?.series[0]?.rate).toEqual((await workedOut())?.rate);
    expect(later?.series[0]?.last.atMs).toBe(START + 25 * MINUTE_MS);
    expect((await readSamples(db, { ...LIKES, pageId: PROFILE.id }, 0, FOREVER)).length).toBe(13);
  });

  it('have them worked out anew where samples came from earlier', async () => {
    await measureInTurn(10, 30);
    await say(BOTH, 'joined');
    await recomputeStale(db);
    const file = {
      format: 'ebb-history',
      version: 2,
      exportedAt: new Date(START).toISOString(),
      pages: [PROFILE],
      series: [{ pageId: PROFILE.id, metric: 'likes', samples: [[START - HOUR_MS, 905_000, 1, 'import']] }],
    };
    await importHistory(db, file, START + 2 * HOUR_MS);
    const view = await readPageView(db, INWI.id);
    expect(view?.series[0]).toMatchObject({ sampleCount: 21, first: { value: 905_000 } });
    expect(view?.series[0]?.rate).toEqual((await workedOut())?.rate);
  });

  it('are two again without the link, each as it was', async () => {
    await measureInTurn(0, 12);
    const [inwi, profile] = await readPageViews(db);
    await say(BOTH, 'joined');
    await recomputeStale(db);
    await say(BOTH, 'two');
    expect(await readPageViews(db)).toEqual([inwi, profile]);
    expect(await findPage(db, [PROFILE.id])).toBe(PROFILE.id);
  });

  it('are three where a third is joined, and two where one of them is parted', async () => {
    await measureInTurn(0, 4);
    await look(THIRD, START + 10 * MINUTE_MS, 899_000);
    await say([PROFILE.id, THIRD.id], 'joined');
    await say(BOTH, 'joined');
    expect((await readPageViews(db)).map(({ page, joined }) => [page.id, joined])).toEqual([
      [INWI.id, expect.arrayContaining([PROFILE.id, THIRD.id])],
    ]);
    await say([INWI.id, THIRD.id], 'later');
    expect((await readPageViews(db)).map(({ page, joined }) => [page.id, joined])).toEqual([
      [INWI.id, [PROFILE.id]],
      [THIRD.id, undefined],
    ]);
  });

  it('are never joined in a circle, nor with one that is not known', async () => {
    await measureInTurn(0, 2);
    await say(BOTH, 'joined');
    await say([PROFILE.id, INWI.id], 'joined');
    await say([INWI.id, THIRD.id], 'joined');
    expect((await readPageViews(db)).map(({ page, joined }) => [page.id, joined])).toEqual([
      [INWI.id, [PROFILE.id]],
    ]);
    expect(await db.getAll('pairs')).toHaveLength(1);
  });

  it('are measured once, and as before when they are two again', async () => {
    await measureInTurn(0, 2);
    for (const pageId of BOTH) await changeWatch(db, pageId, START, () => watchOf(pageId));
    await say(BOTH, 'joined');
    expect((await readWatches(db)).map(({ pageId }) => pageId)).toEqual([INWI.id]);
    await say(BOTH, 'two');
    expect((await readWatches(db)).map(({ pageId }) => pageId)).toHaveLength(2);
  });

  it('go on being measured where only the one is that is now shown under the other', async () => {
    await measureInTurn(0, 2);
    await changeWatch(db, PROFILE.id, START, () => watchOf(PROFILE.id));
    await say(BOTH, 'joined');
    expect(await readWatches(db)).toEqual([watchOf(INWI.id)]);
    expect((await readPageView(db, INWI.id))?.watch.kind).toBe('measuring');
  });

  it('count once in a campaign, whose own list stays as it was written', async () => {
    await measureInTurn(0, 4);
    const draft = { id: 'c', name: 'VoIP', startMs: START, targets: [INWI.id, PROFILE.id], controls: [] };
    await saveCampaign(db, draft);
    await db.put('notes', { id: 'n', atMs: START, text: 'a note', pageId: PROFILE.id });
    await say(BOTH, 'joined');
    const [shown] = await readCampaigns(db);
    expect(shown?.targets).toEqual([INWI.id]);
    expect(shown?.baseline).toEqual([{ ...LIKES, atMs: START, value: 900_000, step: 1 }]);
    expect((await readNotes(db))[0]?.pageId).toBe(INWI.id);
    await saveCampaign(db, { ...draft, name: 'another name', targets: shown?.targets ?? [] });
    await say(BOTH, 'two');
    const [again] = await readCampaigns(db);
    expect(again?.targets).toEqual([INWI.id, PROFILE.id]);
    expect(again?.baseline).toHaveLength(2);
  });

  it('show what was thinned of the one together with what is left of the other', async () => {
    await measureInTurn(0, 30);
    await passDays(db, START, 40);
    const days = { samplesMs: 7 * 24 * HOUR_MS, minutesMs: 365 * 24 * HOUR_MS };
    await thinHistory(db, days, START + 40 * 24 * HOUR_MS, 1);
    await say(BOTH, 'joined');
    const { columns, minutes } = await shownOf(LIKES);
    const kept = samplesOf(columns);
    expect(kept.length + minutes.reduce((sum, { samples }) => sum + samples, 0)).toBe(30);
    expect(minutes.every(({ lastMs }) => kept.every(({ atMs }) => atMs > lastMs))).toBe(true);
    expect(minutes.map(({ startMs }) => startMs)).toEqual(
      minutes.map(({ startMs }) => startMs).toSorted((a, b) => a - b),
    );
    expect(minutes.length).toBeGreaterThan(0);
    const third = { pageId: THIRD.id, metric: 'likes' } as const;
    await look(THIRD, START + 3 * MINUTE_MS, 400_000);
    await look(THIRD, START + 4 * MINUTE_MS, 399_990);
    const [both, other, later] = await readJoinedHistories(db, [
      { series: LIKES, fromMs: 0, isWhole: true },
      { series: third, fromMs: 0, isWhole: true },
      { series: third, fromMs: START + 4 * MINUTE_MS, isWhole: false },
    ]);
    expect(both?.minutes).toEqual(minutes);
    expect(samplesOf(both?.columns ?? NO_SAMPLES)).toEqual(kept);
    const values = (one: StoredHistory | undefined) =>
      samplesOf(one?.columns ?? NO_SAMPLES).map(({ value }) => value);
    expect(values(other)).toEqual([400_000, 399_990]);
    expect(values(later)).toEqual([399_990]);
  });

  it('stand in the table as one series that gives their rates, and in the lossless file each under its own number', async () => {
    await measureInTurn(0, 20);
    await say(BOTH, 'joined');
    await recomputeStale(db);
    let table = '';
    for await (const piece of exportCsv(db)) table += piece;
    const [heading, first, second] = table.split('\n');
    expect(heading).toBe('page_id,page_name,metric,at,count,step,reader,road,stated_id');
    expect(first).toBe(
      `${INWI.id},inwi,likes,${new Date(START).toISOString()},900000,1,page-data,,${INWI.id}`,
    );
    expect(second).toContain(`,899900,1,page-data,,${PROFILE.id}`);
    const rows = readRows(table);
    if ('bad' in rows) throw new Error('bad rows');
    const last = [...rateLines(rows.rows, false)].at(-1);
    const rate = (await readPageView(db, INWI.id))?.series[0]?.rate;
    expect(last).toMatchObject({ perMinute: rate?.kind === 'rate' ? rate.perMinute : undefined });

    let text = '';
    for await (const piece of exportJson(db, START)) text += piece;
    const file = JSON.parse(text) as ExportFileInput;
    expect(file.series.map(({ pageId, samples }) => [pageId, samples.length])).toEqual([
      [PROFILE.id, 10],
      [INWI.id, 10],
    ]);
    expect(file.joins).toEqual([{ pages: BOTH, atMs: START }]);
  });

  it('are deleted together', async () => {
    await measureInTurn(0, 4);
    await say(BOTH, 'joined');
    await recomputeStale(db);
    await deletePage(db, INWI.id);
    expect(await readPageViews(db)).toEqual([]);
    const { stores } = await dump(unwrap(db));
    expect(Object.values(stores).flatMap(({ records }) => records)).toEqual([]);
  });
});
