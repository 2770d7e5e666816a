import { expect } from 'vitest';
import type { PageId, PageIdentity } from '../../../src/core/page/page-identity.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/series/bucket.ts';
import { retentionOf } from '../../../src/core/series/retention.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import { meetPage } from '../../../src/storage/pages/pages.ts';
import type { History } from '../../../src/storage/schema.ts';
import { appendReadings } from '../../../src/storage/series/append-readings.ts';
import { readBuckets } from '../../../src/storage/series/buckets.ts';
import { witnessDay } from '../../../src/storage/series/old-before.ts';
import { replayStale } from '../../../src/storage/series/replay.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { readSetApart, takeAllBack, takeBackAnyway } from '../../../src/storage/series/set-apart.ts';
import { thinHistory } from '../../../src/storage/series/thin.ts';
import { write } from '../../../src/storage/series/transaction.ts';
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

  async function look(page: PageIdentity): Promise<void> {
    const value = Math.max(0, (count.get(page.id) ?? 900_000) - Math.floor(random() * 200));
    count.set(page.id, value);
    const nowMs = now();
    const before = await db.get('filters', `likes:${page.id}` as never);
    const { admissions } = await write(db, async (tx) => {
      await meetPage(tx, page, 'likes', nowMs);
      const readings = [{ metric: 'likes', count: { value, step: 1 }, reader: 'page-data' }] as const;
      return appendReadings(tx, page.id, readings, { atMs: nowMs, nowMs, leastSpanMs: HALF / 2 });
    });
    if (admissions[0]?.kind !== 'admitted') return;
    promised.push({ pageId: page.id, atMs: nowMs, value });
    // One that was kept aside is borne out by it, or is forgotten: it was never acknowledged.
    const aside = before?.aside;
    const isBorneOut = aside && (await stored(page.id)).some(({ atMs }) => atMs === aside.atMs);
    if (isBorneOut) promised.push({ pageId: page.id, atMs: aside.atMs, value: aside.value });
  }

  const stored = (pageId: PageId) => readSamples(db, { pageId, metric: 'likes' }, 0, FOREVER);

  async function bring(page: PageIdentity): Promise<void> {
    const fromMs = now() - Math.floor(random() * 60 * DAY_MS);
    const samples = Array.from({ length: 1 + Math.floor(random() * 30) }, (_, i) => [
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
    const done = await importHistory(db, file, now());
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
    await replayStale(db, 40);
    await thinHistory(db, retentionOf(7), now(), 200);
  }

  const tally = { promised: 0, apart: 0, thinned: 0 };
  for (let step = 0; step < 14; step += 1) {
    const chance = random();
    if (chance < 0.55) for (let i = 0; i < 3; i += 1) await look(pick(pages));
    else if (chance < 0.65) await bring(pick(pages));
    else if (chance < 0.8) await upkeep();
    else if (chance < 0.95) faultMs = pick(FAULTS);
    else await takeBackAnyway(db, { pageId: pick(pages).id, metric: 'likes' }, now());
    trueMs += pick(STEPS);
  }
  // At the end the clock is right, and each Page is looked at once more.
  faultMs = 0;
  trueMs += 70_000;
  await upkeep();
  for (const page of pages) await look(page);
  await checkKept(db, promised, seed, tally);
  tally.promised = promised.length;
  return tally;
}

const lastEnd = (buckets: readonly { readonly lastMs: number }[]): number =>
  Math.max(...buckets.map(({ lastMs }) => lastMs + HOUR_MS));

/** Every promised sample stands in its Page's series, in a bucket of it, or is listed as set apart; and is exported. */
async function checkKept(
  db: History,
  promised: readonly Promised[],
  seed: number,
  tally: Tally,
): Promise<void> {
  let text = '';
  for await (const piece of exportJson(db, START)) text += piece;
  const file = JSON.parse(text) as {
    readonly series: readonly {
      readonly pageId: string;
      readonly samples: readonly (readonly [number, number])[];
      readonly minutes?: readonly { readonly firstMs: number; readonly lastMs: number }[];
      readonly hours?: readonly { readonly firstMs: number; readonly lastMs: number }[];
    }[];
    readonly setApart: readonly {
      readonly pageId: string;
      readonly samples: readonly (readonly [number, number])[];
    }[];
  };
  const views = await readPageViews(db);
  const apart = await readSetApart(db);
  for (const pageId of new Set(promised.map((one) => one.pageId))) {
    const id = { pageId, metric: 'likes' } as const;
    const samples = new Map((await readSamples(db, id, 0, FOREVER)).map(({ atMs, value }) => [atMs, value]));
    const buckets = [
      ...(await readBuckets(db, id, MINUTE_MS, 0, FOREVER)),
      ...(await readBuckets(db, id, HOUR_MS, 0, FOREVER)),
    ];
    const own = apart.filter((batch) => batch.pageId === pageId).flatMap((batch) => batch.samples);
    const lines = file.series.filter((one) => one.pageId === pageId);
    const exported = new Set(lines.flatMap((one) => one.samples.map(([atMs, value]) => `${atMs} ${value}`)));
    const exportedApart = new Set(
      file.setApart
        .filter((one) => one.pageId === pageId)
        .flatMap((one) => one.samples.map(([atMs, value]) => `${atMs} ${value}`)),
    );
    const exportedBuckets = lines.flatMap((one) => [...(one.minutes ?? []), ...(one.hours ?? [])]);
    for (const { atMs, value } of promised.filter((one) => one.pageId === pageId)) {
      const name = `${atMs} ${value}`;
      const isHere = samples.get(atMs) === value && exported.has(name);
      const isThinned = buckets.some(
        (bucket) =>
          bucket.firstMs <= atMs &&
          atMs <= bucket.lastMs &&
          bucket.lowest <= value &&
          value <= bucket.highest,
      );
      const isThinnedInFile = exportedBuckets.some(
        (bucket) => bucket.firstMs <= atMs && atMs <= bucket.lastMs,
      );
      const isApart =
        own.some((sample) => sample.atMs === atMs && sample.value === value) && exportedApart.has(name);
      expect(isHere || (isThinned && isThinnedInFile) || isApart, `seed ${seed}: ${pageId} ${name}`).toBe(
        true,
      );
      if (isApart) tally.apart += 1;
      if (isThinned) tally.thinned += 1;
    }
    // Nothing invented, nothing twice: the view counts what is there.
    const counted = samples.size + buckets.reduce((sum, bucket) => sum + bucket.samples, 0);
    const view = views
      .find(({ page }) => page.id === pageId)
      ?.series.find(({ metric }) => metric === 'likes');
    if (counted > 0) expect(view?.sampleCount, `seed ${seed}: ${pageId}`).toBe(counted);
  }
}
