import type { Random } from './random.ts';
import type { World } from './rates-world.ts';

/** A course: intensities of gains and losses, without how they are seen. */
export type Course = Pick<World, 'seconds' | 'gains' | 'losses' | 'changes' | 'smooth'>;

export const HOUR = 3600;
const flat = (rate: number) => () => rate;

/** Piecewise constant net loss: `levels[i]` holds from `times[i - 1]` on; a base of gains beside it. */
function steps(seconds: number, times: readonly number[], losses: readonly number[], base: number): Course {
  const at = (t: number) => losses[times.filter((time) => t >= time).length] ?? 0;
  return {
    seconds,
    gains: (t) => base + Math.max(0, -at(t)),
    losses: (t) => base + Math.max(0, at(t)),
    changes: times,
    smooth: false,
  };
}

const smooth = (
  seconds: number,
  losses: (t: number) => number,
  base: number,
  changes: number[] = [],
): Course => ({
  seconds,
  gains: flat(base),
  losses: (t) => base + Math.max(0, losses(t)),
  changes,
  smooth: true,
});

export const courses = {
  quiet: (r: Random) => steps(3 * HOUR, [], [0], r.logBetween(0.002, 0.03)),
  churn: (r: Random) => steps(4 * HOUR, [], [0], r.logBetween(0.3, 6)),
  steady: (r: Random) => steps(2 * HOUR, [], [r.logBetween(0.5, 6)], r.logBetween(0.01, 0.2)),
  slow: (r: Random) => steps(3 * HOUR, [], [r.logBetween(0.04, 0.3)], 0.005),
  start: (r: Random) => {
    const rate = r.logBetween(1, 6);
    return steps(2 * HOUR, [r.between(2000, 4500)], [0, rate], r.logBetween(0.02, 0.3));
  },
  onOff: (r: Random) => {
    const rate = r.logBetween(1, 8);
    const a = r.between(1500, 2500);
    const b = a + r.between(1500, 2500);
    const c = b + r.between(1500, 2500);
    return steps(2.5 * HOUR, [a, b, c], [rate * 0.3, rate, rate * 0.1, rate * 0.6], r.logBetween(0.02, 0.3));
  },
  ramp: (r: Random) => {
    const [rate, from, length] = [r.logBetween(1, 8), r.between(1200, 2400), r.between(1800, 3600)];
    return smooth(2.5 * HOUR, (t) => rate * Math.max(0, Math.min(1, (t - from) / length)), 0.1);
  },
  decay: (r: Random) => {
    const [rate, from, tau] = [r.logBetween(2, 10), r.between(1200, 2400), r.between(1200, 3600)];
    return smooth(2.5 * HOUR, (t) => (t < from ? 0 : rate * Math.exp(-(t - from) / tau)), 0.1, [from]);
  },
  wave: (r: Random) => {
    const [rate, period, depth] = [r.logBetween(1, 6), r.between(1800, 5400), r.between(0.5, 1)];
    const phase = r.uniform() * 2 * Math.PI;
    return smooth(3 * HOUR, (t) => rate * (1 + depth * Math.sin((2 * Math.PI * t) / period + phase)), 0.1);
  },
  day: (r: Random) => {
    const [rate, phase] = [r.logBetween(0.5, 4), r.uniform() * 2 * Math.PI];
    return smooth(
      12 * HOUR,
      (t) => rate * (1 + 0.8 * Math.sin((2 * Math.PI * t) / (24 * HOUR) + phase)),
      0.05,
    );
  },
  wobble: (r: Random) => {
    const [rate, depth] = [r.logBetween(1, 6), r.between(0.15, 0.3)];
    const waves = [180, 310, 570, 900].map(
      (period) => [period * r.between(0.8, 1.2), r.uniform() * 6.28] as const,
    );
    return smooth(
      2 * HOUR,
      (t) => rate * (1 + depth * waves.reduce((sum, [p, f]) => sum + 0.7 * Math.sin((6.283 * t) / p + f), 0)),
      0.05,
    );
  },
  wander: (r: Random) => {
    // A rate that strays about its mean without a pattern, as an Ornstein-Uhlenbeck process on a grid.
    const [rate, depth, tau] = [r.logBetween(1, 6), r.between(0.15, 0.3), r.logBetween(60, 600)];
    const grid: number[] = [];
    const keep = Math.exp(-10 / tau);
    for (let x = r.normal(), i = 0; i <= 2 * 360; i++) {
      grid.push(x);
      x = keep * x + Math.sqrt(1 - keep * keep) * r.normal();
    }
    const at = (t: number) => {
      const i = Math.min(grid.length - 2, Math.floor(t / 10));
      return (grid[i] ?? 0) + ((grid[i + 1] ?? 0) - (grid[i] ?? 0)) * (t / 10 - i);
    };
    return smooth(2 * HOUR, (t) => rate * (1 + depth * at(t)), 0.05);
  },
  bursts: (r: Random) => {
    const loss = r.logBetween(0.5, 4);
    const gain = r.logBetween(5, 40);
    const times = [r.between(1500, 2200), r.between(3500, 4200), r.between(5500, 6200)].flatMap((t) => [
      t,
      t + 180,
    ]);
    const at = (t: number) => times.filter((time) => t >= time).length % 2 === 1;
    return {
      seconds: 2.2 * HOUR,
      gains: (t: number) => 0.05 + (at(t) ? gain : 0),
      losses: flat(loss),
      changes: times,
      smooth: false,
    };
  },
  extreme: (r: Random) => {
    const rate = r.between(100, 200);
    return steps(2 * HOUR, [r.between(2000, 4000)], [r.logBetween(0.5, 5), rate], 0.5);
  },
  /** Hardly anything happens, on a page of millions. */
  faint: (r: Random) => {
    const each = r.logBetween(0.01, 0.04);
    return steps(3 * HOUR, [], [0], each);
  },
  /** A rush that fades within half an hour. */
  fade: (r: Random) => {
    const [rate, from, tau] = [r.between(6, 15), r.between(600, 1800), r.between(1200, 2400)];
    return smooth(3 * HOUR, (t) => (t < from ? 0 : rate * Math.exp(-(t - from) / tau)), 0.05, [from]);
  },
  /** Gains that wobble slowly. */
  gains: (r: Random) => {
    const [rate, depth, period] = [r.logBetween(3, 40), r.between(0.1, 0.2), r.logBetween(600, 5400)];
    const phase = r.uniform() * 6.283;
    return {
      ...smooth(6 * HOUR, () => 0, 0),
      gains: (t: number) => rate * (1 + depth * Math.sin((6.283 * t) / period + phase)),
    };
  },
  /** The logarithm of the rate walks at random, by 10 to 40 % a root hour. */
  roam: (r: Random) => {
    const [rate, walk] = [r.logBetween(0.3, 6), r.between(0.1, 0.4)];
    const grid: number[] = [0];
    for (let i = 1; i <= 6 * 240; i++) grid.push((grid[i - 1] ?? 0) + (walk * r.normal()) / Math.sqrt(240));
    const at = (t: number) => {
      const i = Math.max(0, Math.min(grid.length - 2, Math.floor(t / 15)));
      return (grid[i] ?? 0) + ((grid[i + 1] ?? 0) - (grid[i] ?? 0)) * (t / 15 - i);
    };
    return smooth(6 * HOUR, (t) => rate * Math.exp(at(t)), 0.02);
  },
  /** A steady loss of 1 to 3 a second. */
  loss: (r: Random) => steps(r.between(2, 3) * HOUR, [], [r.between(1, 3)], r.logBetween(0.01, 0.2)),
  /** At rest, then all at once a loss of 100 to 200 a second. */
  rush: (r: Random) => steps(2 * HOUR, [r.between(2000, 4000)], [0.5, r.between(100, 200)], 0.5),
  /** Fast all the time. */
  fast: (r: Random) => steps(3 * HOUR, [], [r.between(100, 200)], 0.5),
};

export type CourseName = keyof typeof courses;
