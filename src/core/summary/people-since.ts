import type { Count } from '../count/count.ts';
import { movedAtOnce } from '../series/level-move.ts';
import { levelMoves } from './level-moves.ts';
import type { SeriesSummary } from './series-summary.ts';

/** What became of a count since an earlier one, as far as people did it. */
export interface PeopleSince {
  /** The newest count as it would be, had nothing moved at once in between. */
  readonly last: Count;
  /** What moved at once and is not people's doing; negative for a drop, 0 where there is none. */
  readonly atOnce: number;
}

/** @param fromMs the instant of the earlier count, milliseconds since 1970 UTC. */
export function peopleSince(
  series: Pick<SeriesSummary, 'last' | 'rate' | 'platformChanges'>,
  fromMs: number,
): PeopleSince {
  const { value, step } = series.last;
  const atOnce = movedAtOnce(levelMoves(series), fromMs);
  return { last: { value: value - atOnce, step }, atOnce };
}

/** The earlier count of "since the start": the campaign's, else the first sample. */
export function startOf({ campaignStart, first }: Pick<SeriesSummary, 'campaignStart' | 'first'>): {
  /** The instant it is said to speak for, and its own. */
  readonly atMs: number;
  readonly countMs: number;
} & Count {
  return campaignStart ?? { value: first.value, step: first.step, atMs: first.atMs, countMs: first.atMs };
}
