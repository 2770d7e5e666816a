import { HOUR_MS, MINUTE_MS } from '../../../src/core/math/durations.ts';
import { groupOf, type PairAnswer } from '../../../src/core/page/joins.ts';
import type { PageId, PageIdentity } from '../../../src/core/page/page-identity.ts';
import type { Bucket } from '../../../src/core/series/bucket.ts';
import { retentionOf } from '../../../src/core/series/retention.ts';
import { seriesKey } from '../../../src/core/series/sample.ts';
import { readJoins } from '../../../src/storage/joins/read-joins.ts';
import { answerPair } from '../../../src/storage/pages/answer-pair.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import { meetPage } from '../../../src/storage/pages/pages.ts';
import { readsIn } from '../../../src/storage/reads.ts';
import type { History } from '../../../src/storage/schema.ts';
import { appendReadings } from '../../../src/storage/series/append-readings.ts';
import { readBuckets } from '../../../src/storage/series/buckets.ts';
import { readJoinedHistories, seriesOfGroup } from '../../../src/storage/series/joined-series.ts';
import { jointStep } from '../../../src/storage/series/joint-figures.ts';
import { witnessDay } from '../../../src/storage/series/old-before.ts';
import { recomputeStale } from '../../../src/storage/series/recompute-stale.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { readSetApart, takeAllBack, takeBackAnyway } from '../../../src/storage/series/set-apart.ts';
import { thinHistory } from '../../../src/storage/series/thin.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { exportCsv } from '../../../src/storage/transfer/export-csv.ts';
import { exportJson } from '../../../src/storage/transfer/export-history.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';
import { START } from '../sample-history.ts';

// A sequence of documents, imports, clocks and upkeep befalls a history, and a model beside it remembers every sample
// that was acknowledged: that was said to be admitted, or added. The model is a list; it knows nothing of the store.

const DAY_MS = 24 * HOUR_MS;
const HALF = 30_000;
const FOREVER = Date.UTC(2200, 0);

/** A sample that the history has promised to keep. */
interface Promised {
  readonly pageId: PageId;
  readonly atMs: number;
  readonly value: number;
}

export interface Tally {
  promised: number;
  apart: number;
  thinned: number;
  /** Of Pages that were joined at the end. */
  joined: number;
}

/** Numbers between 0 and 1 from a seed. Source: mulberry32, Tommy Ettinger, public domain. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How wrong the clock may be: an hour slow or fast, a day, ten years. */
const FAULTS = [0, 0, 0, -HOUR_MS, HOUR_MS, -DAY_MS, DAY_MS, 3650 * DAY_MS, -3650 * DAY_MS];
const STEPS = [HALF, HALF, HALF, 10 * MINUTE_MS, 3 * HOUR_MS, 26 * HOUR_MS, 12 * DAY_MS];

/**
 * Runs the sequence of a seed and checks at its end, and on the way, that nothing that was promised is lost or hidden.
 * @param pages documents that state who they are.
 */
