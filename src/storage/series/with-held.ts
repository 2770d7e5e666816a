import type { PageId } from '../../core/page/page-identity.ts';
import type { Reading } from '../../core/page/reading.ts';
import { resumeFilter } from '../../core/rate/filter/rate-filter.ts';
import type { RoadName } from '../../core/road/road.ts';
import { admit } from '../../core/series/admit.ts';
import { type Sample, seriesKey } from '../../core/series/sample.ts';
import {
  advanceSeries,
  changeOfSeries,
  type SeriesProgress,
  TAIL_MS,
} from '../../core/summary/series-progress.ts';
import type { PageView, SeriesSummary } from '../../core/summary/series-summary.ts';
import type { History, HistoryWrite } from '../schema.ts';
import { type AppendOptions, appendReadings } from './append-readings.ts';
import { readSamples } from './samples.ts';
import { progressOf } from './series.ts';

/** The readings of one look that there was no room to keep. */
export interface HeldLook {
  readonly readings: readonly Reading[];
  /** When the document was answered. */
  readonly atMs: number;
  readonly road?: RoadName;
}

/** Appends what was held in memory, in order; what the series has passed meanwhile is refused as any late reading. */
export async function appendHeld(
  tx: HistoryWrite,
  pageId: PageId,
  held: readonly HeldLook[],
  options: Omit<AppendOptions, 'atMs' | 'road'>,
): Promise<void> {
  // The clock is judged by what it says now: by a look's own instant, every sample kept since lies in its future.
  for (const { readings, ...when } of held)
    await appendReadings(tx, pageId, readings, { ...options, ...when });
}

/** A Page as it would stand if what is held of it were kept. Only reads. */
export async function withHeld(
  db: History,
  view: PageView,
  held: readonly HeldLook[],
  leastSpanMs: number,
): Promise<PageView> {
  const series = await Promise.all(
    view.series.map(async (summary) => {
      const samples = held.flatMap(({ readings, atMs, road }) =>
        readings
          .filter(({ metric }) => metric === summary.metric)
          .map(({ count: { value, step }, reader }) => ({
            atMs,
            value,
            step,
            reader,
            ...(road && { road }),
          })),
      );
      const before = await readProgress(db, view.page.id, summary);
      return before ? summaryOf(summary, advanced(before, samples, leastSpanMs)) : summary;
    }),
  );
  return { ...view, series };
}

/** Nothing where the figures would have to be worked out anew first. */
async function readProgress(
  db: History,
  pageId: PageId,
  { metric, last }: SeriesSummary,
): Promise<SeriesProgress | undefined> {
  const id = { pageId, metric };
  const [record, filterRecord, tail] = await Promise.all([
    db.get('series', seriesKey(id)),
    db.get('filters', seriesKey(id)),
    readSamples(db, id, last.atMs - TAIL_MS, last.atMs),
  ]);
  const filter = resumeFilter(filterRecord?.state);
  return record && filter && progressOf(record, filter, tail);
}

function advanced(before: SeriesProgress, samples: readonly Sample[], leastSpanMs: number): SeriesProgress {
  let progress = before;
  let aside: Sample | undefined;
  for (const sample of samples) {
    const verdict = admit({ sample, last: progress.last, aside, nowMs: sample.atMs, leastSpanMs });
    if (verdict.kind === 'admitted') {
      for (const kept of verdict.samples) progress = advanceSeries(progress, kept).progress;
      aside = undefined;
    } else if (verdict.reason === 'quarantined') aside = verdict.aside;
  }
  return progress;
}

function summaryOf(before: SeriesSummary, progress: SeriesProgress): SeriesSummary {
  const { first, last, sampleCount, rate } = progress;
  const recent = progress.recent.map(({ atMs, value, step }) => ({ atMs, value, step }));
  return { ...before, first, last, sampleCount, rate, change: changeOfSeries(progress), recent };
}
