import type { RateEstimate } from '../rate/rate.ts';
import type { LevelMove } from '../series/level-move.ts';

/**
 * What of a series moved at once and is not counted as people's doing: the platform changes that were told, and the
 * jump of the newest look, of which nobody knows yet what it is. "At least" holds either way.
 */
export const levelMoves = ({
  rate,
  platformChanges = [],
}: {
  readonly rate: RateEstimate;
  readonly platformChanges?: readonly LevelMove[];
}): readonly LevelMove[] => (rate.kind === 'jump' ? [...platformChanges, rate] : platformChanges);
