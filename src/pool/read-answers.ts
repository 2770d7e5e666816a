import * as v from 'valibot';
import { HOUR_MS } from '../core/math/durations.ts';
import type { Metric } from '../core/page/metric.ts';
import { findObserverId, type ObserverId } from '../core/pool/observer.ts';
import type { Sample } from '../core/series/sample.ts';
import { countStep, countValue, instantMs } from '../shapes/count.ts';
import { readerName } from '../shapes/look.ts';
import { metric } from '../shapes/page-identity.ts';

/** Samples of one observer and one series, as a pool told them. */
export interface PooledSamples {
  readonly observer: ObserverId;
  /** The Page's id as the line had it; whether it is one of the pool's is the caller's to say. */
  readonly page: string;
  readonly metric: Metric;
  /** In time order, no instant twice. */
  readonly samples: readonly Sample[];
}

/** How many samples of one observer and one series an hour holds, by the start of the hour. */
export interface PooledHours {
  readonly observer: ObserverId;
  readonly page: string;
  readonly metric: Metric;
  readonly hours: ReadonlyMap<number, number>;
}

const observer = v.pipe(
  v.string(),
  v.transform(findObserverId),
  v.custom<ObserverId>((id) => id !== undefined),
);
const digits = v.pipe(v.string(), v.regex(/^\d{1,13}$/), v.transform(Number));

const exportLine = v.object({
  metric: v.object({
    by: observer,
    page: v.pipe(v.string(), v.maxLength(250)),
    metric,
    step: v.pipe(digits, countStep),
    reader: readerName,
  }),
  values: v.array(v.number()),
  timestamps: v.array(v.number()),
});

/** The span that was asked for, both ends inclusive. */
export interface AskedSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

const isWithin = ({ fromMs, toMs }: AskedSpan, atMs: number): boolean => atMs >= fromMs && atMs <= toMs;

/** What came of an answer: what could be read, and how much of it was refused. */
export interface ReadExport {
  readonly series: readonly PooledSamples[];
  /** Samples that are none: a time that was not asked for, a count that nobody counts, a line in another form. */
  readonly refused: number;
}

/**
 * The answer of `/api/v1/export`: a line of JSON for each set of labels. Nothing in it is believed: another
 * observer, or the engine's own keeper, may have written anything.
 * @param asked no sample may lie outside of it: each would cost a record of its own.
 */
export function readExport(text: string, asked: AskedSpan): ReadExport {
  const found = new Map<string, { head: Omit<PooledSamples, 'samples'>; samples: Map<number, Sample> }>();
  let refused = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const parsed = v.safeParse(exportLine, parseJson(line));
    if (!parsed.success || parsed.output.values.length !== parsed.output.timestamps.length) {
      refused += 1;
      continue;
    }
    const { metric: labels, values, timestamps } = parsed.output;
    const head = { observer: labels.by, page: labels.page, metric: labels.metric };
    const key = JSON.stringify(head);
    const entry = found.get(key) ?? { head, samples: new Map() };
    found.set(key, entry);
    for (const [i, value] of values.entries()) {
      const atMs = timestamps[i];
      if (!v.is(countValue, value) || !v.is(instantMs, atMs) || !isWithin(asked, atMs)) refused += 1;
      else entry.samples.set(atMs, { atMs, value, step: labels.step, reader: labels.reader });
    }
  }
  const series = [...found.values()].map(({ head, samples }) => ({
    ...head,
    samples: [...samples.values()].sort((a, b) => a.atMs - b.atMs),
  }));
  return { series, refused };
}

/** More than anybody invites: all of them are compared hour by hour. */
const MOST_OBSERVERS = 200;

const rangeAnswer = v.object({
  status: v.literal('success'),
  data: v.object({
    resultType: v.literal('matrix'),
    result: v.array(
      v.object({
        metric: v.object({ by: observer, page: v.pipe(v.string(), v.maxLength(250)), metric }),
        values: v.array(v.tuple([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/))])),
      }),
    ),
  }),
});

/**
 * The answer of `/api/v1/query_range` to a count by hours, asked at the last millisecond of each.
 * @param asked the starts of the first and the last hour: no other is believed.
 * @returns nothing where it is no such answer, or more than a pool can have in earnest.
 */
export function readHourCounts(text: string, asked: AskedSpan): readonly PooledHours[] | undefined {
  const parsed = v.safeParse(rangeAnswer, parseJson(text));
  if (!parsed.success) return undefined;
  const counts = parsed.output.data.result.map(({ metric: labels, values }) => ({
    observer: labels.by,
    page: labels.page,
    metric: labels.metric,
    hours: new Map(
      values
        .map(([seconds, samples]): [number, number] => [
          Math.round((seconds * 1000 + 1 - HOUR_MS) / HOUR_MS) * HOUR_MS,
          Number(samples),
        ])
        .filter(([hourMs]) => isWithin(asked, hourMs)),
    ),
  }));
  const series = new Set(counts.map((one) => JSON.stringify([one.observer, one.page, one.metric])));
  const observers = new Set(counts.map((one) => one.observer));
  return series.size === counts.length && observers.size <= MOST_OBSERVERS ? counts : undefined;
}

const vectorAnswer = v.object({
  status: v.literal('success'),
  data: v.object({
    resultType: v.literal('vector'),
    result: v.array(
      v.object({
        metric: v.record(v.string(), v.string()),
        value: v.tuple([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))]),
      }),
    ),
  }),
});

/**
 * The answer of `/api/v1/query` to how many there are of each value of a label.
 * @returns by that value, most first; nothing where it is no such answer.
 */
export function readCounts(text: string, label: 'by' | 'page'): ReadonlyMap<string, number> | undefined {
  const parsed = v.safeParse(vectorAnswer, parseJson(text));
  if (!parsed.success) return undefined;
  const counts = parsed.output.data.result.map(({ metric: labels, value: [, many] }): [string, number] => [
    labels[label] ?? '',
    many,
  ]);
  return new Map(counts.sort(([, a], [, b]) => b - a));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
