import { type Interval, independentSum, scaled } from '../math/independent-sum.ts';

/** A set of Pages together: its rate a minute with the interval, and what its counters show. */
export interface GroupRate {
  /** A minute; negative is loss. */
  readonly perMinute: number;
  readonly low: number;
  readonly high: number;
  /** The sum of the counts, above zero. */
  readonly count: number;
}

/** How the targets fare beside the controls, like for like. */
export interface ControlDifference {
  /** What the targets lose or gain a minute beyond what the controls' course would mean for their size. */
  readonly beyond: Interval;
  /** Part of the count a minute, negative is loss. */
  readonly targetsPart: number;
  readonly controlsPart: number;
  /**
   * Controls clearly fall too, at a fifth of the targets' pace or more: it looks like Facebook removing accounts
   * rather than people leaving.
   */
  readonly controlsFallToo: boolean;
}

const TELLING_PART = 0.2;

/**
 * The difference of two groups of Pages, the controls scaled to the size of the targets: an unrelated Page ten
 * times as large loses ten times as many accounts in a purge. Errors are taken as independent.
 */
export function controlDifference(targets: GroupRate, controls: GroupRate): ControlDifference {
  const ofSize = targets.count / controls.count;
  const intervalOf = ({ perMinute, low, high }: GroupRate): Interval => ({ value: perMinute, low, high });
  const targetsPart = targets.perMinute / targets.count;
  const controlsPart = controls.perMinute / controls.count;
  return {
    beyond: independentSum([intervalOf(targets), scaled(intervalOf(controls), -ofSize)]),
    targetsPart,
    controlsPart,
    controlsFallToo: controls.high < 0 && targetsPart < 0 && controlsPart <= TELLING_PART * targetsPart,
  };
}
