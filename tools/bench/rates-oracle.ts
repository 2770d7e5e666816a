import { normalBelow, normalDensity } from '../../src/core/math/normal.ts';
import { secondsOf, type Trace } from './rates-world.ts';

/** A figure a second with its 95 % interval, or nothing yet. */
export type Figure = { readonly rate: number; readonly low: number; readonly high: number } | undefined;

/** Bends to choose from, against the mean one of the true course. */
const BENDS = [0, 0.1, 0.3, 1, 3, 10];

/**
 * The yardstick. Where the rate bends between its changes, the best of several strengths of the bend is taken, in
 * hindsight.
 */
export function oracle(trace: Trace): Figure[] {
  if (!trace.world.smooth) return withBend(trace, 0);
  const runs = BENDS.map((factor) => withBend(trace, factor));
  return runs.reduce((best, run) => (errorOf(trace, run) < errorOf(trace, best) ? run : best));
}

const errorOf = ({ rate }: Trace, figures: readonly Figure[]): number =>
  figures.reduce((sum, figure, i) => sum + (figure ? (figure.rate - (rate[i] ?? 0)) ** 2 : 0), 0);

/**
 * A Kalman filter over (level, rate, bend) that is told what nobody can know: the instants and
 * sizes of the changes and level steps, the noise of the reads, the events a second, how far each number lies
 * back, and how much the rate bends.
 */
function withBend(trace: Trace, factor: number): Figure[] {
  const { world, atMs, value } = trace;
  const { seen } = world;
  const spread =
    seen.replicas.reduce((sum, { offset }) => sum + offset ** 2, 0) / (seen.replicas.length || 1);
  const noise = seen.noise ** 2 + spread + 1 / 12;
  const netAt = (t: number) => world.gains(t) - world.losses(t);
  const bend = factor * bendOf(world);
  const typical = Math.max(
    0.05,
    ...[0.1, 0.3, 0.5, 0.7, 0.9].map((part) => Math.abs(netAt(part * world.seconds))),
  );

  const m = [0, 0, 0];
  const p = [
    [1e12, 0, 0],
    [0, typical ** 2, 0],
    [0, 0, (bend ** 2 / 3) * 600],
  ];
  let now = 0;
  let moved = false;

  function predict(to: number) {
    let from = now;
    const breaks = world.changes.filter((time) => time > from && time <= to);
    for (const stop of [...breaks, to]) {
      const h = stop - from;
      if (h > 0) advance(m, p, h, bend, world.gains((from + stop) / 2) + world.losses((from + stop) / 2));
      if (stop !== to || breaks.includes(to)) {
        const jump = netAt(stop + 0.01) - netAt(stop - 0.01);
        const row = p[1];
        if (row) row[1] = (row[1] ?? 0) + jump ** 2;
      }
      from = stop;
    }
    for (const shift of world.shifts)
      if (shift.at > now && shift.at <= to) {
        const row = p[0];
        if (row) row[0] = (row[0] ?? 0) + 1e12;
      }
    now = to;
  }

  const figures: Figure[] = [];
  let previous: number | undefined;
  const base = value[0] ?? 0;
  for (let i = 0; i < atMs.length; i++) {
    const t = secondsOf(atMs[i] ?? 0);
    const y = (value[i] ?? 0) - base;
    const wild = trace.wild[i] === 1;
    const stale = seen.refresh > 0 && previous === y;
    if (seen.step === 1) {
      const lag = seen.refresh > 0 ? (trace.lag[i] ?? 0) : 0;
      if (!wild && !stale) {
        if (t - lag > now || i === 0) predict(Math.max(now, t - lag));
        update(m, p, y, noise);
      }
    } else {
      const delta = previous === undefined ? 0 : y - previous;
      if (previous === undefined) {
        predict(t);
        update(m, p, y + seen.step / 2, seen.step ** 2 / 12 + noise);
      } else if (delta !== 0) {
        const h = (t - now) / 2;
        const one = Math.abs(delta) === seen.step;
        if (one) predict(now + h);
        else predict(t);
        const boundary = one ? (delta > 0 ? y : y + seen.step) : y + seen.step / 2;
        const slack = one ? ((m[1] ?? 0) ** 2 * (2 * h) ** 2) / 12 : seen.step ** 2 / 12;
        if (!moved && one) for (let k = 0; k < 3; k++) if (p[0]) p[0][k] = (p[0][k] ?? 0) * (k === 0 ? 1 : 0);
        update(m, p, boundary, slack + noise);
        predict(t);
        moved = true;
      } else {
        predict(t);
        within(m, p, y, seen.step, noise);
      }
    }
    previous = y;
    const rate = (m[1] ?? 0) + 0;
    const sd = Math.sqrt(Math.max(1e-12, p[1]?.[1] ?? 0));
    const ahead = rate + (m[2] ?? 0) * (t - now);
    figures.push(i === 0 ? undefined : { rate: ahead, low: ahead - 1.96 * sd, high: ahead + 1.96 * sd });
  }
  return figures;
}