export async function runSequence(seed: number, pages: readonly PageIdentity[]): Promise<Tally> {
  const random = randomOf(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const db = await newHistory();
  const promised: Promised[] = [];
  let trueMs = START + 400 * DAY_MS;
  let faultMs = 0;
  const count = new Map<PageId, number>();
  const now = (): number => trueMs + faultMs;

  /** Several documents at once, in one transaction as the background takes them in. */
  async function look(seen: ReadonlySet<PageIdentity>): Promise<void> {
    const nowMs = now();
    const looks = [...seen].map((page) => {
      const value = Math.max(0, (count.get(page.id) ?? 900_000) - Math.floor(random() * 200));
      count.set(page.id, value);
      return { page, value, id: { pageId: page.id, metric: 'likes' as const } };
    });
    const taken = await write(db, async (tx) => {
      const outcomes = [];
      const joins = await readJoins(readsIn(tx));
      for (const { page, value, id } of looks) {
        const aside = (await tx.objectStore('filters').get(seriesKey(id)))?.aside;
        await meetPage(tx, page, 'likes', nowMs);
        const readings = [{ metric: 'likes', count: { value, step: 1 }, reader: 'page-data' }] as const;
        const options = { atMs: nowMs, nowMs, leastSpanMs: HALF / 2 };
        const { admissions } = await appendReadings(tx, page.id, readings, options);
        const group = seriesOfGroup(joins, page.id, 'likes');
        if (group.length > 1) await jointStep(tx, group);
        if (admissions[0]?.kind === 'admitted') outcomes.push({ pageId: page.id, value, aside });
      }
      return outcomes;
    });
    for (const { pageId, value, aside } of taken) {
      promised.push({ pageId, atMs: nowMs, value });
      // One that was kept aside is borne out by it, or is forgotten: it was never acknowledged.
      const isBorneOut = aside && (await stored(pageId)).some(({ atMs }) => atMs === aside.atMs);
      if (isBorneOut) promised.push({ pageId, atMs: aside.atMs, value: aside.value });
    }
  }

  const stored = (pageId: PageId) => readSamples(db, { pageId, metric: 'likes' }, 0, FOREVER);

  async function bring(page: PageIdentity): Promise<void> {
    const fromMs = now() - Math.floor(random() * 60 * DAY_MS);
    const samples = Array.from({ length: 1 + Math.floor(random() * 8) }, (_, i) => [
      fromMs + i * pick([HALF, MINUTE_MS, 2 * HOUR_MS]) + Math.floor(random() * 1000),
      880_000 + Math.floor(random() * 1000),
      1,
      'import',
    ]).filter(([atMs]) => Number(atMs) <= now());
    const known = new Set((await stored(page.id)).map(({ atMs }) => atMs));
    const covered = [
      ...(await readBuckets(db, { pageId: page.id, metric: 'likes' }, MINUTE_MS, 0, FOREVER)),
      ...(await readBuckets(db, { pageId: page.id, metric: 'likes' }, HOUR_MS, 0, FOREVER)),
    ];
    const file = {
      format: 'ebb-history',
      version: 2,
      exportedAt: new Date(START).toISOString(),
      pages: [page],
      series: [{ pageId: page.id, metric: 'likes', samples }],
    };
    // Half of them as a part that others follow: figures are worked out by the upkeep then, as after a kill.
    const done = await importHistory(db, file, now(), random() < 0.5);
    if (done.kind !== 'imported') return;
    // What lies in a stretch that is known in minutes or hours is known already.
    const isThinnedHere = covered.length > 0 && samples.some(([atMs]) => Number(atMs) < lastEnd(covered));
    if (isThinnedHere) return;
    // Of two of one instant in a file the first stays.
    const fresh = new Map(samples.toReversed().map(([atMs, value]) => [Number(atMs), Number(value)]));
    for (const [atMs, value] of fresh) if (!known.has(atMs)) promised.push({ pageId: page.id, atMs, value });
  }

  async function upkeep(): Promise<void> {
    await write(db, (tx) => takeAllBack(tx, now()));
    await witnessDay(db, now());
    await recomputeStale(db, 40);
    await thinHistory(db, retentionOf(7), now(), 200);
  }

  /** The person says that two Pages are one, or that they are not. */
  async function answer([a, b]: readonly PageIdentity[], said: PairAnswer): Promise<void> {
    if (a && b) await write(db, (tx) => answerPair(tx, [a.id, b.id], said, now()));
  }

  const tally = { promised: 0, apart: 0, thinned: 0, joined: 0 };
  const steps = 4 + Math.floor(random() * 9);
  for (let step = 0; step < steps; step += 1) {
    const chance = random();
    if (chance < 0.5) await look(new Set([pick(pages), pick(pages), pick(pages)]));
    else if (chance < 0.6) await bring(pick(pages));
    else if (chance < 0.72) await upkeep();
    else if (chance < 0.87) faultMs = pick(FAULTS);
    else if (chance < 0.96)
      await answer([pick(pages), pick(pages)], pick(['joined', 'joined', 'two', 'later']));
    else await takeBackAnyway(db, { pageId: pick(pages).id, metric: 'likes' }, now());
    trueMs += pick(STEPS);
  }
  // At the end the clock is right, and each Page is looked at once more.
  faultMs = 0;
  trueMs += 70_000;
  await upkeep();
  await look(new Set(pages));
  await checkKept(db, promised, seed, tally);
  tally.promised = promised.length;
  return tally;
}

const lastEnd = (buckets: readonly { readonly lastMs: number }[]): number =>
  Math.max(...buckets.map(({ lastMs }) => lastMs + HOUR_MS));

type Row = readonly [atMs: number, value: number];

interface Exported {
  readonly series: readonly {
    readonly pageId: PageId;
    readonly samples: readonly Row[];
    readonly minutes?: readonly Bucket[];
    readonly hours?: readonly Bucket[];
  }[];
  readonly setApart: readonly { readonly pageId: PageId; readonly samples: readonly Row[] }[];
}

const nameOf = ([atMs, value]: Row): string => `${atMs} ${value}`;

const whole = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
};

