import type { Random } from './random.ts';
import type { Seen, World } from './rates-world.ts';

/**
 * Scenarios: each a way of seeing (exact, jitter, refresh, truncated, gaps, glitches) times a course (quiet,
 * churn, loss, start, ramp, decay, wave, day, bursts, extremes). Every seed draws its own sizes, so that
 * nothing can be tuned to one number.
 */
export interface Scenario {
  readonly name: string;
  /** `visible` counts in the means; `broken` has level steps or glitches; `blind` cannot be seen at all. */
  readonly group: 'visible' | 'broken' | 'blind';
  /** True net rate of zero throughout: any claim of change is a false alarm. */
  readonly quiet: boolean;
  readonly draw: (random: Random) => World;
}

/** A course: intensities of gains and losses, without how they are seen. */
type Course = Pick<World, 'seconds' | 'gains' | 'losses' | 'changes' | 'smooth'>;

const HOUR = 3600;
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

const courses = {
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
};

type CourseName = keyof typeof courses;

const exact: Seen = {
  interval: 30,
  irregular: 0.1,
  replicas: [],
  noise: 0,
  refresh: 0,
  unsteady: 0,
  step: 1,
  glitch: 0,
  gaps: [],
};

/** Ways of seeing; `start` is the count at the beginning. */
type Sight = (random: Random) => { start: number; seen: Seen };
const interval = (r: Random) => r.pick([15, 20, 30, 30, 45, 60]);
const small = (r: Random) => Math.round(r.logBetween(300_000, 3_000_000));
const large = (r: Random) => Math.round(r.logBetween(2_000_000, 8_000_000));

/** Two to five copies, each with its own offset and lag. */
function replicasOf(r: Random, deviation: number): Seen['replicas'] {
  const n = r.pick([2, 3, 4, 5]);
  const raw = Array.from({ length: n }, () => r.normal());
  const mean = raw.reduce((a, b) => a + b, 0) / n;
  const size = Math.sqrt(raw.reduce((a, b) => a + (b - mean) ** 2, 0) / n) || 1;
  return raw.map((x) => ({ offset: ((x - mean) / size) * deviation, lag: r.between(0, 10) }));
}

const sights = {
  exact: (r: Random) => ({ start: small(r), seen: { ...exact, interval: interval(r) } }),
  gaps: (r: Random) => {
    const gaps = [r.between(1000, 1800), r.between(3000, 3800), r.between(5200, 6000)].map(
      (from) => [from, from + r.logBetween(120, 1500)] as const,
    );
    return { start: small(r), seen: { ...exact, interval: interval(r), irregular: 0.5, gaps } };
  },
  jitter: (r: Random) => {
    const start = large(r);
    const replicas = replicasOf(r, start * r.logBetween(0.00001, 0.0001));
    return { start, seen: { ...exact, interval: interval(r), replicas } };
  },
  noise: (r: Random) => {
    const start = large(r);
    return { start, seen: { ...exact, interval: interval(r), noise: start * r.logBetween(0.00001, 0.0001) } };
  },
  refresh: (r: Random) => ({
    start: small(r),
    seen: { ...exact, interval: r.pick([15, 20, 30]), refresh: r.pick([10, 20, 30, 45, 60]) },
  }),
  refresh60: (r: Random) => ({
    start: small(r),
    seen: { ...exact, interval: r.pick([15, 20, 30]), refresh: 60 },
  }),
  unsteady: (r: Random) => ({
    start: small(r),
    seen: { ...exact, interval: r.pick([15, 20, 30]), refresh: r.between(15, 60), unsteady: 0.3 },
  }),
  lagging: (r: Random) => {
    const start = large(r);
    const replicas = replicasOf(r, start * r.logBetween(0.00001, 0.0001));
    return {
      start,
      seen: {
        ...exact,
        interval: interval(r),
        replicas: replicas.map((one) => ({ ...one, lag: 5 * one.lag })),
      },
    };
  },
  steps100: (r: Random) => ({ start: small(r), seen: { ...exact, interval: interval(r), step: 100 } }),
  steps1000: (r: Random) => ({ start: small(r), seen: { ...exact, interval: interval(r), step: 1000 } }),
  steps10000: (r: Random) => ({ start: large(r), seen: { ...exact, interval: 30, step: 10_000 } }),
  steps100000: (r: Random) => ({ start: large(r), seen: { ...exact, interval: 30, step: 100_000 } }),
  both: (r: Random) => {
    const start = large(r);
    const replicas = replicasOf(r, start * r.logBetween(0.00001, 0.00005));
    return { start, seen: { ...exact, interval: r.pick([15, 30]), refresh: r.pick([20, 30, 60]), replicas } };
  },
  glitch: (r: Random) => ({ start: small(r), seen: { ...exact, interval: interval(r), glitch: 0.01 } }),
} satisfies Record<string, Sight>;