/** How strongly the rate's slope wanders, a second to the 5/2, from the true course. */
function bendOf(world: Trace['world']): number {
  const h = world.seconds / 2000;
  let second = 0;
  let square = 0;
  let n = 0;
  const net = (t: number) => world.gains(t) - world.losses(t);
  const mean =
    Array.from({ length: 50 }, (_, i) => net((i + 0.5) * (world.seconds / 50))).reduce((a, b) => a + b, 0) /
    50;
  for (let i = 2; i < 1998; i++) {
    const t = i * h;
    if (world.changes.some((time) => Math.abs(time - t) < 2 * h)) continue;
    second += ((net(t + h) - 2 * net(t) + net(t - h)) / h ** 2) ** 2;
    square += (net(t) - mean) ** 2;
    n++;
  }
  const time = (square / Math.max(second, 1e-30)) ** 0.25;
  return Math.sqrt((second / n) * time);
}

/** Linear motion for `h` seconds: bend a random walk, the level Poisson. */
function advance(m: number[], p: number[][], h: number, bend: number, events: number) {
  const f = [
    [1, h, (h * h) / 2],
    [0, 1, h],
    [0, 0, 1],
  ];
  const next = f.map((row) => row.reduce((sum, x, k) => sum + x * (m[k] ?? 0), 0));
  for (let k = 0; k < 3; k++) m[k] = next[k] ?? 0;
  const fp = f.map((row) => [0, 1, 2].map((j) => row.reduce((sum, x, k) => sum + x * (p[k]?.[j] ?? 0), 0)));
  const q = bend ** 2;
  const noise = [
    [(q * h ** 5) / 20 + events * h, (q * h ** 4) / 8, (q * h ** 3) / 6],
    [(q * h ** 4) / 8, (q * h ** 3) / 3, (q * h ** 2) / 2],
    [(q * h ** 3) / 6, (q * h ** 2) / 2, q * h],
  ];
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      const row = p[i];
      if (row)
        row[j] =
          [0, 1, 2].reduce((sum, k) => sum + (fp[i]?.[k] ?? 0) * (f[j]?.[k] ?? 0), 0) + (noise[i]?.[j] ?? 0);
    }
}

/** Takes in that the level lies in [low, low + step), where that says something. */
function within(m: number[], p: number[][], low: number, step: number, noise: number) {
  const s = (p[0]?.[0] ?? 0) + noise;
  const sd = Math.sqrt(s);
  const a = (low - (m[0] ?? 0)) / sd;
  const b = a + step / sd;
  const inside = normalBelow(b) - normalBelow(a);
  if (inside > 0.7 || inside < 1e-6) return;
  const mean = (normalDensity(a) - normalDensity(b)) / inside;
  const left = 1 + (a * normalDensity(a) - b * normalDensity(b)) / inside - mean ** 2;
  const gain = [0, 1, 2].map((i) => (p[i]?.[0] ?? 0) / s);
  for (let i = 0; i < 3; i++) {
    m[i] = (m[i] ?? 0) + (gain[i] ?? 0) * sd * mean;
    for (let j = 0; j < 3; j++) {
      const row = p[i];
      if (row) row[j] = (row[j] ?? 0) - (gain[i] ?? 0) * (gain[j] ?? 0) * s * (1 - left);
    }
  }
}

/** Takes in a reading of the level. */
function update(m: number[], p: number[][], y: number, noise: number) {
  const s = (p[0]?.[0] ?? 0) + noise;
  const gain = [0, 1, 2].map((i) => (p[i]?.[0] ?? 0) / s);
  const e = y - (m[0] ?? 0);
  const top = [...(p[0] ?? [])];
  for (let i = 0; i < 3; i++) {
    m[i] = (m[i] ?? 0) + (gain[i] ?? 0) * e;
    for (let j = 0; j < 3; j++) {
      const row = p[i];
      if (row) row[j] = (row[j] ?? 0) - (gain[i] ?? 0) * (top[j] ?? 0);
    }
  }
}
