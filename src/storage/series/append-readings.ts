import type { PageId } from '../../core/page/page-identity.ts';
import type { Reading } from '../../core/page/reading.ts';
import type { RoadName } from '../../core/page/road-name.ts';
import type { RateEvent } from '../../core/rate/rate-event.ts';
import type { Admission, RefusalReason } from '../../core/series/admission.ts';
import { admit } from '../../core/series/admit.ts';
import type { Sample, SeriesId } from '../../core/series/sample.ts';
import { seriesKey } from '../../core/series/sample.ts';
import { advanceSeries } from '../../core/summary/series-progress.ts';
import type { HistoryWrite } from '../schema.ts';
import { checkClock } from './check-clock.ts';
import { addSamples } from './samples.ts';
import { getSeries, putSeries, putWaiting, type StoredSeries } from './series.ts';
import { appendStale } from './stale.ts';

/** When readings were taken, and what admission needs beside the series itself. */
export interface AppendOptions {
  /** When the document was answered. */
  readonly atMs: number;
  readonly nowMs: number;
  /** Samples of a series are at least this far apart. */
  readonly leastSpanMs: number;
  /** For so long a fine count is not told once more in coarser steps. */
  readonly fineForMs?: number;
  /** By which road they came; none where that is not known. */
  readonly road?: RoadName;
}

/** What became of the readings, in their order. */
export interface Appended {
  readonly admissions: readonly Admission[];
  /** Figures of the Page are to be worked out again by `recomputeStale`. */
  readonly isStale: boolean;
}

/** Judges the readings of one look at a Page and appends those that become samples. */
export async function appendReadings(
  tx: HistoryWrite,
  pageId: PageId,
  readings: readonly Reading[],
  options: AppendOptions,
): Promise<Appended> {
  const admissions: Admission[] = [];
  let isStale = false;
  for (const { metric, count, reader } of readings) {
    const series = { pageId, metric };
    const sample = {
      atMs: options.atMs,
      value: count.value,
      step: count.step,
      reader,
      ...(options.road && { road: options.road }),
    };
    const clock = await checkClock(tx, series, await getSeries(tx, series), options.nowMs);
    if (clock.kind === 'ahead') {
      await countRefusal(tx, pageId, 'clock-jumped', options.nowMs);
      admissions.push({ kind: 'refused', reason: 'clock-jumped' });
      continue;
    }
    const { stored } = clock;
    isStale ||= stored.isStale;
    const verdict = admit({ sample, last: stored.last, aside: stored.aside, ...options });
    if (verdict.kind === 'admitted') {
      await appendSamples(tx, series, stored, verdict.samples);
      admissions.push({ kind: 'admitted' });
    } else {
      if (verdict.reason === 'quarantined') {
        await putWaiting(tx, series, { aside: verdict.aside });
      }
      await countRefusal(tx, pageId, verdict.reason, options.nowMs);
      admissions.push({ kind: 'refused', reason: verdict.reason });
    }
  }
  return { admissions, isStale };
}

/** Appends samples that are later than all the series has, with what the rate filter notices by them. */
export async function appendSamples(
  tx: HistoryWrite,
  series: SeriesId,
  { progress: before, isStale }: Pick<StoredSeries, 'progress' | 'isStale'>,
  samples: readonly Sample[],
): Promise<void> {
  await addSamples(tx, seriesKey(series), samples);
  if (isStale) {
    await appendStale(tx, series);
    return;
  }
  let progress = before;
  const events: RateEvent[] = [];
  for (const sample of samples) {
    const step = advanceSeries(progress, sample);
    progress = step.progress;
    events.push(...step.events);
  }
  if (progress) await putSeries(tx, series, progress, events);
}

/** Counts a refusal for diagnostics. */
export async function countRefusal(
  tx: HistoryWrite,
  pageId: PageId,
  reason: RefusalReason,
  nowMs: number,
): Promise<void> {
  const refusals = tx.objectStore('refusals');
  const before = await refusals.get([pageId, reason]);
  await refusals.put({ pageId, reason, count: (before?.count ?? 0) + 1, lastMs: nowMs });
}
