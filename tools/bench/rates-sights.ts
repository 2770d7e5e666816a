import type { Random } from './random.ts';
import type { Seen } from './rates-world.ts';

const exact: Seen = {
  interval: 30,
  irregular: 0.1,
  replicas: [],
  noise: 0,
  refresh: 0,
  unsteady: 0,
  dwell: 0,
  step: 1,
  glitch: 0,
  gaps: [],
};

/** Ways of seeing; `start` is the count at the beginning. */
export type Sight = (random: Random) => { start: number; seen: Seen };
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

/** Irregular reads with holes of twenty minutes, of copies that differ. */
const holes: Sight = (r) => {
  const start = large(r);
  const replicas = replicasOf(r, start * r.logBetween(0.00001, 0.0001));
  const gaps = [r.between(1500, 3000), r.between(5000, 7000)].map((from) => [from, from + 1200] as const);
  return { start, seen: { ...exact, interval: interval(r), irregular: 0.7, replicas, gaps } };
};

export const sights = {
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
  /** Two to four copies that differ by 0.002 to 0.01 %; a reader stays with one for about seven minutes. */
  sticky: (r: Random) => {
    const start = large(r);
    const replicas = replicasOf(r, start * r.logBetween(0.00002, 0.0001)).slice(0, r.pick([2, 3, 4]));
    return { start, seen: { ...exact, interval: interval(r), replicas, dwell: 420 } };
  },
  holes,
  noiseHoles: (r: Random) => {
    const { start, seen } = holes(r);
    return { start, seen: { ...seen, replicas: [], noise: start * r.logBetween(0.00001, 0.0001) } };
  },
  brisk: (r: Random) => ({
    start: small(r),
    seen: { ...exact, interval: interval(r), refresh: r.between(8, 14) },
  }),
  steps1000large: () => ({ start: 4_000_000, seen: { ...exact, interval: 30, step: 1000 } }),
  minute: (r: Random) => ({ start: small(r), seen: { ...exact, interval: 60 } }),
  minuteJitter: (r: Random) => {
    const start = large(r);
    return {
      start,
      seen: { ...exact, interval: 60, replicas: replicasOf(r, start * r.logBetween(0.00001, 0.0001)) },
    };
  },
} satisfies Record<string, Sight>;

export type SightName = keyof typeof sights;
