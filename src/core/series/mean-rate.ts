import type { Interval } from '../math/independent-sum.ts';
import { Z95 } from '../math/normal.ts';
import { gainsAndLosses } from './gains-and-losses.ts';
import { type LevelMove, movedAtOnce } from './level-move.ts';
import type { Sample } from './sample.ts';
import { spanChange } from './span-change.ts';

/**
 * The mean rate a minute over a span, plain: total change over total time, with the 95 % interval that the events
 * seen (a Poisson count) and the wobble of the two reads at its ends leave.
 * @param deviation standard deviation of a read; 0 for exact ones.
 * @param moves of the level at once; they are no part of the rate.
 * @returns nothing where the span was not watched for at least half.
 */
export function meanRate(
  samples: readonly Pick<Sample, 'atMs' | 'value' | 'step'>[],
  fromMs: number,
  toMs: number,
  deviation: number,
  moves: readonly LevelMove[] = [],
): Interval | undefined {
  const change = spanChange(samples, fromMs, toMs, moves);
  if (change.kind === 'no-span-change') return undefined;
  const spanMs = change.toMs - change.fromMs;
  if (change.watchedMs < 0.5 * (toMs - fromMs)) return undefined;
  const within = samples.filter(({ atMs }) => atMs >= change.fromMs && atMs <= change.toMs);
  const { gainedAtLeast, lostAtLeast } = gainsAndLosses(
    within.map(({ atMs, value }) => value - movedAtOnce(moves, change.fromMs, atMs)),
    Math.max(change.step - 1, 6 * deviation),
  );
  const minutes = spanMs / 60_000;
  const events = Math.max(1, Math.abs(change.count), gainedAtLeast + lostAtLeast);
  const rounding = (2 * (change.step ** 2 - 1)) / 12;
  const half = (Z95 * Math.sqrt(events + 2 * deviation ** 2 + rounding)) / minutes;
  // Each count is taken for the middle of what it stands for: the same where both ends have one step.
  const value = (change.count + ((within.at(-1)?.step ?? 1) - (within[0]?.step ?? 1)) / 2) / minutes;
  return { value, low: value - half, high: value + half };
}
