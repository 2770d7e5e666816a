import type { Loss, NoLoss } from './campaign-loss.ts';

/** What was lost over a span beside what unrelated Pages lost in the same time; negative is a gain. */
export interface LossBesideControls {
  /** Parts of what was there at the start, 0 to 1. */
  readonly targetsPart: number;
  readonly controlsPart: number;
  /** Likes or followers lost beyond what the controls' part would mean for the targets: not less, not more. */
  readonly beyond: number;
  readonly beyondAtLeast: number;
  readonly beyondAtMost: number;
  /** How many controls it rests on. */
  readonly controls: number;
}

/**
 * A loss with that of the controls deducted, which stands beside the plain loss and never in its place: a purge takes
 * the same part of every Page.
 * @param targets and `controls`: both since the same start.
 * @returns nothing where one of them is not known.
 */
export function lossBesideControls(
  targets: Loss | NoLoss,
  controls: Loss | NoLoss,
): LossBesideControls | undefined {
  if (targets.kind === 'no-loss' || controls.kind === 'no-loss') return undefined;
  if (targets.before === 0 || controls.before === 0) return undefined;
  const ofSize = targets.before / controls.before;
  return {
    targetsPart: targets.lost / targets.before,
    controlsPart: controls.lost / controls.before,
    beyond: Math.round(targets.lost - ofSize * controls.lost),
    beyondAtLeast: Math.round(targets.atLeast - ofSize * controls.atMost),
    beyondAtMost: Math.round(targets.atMost - ofSize * controls.atLeast),
    controls: controls.counted,
  };
}