/**
 * Every promised sample is shown under its Page, or the one that this was joined to, or in a bucket of it, or is listed
 * as set apart; and is exported under its own Page.
 */
async function checkKept(
  db: History,
  promised: readonly Promised[],
  seed: number,
  tally: Tally,
): Promise<void> {
  const file = JSON.parse(await whole(exportJson(db, START))) as Exported;
  const table = new Set((await whole(exportCsv(db))).split('\n').map(tableRow));
  const [views, apart, joins] = [await readPageViews(db), await readSetApart(db), await readJoins(db)];
  for (const pageId of new Set(promised.map((one) => one.pageId))) {
    const id = { pageId, metric: 'likes' } as const;
    const [shown] = await readJoinedHistories(db, [{ series: id, fromMs: 0, isWhole: true }]);
    if (!shown) throw new Error('no history was read');
    const { atMs: shownMs, value: shownValues } = shown.columns;
    const valueAt = new Map(Array.from(shownMs, (atMs, i) => [atMs, shownValues[i]]));
    const buckets = [...shown.minutes, ...shown.hours];
    const isJoined = groupOf(joins, pageId).length > 1;
    const own = apart.filter((batch) => batch.pageId === pageId).flatMap((batch) => batch.samples);
    const lines = file.series.filter((one) => one.pageId === pageId);
    const exported = new Set(lines.flatMap((one) => one.samples.map(nameOf)));
    const exportedBuckets = lines.flatMap((one) => [...(one.minutes ?? []), ...(one.hours ?? [])]);
    const exportedApart = new Set(
      file.setApart.filter((one) => one.pageId === pageId).flatMap((one) => one.samples.map(nameOf)),
    );
    for (const { atMs, value } of promised.filter((one) => one.pageId === pageId)) {
      const name = nameOf([atMs, value]);
      const isSpanOf = (bucket: Bucket): boolean => bucket.firstMs <= atMs && atMs <= bucket.lastMs;
      // Of two joined Pages that were read in the same millisecond the one they are shown under is drawn.
      const isDrawn = valueAt.get(atMs) === value || (isJoined && valueAt.has(atMs));
      const isThinned = buckets.some(
        (bucket) => isSpanOf(bucket) && bucket.lowest <= value && value <= bucket.highest,
      );
      const isShown = isDrawn || isThinned;
      const isInFile =
        (exported.has(name) && table.has(`${pageId} ${name}`)) || exportedBuckets.some(isSpanOf);
      const isApart =
        own.some((sample) => sample.atMs === atMs && sample.value === value) && exportedApart.has(name);
      if (!((isShown && isInFile) || isApart))
        throw new Error(`seed ${seed}: ${pageId} ${name}: ${JSON.stringify({ isShown, isInFile, isApart })}`);
      if (isApart) tally.apart += 1;
      if (isThinned) tally.thinned += 1;
      if (isJoined) tally.joined += 1;
    }
    // Nothing invented, nothing twice: the view counts what is kept of all that are shown as one.
    const counted = buckets.reduce((sum, bucket) => sum + bucket.samples, shown.columns.atMs.length);
    const view = views.find(({ page, joined = [] }) => [page.id, ...joined].includes(pageId));
    const said = view?.series.find(({ metric }) => metric === 'likes')?.sampleCount ?? 0;
    const isCounted = isJoined ? said >= counted : said === counted;
    if (!isCounted) throw new Error(`seed ${seed}: ${pageId}: ${said} said, ${counted} kept`);
  }
}

/** A line of the table as the Page that stated it, instant and count; '' for the heading and what was set apart. */
function tableRow(line: string): string {
  const cells = line.split(',');
  const [pageId, , , at = '', value, , , , ...rest] = cells;
  const stated = rest.find((cell) => cell.startsWith('facebook:')) ?? pageId;
  const isApart = rest.some((cell) => /^\d{4}-/.test(cell));
  return isApart || Number.isNaN(Date.parse(at)) ? '' : `${stated} ${Date.parse(at)} ${value}`;
}
