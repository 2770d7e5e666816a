import { Random } from './random.ts';

/** What is going on with a Page and how it is seen; rates a second, times in seconds from the start. */
export interface World {
  /** Length of the trace. */
  readonly seconds: number;
  /** The count at the start. */
  readonly start: number;
  /** Intensity of gains and of losses at an instant, a second, both zero or more. */
  readonly gains: (t: number) => number;
  readonly losses: (t: number) => number;
  /** Where the net rate changes at once. */
  readonly changes: readonly number[];
  /** Whether the rate bends between changes (ramps, waves) or is constant there. */
  readonly smooth: boolean;
  /** Steps of the level: instant and size. */
  readonly shifts: readonly { readonly at: number; readonly size: number }[];
  readonly seen: Seen;
}

/** How the count is seen. */
export interface Seen {
  /** Mean sampling interval, and by how much of it each wait varies. */
  readonly interval: number;
  readonly irregular: number;
  /** Copies of the number that answer in turn, each with its own offset and lag; none means the count itself. */
  readonly replicas: readonly { readonly offset: number; readonly lag: number }[];
  /** For so many seconds, on average, a reader stays with one copy; 0 where every read meets any of them. */
  readonly dwell: number;
  /** Standard deviation of an independent error of each read. */
  readonly noise: number;
  /** The source renews its number only every so many seconds; 0 means at once. */
  readonly refresh: number;
  /** By how much of it each period varies. */
  readonly unsteady: number;
  /** Shown truncated to this step. */
  readonly step: number;
  /** Probability that a read is wild. */
  readonly glitch: number;
  /** Spans without looking: start and end. */
  readonly gaps: readonly (readonly [number, number])[];
}

/** One trace: what an observer gets, and beside it the truth at the same instants. */
export interface Trace {
  readonly world: World;
  /** Milliseconds since 1970 UTC, ascending. */
  readonly atMs: Float64Array;
  readonly value: Float64Array;
  /** The net rate at the instant, a second. */
  readonly rate: Float64Array;
  /** Gains plus losses at the instant, a second. */
  readonly events: Float64Array;
  /** Seconds that the shown number lies back. */
  readonly lag: Float64Array;
  /** 1 where the read is wild. */
  readonly wild: Float64Array;
}

const ORIGIN_MS = Date.UTC(2016, 1, 27, 18);

/** Plays a world once: a path of the count in steps of half a second, then the looks at it. */
export function play(world: World, seed: number): Trace {
  const random = new Random(seed);
  const perSecond = 2;
  const steps = Math.ceil(world.seconds * perSecond) + 1;
  const path = new Float64Array(steps);
  let count = world.start;
  for (let i = 0; i < steps; i++) {
    path[i] = count;
    const t = (i + 0.5) / perSecond;
    count += random.poisson(world.gains(t) / perSecond) - random.poisson(world.losses(t) / perSecond);
    for (const shift of world.shifts)
      if (Math.floor(shift.at * perSecond) === i) count += Math.round(shift.size);
    count = Math.max(0, count);
  }
  const level = (t: number) => path[Math.max(0, Math.min(steps - 1, Math.round(t * perSecond)))] ?? 0;

  const { seen } = world;
  const renewals: number[] = [];
  if (seen.refresh > 0)
    for (let at = -random.uniform() * seen.refresh; at < world.seconds; ) {
      at += seen.refresh * (1 + seen.unsteady * (2 * random.uniform() - 1));
      renewals.push(at);
    }
  let renewal = Number.NEGATIVE_INFINITY;
  let next = 0;
  const rows: number[][] = [];
  let t = random.uniform();
  let [copy, leavesAt] = [0, 0];
  while (t < world.seconds) {
    const gap = seen.gaps.find(([from, to]) => t >= from && t < to);
    if (gap) {
      t = gap[1] + random.uniform();
      continue;
    }
    if (t >= leavesAt) {
      copy = Math.floor(random.uniform() * seen.replicas.length);
      leavesAt = seen.dwell > 0 ? t - seen.dwell * Math.log(1 - random.uniform()) : t;
    }
    const replica = seen.replicas[copy];
    let at = t - (replica?.lag ?? 0);
    if (seen.refresh > 0) {
      while ((renewals[next] ?? Number.POSITIVE_INFINITY) <= t) renewal = renewals[next++] ?? renewal;
      at = Math.max(renewal - (t - at), at - 2 * seen.refresh);
    }
    let value = level(at) + (replica?.offset ?? 0);
    if (seen.noise > 0) value += seen.noise * random.normal();
    const isWild = seen.glitch > 0 && random.uniform() < seen.glitch;
    if (isWild) value *= wildFactor(random);
    value = Math.max(0, Math.round(value));
    value = Math.floor(value / seen.step) * seen.step;
    const [gains, losses] = [world.gains(t), world.losses(t)];
    rows.push([
      Math.round(ORIGIN_MS + t * 1000),
      value,
      gains - losses,
      gains + losses,
      t - Math.max(0, at),
      Number(isWild),
    ]);
    t += seen.interval * (1 + seen.irregular * (2 * random.uniform() - 1));
  }
  const column = (i: number) => Float64Array.from(rows, (row) => row[i] ?? 0);
  return {
    world,
    atMs: column(0),
    value: column(1),
    rate: column(2),
    events: column(3),
    lag: column(4),
    wild: column(5),
  };
}

/** A wild read shows 5 to 20 % of the count, 1 to 6 % more, or 0.1 to 1 % less. */
const wildFactor = (random: Random): number =>
  [random.between(0.05, 0.2), 1 + random.between(0.01, 0.06), 1 - random.between(0.001, 0.01)][
    Math.floor(3 * random.uniform())
  ] ?? 1;

/** Seconds from the start of a trace. */
export const secondsOf = (atMs: number): number => (atMs - ORIGIN_MS) / 1000;
