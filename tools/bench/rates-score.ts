import type { Figure } from './rates-oracle.ts';
import { secondsOf, type Trace } from './rates-world.ts';

/** How an estimator did on one trace; errors in rates a second. */
export interface Score {
  readonly rms: number;
  /** Without the 150 s after each change. */
  readonly settled: number;
  readonly mae: number;
  /** Share of the samples whose interval holds the truth. */
  readonly coverage: number;
  readonly intervalScore: number;
  readonly width: number;
  /** Share of the samples whose interval excludes zero on the wrong side of it. */
  readonly wrongSign: number;
  /** Share of the samples whose interval excludes zero. */
  readonly excludesZero: number;
  /** Seconds from a change at once to the first figure past its middle; mean over the changes. */
  readonly delay: number;
  readonly figures: number;
}

const WARM_UP_S = 300;
const SETTLE_S = 150;
const ALPHA = 0.05;

/** Scores figures against the truth; samples of the first five minutes and those without a figure are left out. */
export function score(trace: Trace, figures: readonly Figure[]): Score {
  let [n, square, settledN, settledSquare, absolute, held, interval, wrong, excludes] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  const widths: number[] = [];
  for (const [i, figure] of figures.entries()) {
    const t = secondsOf(trace.atMs[i] ?? 0);
    if (t < WARM_UP_S || !figure) continue;
    if (!Number.isFinite(figure.rate + figure.low + figure.high)) throw new Error(`No number at sample ${i}`);
    const truth = trace.rate[i] ?? 0;
    const error = figure.rate - truth;
    n++;
    square += error ** 2;
    absolute += Math.abs(error);
    if (!trace.world.changes.some((change) => t >= change && t < change + SETTLE_S)) {
      settledN++;
      settledSquare += error ** 2;
    }
    if (figure.low <= truth && truth <= figure.high) held++;
    interval +=
      figure.high -
      figure.low +
      (2 / ALPHA) * (Math.max(0, figure.low - truth) + Math.max(0, truth - figure.high));
    widths.push(figure.high - figure.low);
    if (figure.low > 0 || figure.high < 0) excludes++;
    if ((figure.low > 0 && truth < 0) || (figure.high < 0 && truth > 0)) wrong++;
  }
  widths.sort((a, b) => a - b);
  return {
    rms: Math.sqrt(square / n),
    settled: Math.sqrt(settledSquare / settledN),
    mae: absolute / n,
    coverage: held / n,
    intervalScore: interval / n,
    width: widths[n >> 1] ?? Number.NaN,
    wrongSign: wrong / n,
    excludesZero: excludes / n,
    delay: delayOf(trace, figures),
    figures: n,
  };
}

function delayOf(trace: Trace, figures: readonly Figure[]): number {
  const delays: number[] = [];
  const { changes, seconds } = trace.world;
  for (const [k, change] of changes.entries()) {
    const end = Math.min(changes[k + 1] ?? seconds, change + 1200);
    const i = trace.atMs.findIndex((at) => secondsOf(at) > change);
    const after = trace.rate[i];
    const before = trace.rate[i - 1];
    if (before === undefined || after === undefined || before === after || change < WARM_UP_S) continue;
    const middle = (before + after) / 2;
    let j = i;
    while (j < figures.length && secondsOf(trace.atMs[j] ?? 0) < end) {
      const rate = figures[j]?.rate;
      if (rate !== undefined && (after > before ? rate > middle : rate < middle)) break;
      j++;
    }
    delays.push(Math.min(end, secondsOf(trace.atMs[Math.min(j, figures.length - 1)] ?? 0)) - change);
  }
  return delays.length === 0 ? Number.NaN : delays.reduce((a, b) => a + b, 0) / delays.length;
}
