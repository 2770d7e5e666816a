import { FilterRun } from '../../src/core/rate/filter/filter-run.ts';
import type { RateEstimate } from '../../src/core/rate/rate.ts';
import type { RateEvent } from '../../src/core/rate/rate-event.ts';
import type { Row } from './read-rows.ts';

/** A sample's rate as it was known at that sample: a minute, with the ends of the 95 % interval. */
export interface RateLine {
  readonly at: string;
  readonly perMinute: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /**
   * Said where the figures are no rate yet: it is too early to tell a change from none, or the count has just jumped
   * and they are those of before, with an interval that covers both readings of it.
   */
  readonly caveat?: 'too-early' | 'jump';
  readonly page_id?: string;
  readonly metric?: string;
  readonly observer?: string;
}

export interface EventLine {
  readonly at: string;
  readonly event: RateEvent;
}

/**
 * The rates of rows in their order, each from the rows before it of the same page and metric, by the filter that
 * the extension runs.
 * @param withEvents also what was noticed, each after the sample at which it became known.
 */
export function* rateLines(rows: Iterable<Row>, withEvents: boolean): Generator<RateLine | EventLine> {
  const runs = new Map<string, FilterRun>();
  for (const row of rows) {
    const key = JSON.stringify(row.series);
    const run = runs.get(key) ?? startOf(row);
    runs.set(key, run);
    const events = run.sample(row);
    const rate = run.estimate();
    yield rate.kind === 'no-rate'
      ? { at: row.at, perMinute: null, low: null, high: null, ...row.series }
      : {
          at: row.at,
          perMinute: rate.perMinute,
          low: rate.low,
          high: rate.high,
          ...caveat(rate),
          ...row.series,
        };
    if (withEvents) for (const event of events) yield { at: row.at, event, ...row.series };
  }
}

const caveat = ({ kind }: RateEstimate): Pick<RateLine, 'caveat'> =>
  kind === 'too-early' || kind === 'jump' ? { caveat: kind } : {};

/** A run that has taken in what the file says came before. */
function startOf({ before }: Row): FilterRun {
  const run = new FilterRun();
  if (before) run.load(before);
  return run;
}