type SightName = keyof typeof sights;

function scenario(sight: SightName, course: CourseName, group: Scenario['group'] = 'visible'): Scenario {
  return {
    name: `${sight} ${course}`,
    group,
    quiet: course === 'quiet' || course === 'churn',
    draw: (random) => {
      const world = { ...courses[course](random), ...sights[sight](random), shifts: [] };
      // A page that loses 200 a second for hours must have had that many.
      return course === 'extreme' ? { ...world, start: world.start + 2_000_000 } : world;
    },
  };
}

/** A loss with a purge of 1 to 5 % in its midst. */
const purge = (sight: SightName): Scenario => ({
  name: `${sight} purge`,
  group: 'broken',
  quiet: false,
  draw: (random) => {
    const world = { ...courses.steady(random), ...sights[sight](random) };
    return {
      ...world,
      shifts: [{ at: random.between(2000, 5000), size: -world.start * random.between(0.01, 0.05) }],
    };
  },
});

export const SCENARIOS: readonly Scenario[] = [
  scenario('exact', 'quiet'),
  scenario('exact', 'churn'),
  scenario('exact', 'steady'),
  scenario('exact', 'slow'),
  scenario('exact', 'start'),
  scenario('exact', 'onOff'),
  scenario('exact', 'ramp'),
  scenario('exact', 'decay'),
  scenario('exact', 'wave'),
  scenario('exact', 'day'),
  scenario('exact', 'wobble'),
  scenario('exact', 'bursts'),
  scenario('exact', 'extreme'),
  scenario('gaps', 'steady'),
  scenario('gaps', 'start'),
  scenario('jitter', 'quiet'),
  scenario('jitter', 'steady'),
  scenario('jitter', 'start'),
  scenario('jitter', 'wave'),
  scenario('jitter', 'bursts'),
  scenario('noise', 'steady'),
  scenario('noise', 'onOff'),
  scenario('refresh', 'steady'),
  scenario('refresh', 'start'),
  scenario('refresh', 'ramp'),
  scenario('refresh60', 'onOff'),
  scenario('refresh', 'bursts'),
  scenario('steps100', 'steady'),
  scenario('steps100', 'start'),
  scenario('steps1000', 'decay'),
  scenario('steps1000', 'extreme'),
  scenario('both', 'start'),
  scenario('steps10000', 'extreme'),
  scenario('unsteady', 'steady'),
  scenario('unsteady', 'onOff'),
  scenario('lagging', 'start'),
  scenario('lagging', 'wave'),
  scenario('exact', 'wander'),
  scenario('refresh', 'wave'),
  scenario('noise', 'wave'),
  scenario('both', 'steady'),
  scenario('steps1000', 'steady'),
  scenario('steps1000', 'start'),
  scenario('steps100', 'ramp'),
  scenario('steps100000', 'steady', 'blind'),
  purge('exact'),
  purge('jitter'),
  scenario('glitch', 'steady', 'broken'),
];
