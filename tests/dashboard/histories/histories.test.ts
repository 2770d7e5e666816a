import { effect, signal as store } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import { smoothedRates } from '../../../src/core/rate/filter/smoothed-rates.ts';
import type { Sample } from '../../../src/core/series/sample.ts';
import type { PageView } from '../../../src/core/summary/series-summary.ts';
import { rateHistories } from '../../../src/dashboard/histories/rate-histories.ts';
import { rateColumns } from '../../../src/dashboard/histories/recompute/rate-columns.ts';
import { Recomputation } from '../../../src/dashboard/histories/recompute/recomputation.ts';
import { type HistoryReader, seriesHistories } from '../../../src/dashboard/histories/series-histories.ts';
import type { WantedHistory } from '../../../src/storage/series/joined-series.ts';
import { sampleColumns } from '../columns.ts';
import { recomputeHere } from './recompute/recompute-here.ts';

vi.mock('../../../src/platform/browser.ts', () => ({ browser: {} }));

/** How long a busy machine may take; what is waited for takes a part of a second. */
const PATIENCE_MS = 20_000;
const START = Date.UTC(2016, 1, 27, 20);
const id = { pageId: toPageId('facebook:@inwi'), metric: 'likes' } as const;
const sample = (i: number): Sample => ({
  atMs: START + i * 30_000,
  value: 900_000 - 70 * i,
  step: 1,
  reader: 'classic-counter',
});

/** A stored series and a view of it, both of which grow; and everything that was read of it. */
function growing(from: number, to: number) {
  let stored = Array.from({ length: to - from }, (_, i) => sample(from + i));
  const reads: (readonly WantedHistory[])[] = [];
  const reader: HistoryReader = async (wanted) => {
    reads.push(wanted);
    return wanted.map(({ fromMs }) => ({
      columns: sampleColumns(stored.filter(({ atMs }) => atMs >= fromMs)),
      hours: [],
      minutes: [],
      events: [],
    }));
  };
  const view = (): PageView => ({
    page: { id: id.pageId, ids: [], vanity: 'inwi', name: 'inwi', address: 'https://www.facebook.com/inwi' },
    watch: { kind: 'not-measuring' },
    metric: 'likes',
    intervalMs: 30_000,
    series: [
      {
        metric: 'likes',
        first: stored[0] ?? sample(0),
        last: stored.at(-1) ?? sample(0),
        sampleCount: stored.length,
        rate: { kind: 'no-rate', reason: 'too-little-data' },
        change: { kind: 'no-change', reason: 'too-little-data' },
        recent: [],
      },
    ],
  });
  const pages = store<readonly PageView[]>([view()]);
  return {
    pages,
    reads,
    reader,
    set(next: readonly Sample[]): void {
      stored = [...next];
      pages.value = [view()];
    },
  };
}

it('a history is read once and then goes on from its last sample', async () => {
  const source = growing(0, 10);
  const life = new AbortController();
  const history = seriesHistories(source.reader, source.pages, () => undefined, life.signal).of(id);
  await vi.waitFor(() => expect(history.value?.samples).toHaveLength(10), PATIENCE_MS);
  const all = Array.from({ length: 12 }, (_, i) => sample(i));
  source.set(all);
  await vi.waitFor(() => expect(history.value?.samples).toEqual(all), PATIENCE_MS);
  expect(history.value?.columns).toEqual(sampleColumns(all));
  expect(source.reads).toEqual([
    [{ series: id, fromMs: 0, isWhole: true }],
    [{ series: id, fromMs: START + 9 * 30_000 + 1, isWhole: false }],
  ]);
  life.abort();
});

