import type { Loss, NoLoss } from './campaign-loss.ts';

/** What was lost over a span beside what unrelated Pages lost in the same time, as parts of what was there at its start. */
export interface LossBesideControls {
  /** 0 to 1; negative is a gain. */
  readonly targetsPart: number;
  readonly controlsPart: number;
}

/**
 * A loss beside that of the controls, never in its place: a purge takes the same part of every Page.
 * @param targets and `controls`: both since the same start.
 * @returns nothing where one of them is not known.
 */
export function lossBesideControls(
  targets: Loss | NoLoss,
  controls: Loss | NoLoss,
): LossBesideControls | undefined {
  if (targets.kind === 'no-loss' || controls.kind === 'no-loss') return undefined;
  if (targets.before === 0 || controls.before === 0) return undefined;
  return { targetsPart: targets.lost / targets.before, controlsPart: controls.lost / controls.before };
}
