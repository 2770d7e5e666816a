import type { Figure } from './rates-oracle.ts';
import type { Trace } from './rates-world.ts';

/** A way of estimating that others use; sees only the past. */
export interface Peer {
  readonly name: string;
  readonly run: (trace: Trace) => Figure[];
}

/** The obvious interval, since none of them has one: the events counted in the window are Poisson. */
function withPoisson(rate: number, seconds: number): Figure {
  const half = (1.96 * Math.sqrt(Math.max(Math.abs(rate) * seconds, 1))) / seconds;
  return { rate, low: rate - half, high: rate + half };
}

type At = (i: number, atMs: Float64Array, value: Float64Array) => Figure;

const each = (name: string, at: At): Peer => ({
  name,
  run: ({ atMs, value }) => Array.from(atMs, (_, i) => (i === 0 ? undefined : at(i, atMs, value))),
});

/** The newest sample at least `seconds` back, or the oldest there is. */
function back(i: number, atMs: Float64Array, seconds: number): number {
  let j = i - 1;
  while (j > 0 && (atMs[i] ?? 0) - (atMs[j] ?? 0) < seconds * 1000) j--;
  return j;
}

const difference =
  (seconds: number): At =>
  (i, atMs, value) => {
    const j = back(i, atMs, seconds);
    const span = ((atMs[i] ?? 0) - (atMs[j] ?? 0)) / 1000;
    return withPoisson(((value[i] ?? 0) - (value[j] ?? 0)) / span, span);
  };

export const slopeAt =
  (seconds: number): At =>
  (i, atMs, value) => {
    let [n, t, y, tt, ty] = [0, 0, 0, 0, 0];
    const [t0, y0] = [atMs[i] ?? 0, value[i] ?? 0];
    let j = i;
    for (; j >= 0 && t0 - (atMs[j] ?? 0) <= seconds * 1000; j--) {
      const [x, v] = [((atMs[j] ?? 0) - t0) / 1000, (value[j] ?? 0) - y0];
      n++;
      t += x;
      y += v;
      tt += x * x;
      ty += x * v;
    }
    if (n < 2) return difference(1)(i, atMs, value);
    const span = (t0 - (atMs[j + 1] ?? 0)) / 1000;
    return withPoisson((n * ty - t * y) / (n * tt - t * t), span);
  };

/** Like Prometheus: first and last of the window, stretched to the window's edges by up to half an interval. */
const prometheus =
  (seconds: number): At =>
  (i, atMs, value) => {
    const end = atMs[i] ?? 0;
    let j = i;
    while (j > 0 && end - (atMs[j - 1] ?? 0) <= seconds * 1000) j--;
    if (j === i) return difference(1)(i, atMs, value);
    const span = (end - (atMs[j] ?? 0)) / 1000;
    const mean = span / (i - j);
    const edge = seconds - span;
    const stretched = span + (edge < 1.1 * mean ? edge : mean / 2);
    return withPoisson((((value[i] ?? 0) - (value[j] ?? 0)) / span) * (stretched / seconds), span);
  };

const smoothed = (seconds: number): Peer => ({
  name: `EWMA ${seconds} s`,
  run: ({ atMs, value }) => {
    let rate: number | undefined;
    return Array.from(atMs, (at, i) => {
      if (i === 0) return undefined;
      const h = (at - (atMs[i - 1] ?? 0)) / 1000;
      const now = ((value[i] ?? 0) - (value[i - 1] ?? 0)) / h;
      rate = rate === undefined ? now : rate + (1 - Math.exp(-h / seconds)) * (now - rate);
      return withPoisson(rate, 2 * seconds);
    });
  },
});

export const PEERS: readonly Peer[] = [
  each('1-minute difference', difference(60)),
  each('5-minute difference', difference(300)),
  each('Prometheus rate, 2 min', prometheus(120)),
  each('irate', difference(1)),
  smoothed(60),
  each('5-minute slope', slopeAt(300)),
  each('15-minute slope', slopeAt(900)),
];