it('several histories are read at once, and each goes on by itself', async () => {
  const source = growing(0, 3);
  const other = { ...id, pageId: toPageId('facebook:@meditel') };
  let letOtherBeRead = (): void => undefined;
  const isLet = new Promise<void>((resolve) => {
    letOtherBeRead = resolve;
  });
  const reader: HistoryReader = async (wanted) => {
    if (wanted.some(({ series }) => series.pageId === other.pageId)) await isLet;
    return source.reader(wanted);
  };
  const life = new AbortController();
  const histories = seriesHistories(reader, source.pages, () => undefined, life.signal);
  const both = histories.all([other, id]);
  const seen: (number[] | undefined)[] = [];
  effect(() => {
    seen.push(both.value?.map(({ samples }) => samples.length));
  });
  letOtherBeRead();
  await vi.waitFor(() => expect(seen).toEqual([undefined, [3, 3]]), PATIENCE_MS);
  source.set(Array.from({ length: 5 }, (_, i) => sample(i)));
  await vi.waitFor(() => expect(seen).toEqual([undefined, [3, 3], [3, 5]]), PATIENCE_MS);
  expect(source.reads.map((wanted) => wanted.map(({ series }) => series.pageId))).toEqual([
    [other.pageId, id.pageId],
    [id.pageId],
  ]);
  life.abort();
});

it('a history is read anew when older samples were imported', async () => {
  const source = growing(5, 10);
  const life = new AbortController();
  const history = seriesHistories(source.reader, source.pages, () => undefined, life.signal).of(id);
  await vi.waitFor(() => expect(history.value?.samples).toHaveLength(5), PATIENCE_MS);
  source.set(Array.from({ length: 11 }, (_, i) => sample(i)));
  await vi.waitFor(() => expect(history.value?.samples).toHaveLength(11), PATIENCE_MS);
  life.abort();
});

it('rates are those of one recomputation of all samples, also when samples came in between', async () => {
  const source = growing(0, 40);
  const life = new AbortController();
  const histories = seriesHistories(source.reader, source.pages, () => undefined, life.signal);
  const rates = rateHistories(histories, recomputeHere(life.signal), life.signal).of(id);
  await vi.waitFor(() => expect(rates.value.done).toBe(40), PATIENCE_MS);
  const all = Array.from({ length: 55 }, (_, i) => sample(i));
  source.set(all);
  await vi.waitFor(() => expect(rates.value).toMatchObject({ done: 55, total: 55 }), PATIENCE_MS);
  expect(rates.value.rates).toEqual(new Recomputation().next(all));
  life.abort();
});

it('rates are worked out anew when samples were imported amid those there were', async () => {
  const source = growing(0, 40);
  const all = Array.from({ length: 40 }, (_, i) => sample(i));
  source.set(all.filter((_, i) => i < 10 || i > 30));
  const life = new AbortController();
  const histories = seriesHistories(source.reader, source.pages, () => undefined, life.signal);
  const rates = rateHistories(histories, recomputeHere(life.signal), life.signal).of(id);
  await vi.waitFor(() => expect(rates.value.done).toBe(19), PATIENCE_MS);
  source.set(all);
  histories.refresh();
  await vi.waitFor(() => expect(rates.value).toMatchObject({ done: 40, total: 40 }), PATIENCE_MS);
  expect(rates.value.rates).toEqual(new Recomputation().next(all));
  life.abort();
});

it('rates in hindsight are those of the core, from the samples that are asked about alone', async () => {
  const source = growing(0, 3);
  const life = new AbortController();
  const histories = seriesHistories(source.reader, source.pages, () => undefined, life.signal);
  const asked = Array.from({ length: 30 }, (_, i) => sample(i));
  const rates = rateHistories(histories, recomputeHere(life.signal), life.signal);
  expect(await rates.smoothed(sampleColumns(asked))).toEqual(rateColumns(smoothedRates(asked)));
  life.abort();
});

it('a history that cannot be read is told and stays unknown', async () => {
  const source = growing(0, 3);
  const errors: unknown[] = [];
  const life = new AbortController();
  const broken: HistoryReader = () => Promise.reject(new Error('damaged'));
  const history = seriesHistories(broken, source.pages, (error) => errors.push(error), life.signal).of(id);
  await vi.waitFor(() => expect(errors).toEqual([new Error('damaged')]), PATIENCE_MS);
  expect(history.value).toBeUndefined();
  life.abort();
});
