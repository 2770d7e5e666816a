import { type FilterState, filterSample, startFilter } from '../rate/filter/rate-filter.ts';
import type { RateEstimate } from '../rate/rate.ts';
import type { RateEvent } from '../rate/rate-event.ts';
import { type ChangeResult, changeOf, LONGEST_CHANGE_MS } from '../series/change.ts';
import { type LevelMove, withMove } from '../series/level-move.ts';
import type { Sample } from '../series/sample.ts';
import { levelMoves } from './level-moves.ts';

/** A series as far as it has come: what the next sample and the first figures of a view need. */
export interface SeriesProgress {
  readonly first: Sample;
  readonly last: Sample;
  readonly sampleCount: number;
  readonly filter: FilterState;
  readonly rate: RateEstimate;
  /** The platform changes that were told, oldest first. */
  readonly platformChanges: readonly LevelMove[];
  /** At most `MOST_RECENT` points of the last hour, oldest first. */
  readonly recent: readonly Sample[];
  /** The samples of the last few minutes, without omission: the change is taken from them. */
  readonly tail: readonly Sample[];
}

export interface ProgressStep {
  readonly progress: SeriesProgress;
  readonly events: readonly RateEvent[];
}

export const RECENT_MS = 60 * 60_000;
const MOST_RECENT = 120;
/** What lies further back bears on no change. */
export const TAIL_MS = LONGEST_CHANGE_MS;

/** One sample more; `before` is nothing for the first one. Pure. */
export function advanceSeries(before: SeriesProgress | undefined, sample: Sample): ProgressStep {
  const { state, estimate, events } = filterSample(before?.filter ?? startFilter(), sample);
  const progress = {
    first: before?.first ?? sample,
    last: sample,
    sampleCount: (before?.sampleCount ?? 0) + 1,
    filter: state,
    rate: estimate,
    platformChanges: withPlatformChanges(before?.platformChanges ?? [], events),
    recent: sparse([...since(before?.recent ?? [], sample.atMs - RECENT_MS), sample]),
    tail: [...since(before?.tail ?? [], sample.atMs - TAIL_MS), sample],
  };
  return { progress, events };
}

/** With those that were told by later samples. */
export const withPlatformChanges = (
  known: readonly LevelMove[],
  events: readonly RateEvent[],
): readonly LevelMove[] =>
  events.reduce((moves, event) => (event.kind === 'platform-change' ? withMove(moves, event) : moves), known);

/** The change up to the newest sample. */
export const changeOfSeries = ({ tail, ...moved }: SeriesProgress): ChangeResult =>
  changeOf(tail, levelMoves(moved));

const since = (samples: readonly Sample[], fromMs: number): Sample[] =>
  samples.filter(({ atMs }) => atMs >= fromMs);

/** Leaves out the point whose neighbours are nearest to each other, until few enough are left. */
export function sparse(points: Sample[]): Sample[] {
  while (points.length > MOST_RECENT) {
    let nearest = 1;
    let nearestMs = Number.POSITIVE_INFINITY;
    for (let i = 1; i < points.length - 1; i += 1) {
      const spanMs = (points[i + 1]?.atMs ?? 0) - (points[i - 1]?.atMs ?? 0);
      if (spanMs < nearestMs) {
        nearest = i;
        nearestMs = spanMs;
      }
    }
    points.splice(nearest, 1);
  }
  return points;
}
