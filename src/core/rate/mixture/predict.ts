import { exp, squared } from '../../math/portable-math.ts';
import type { Hypothesis } from './hypothesis.ts';
import { CHURNS, CREEP, DISPERSION, KINDS, ROAM } from './model.ts';

/** On a shorter stretch, in times of correlation, the exact noise is lost in rounding and the acceleration's slope is white. */
const SHORT = 0.05;
const CREEP_A_SECOND = (CREEP * CREEP) / 3600;
const ROAM_A_SECOND = (ROAM * ROAM) / 3600;
/** (E|x|)² of a standard normal x. */
const MEAN_ABSOLUTE = 2 / Math.PI;

/**
 * Moves a hypothesis `seconds` on.
 *
 * The level is a count of events: it grows by the rate, and its variance by the number of events expected
 * (gains and losses are Poisson, so their difference, a Skellam number, has the sum of the two as its
 * variance; Skellam 1946). The acceleration is an exponentially correlated random slope of the rate (Singer,
 * "Estimating optimal tracking filter performance for manned maneuvering targets", 1970) whose size is tied
 * to `amplitude`, the page's own recent size of rate.
 */
export function predict(h: Hypothesis, seconds: number, amplitude: number): void {
  const kind = KINDS[h.kind] ?? KINDS[0];
  const before = h.rate;
  const variance = h.rr;
  if (kind.strays) stray(h, seconds, kind.time, squared(kind.amplitude * amplitude));
  else if (kind.amplitude > 0) {
    const deviation = (kind.amplitude * amplitude) / kind.time;
    move(h, seconds, kind.time, deviation * deviation);
  } else {
    h.level += h.rate * seconds;
    h.ll += seconds * (2 * h.lr + seconds * h.rr);
    h.lr += seconds * h.rr;
    creep(h, seconds, (kind.name === 'roam' ? ROAM_A_SECOND : CREEP_A_SECOND) * before * before);
  }
  // E|rate| of a Gaussian rate, nearly.
  const size = Math.sqrt(before * before + MEAN_ABSOLUTE * variance);
  h.ll += DISPERSION * (size + (CHURNS[h.churn] ?? 0)) * seconds;
}

/** What a random walk of the rate, of a strength that goes with its size, adds in `t` seconds. */
function creep(h: Hypothesis, t: number, q: number): void {
  h.ll += (q * t * t * t) / 3;
  h.lr += (q * t * t) / 2;
  h.rr += q * t;
}

/** Linear motion with a damped acceleration: `t` seconds, correlation time `time`, stationary variance of the acceleration. */
function move(h: Hypothesis, t: number, time: number, variance: number): void {
  const e = exp(-t / time);
  const f = time * (1 - e); // what a acceleration adds to the rate
  const g = time * (t - f); // and to the level
  h.level += t * h.rate + g * h.acceleration;
  h.rate += f * h.acceleration;
  h.acceleration *= e;
  // F P F'
  const ll = h.ll + t * h.lr + g * h.lb;
  const lr = h.lr + t * h.rr + g * h.rb;
  const lb = h.lb + t * h.rb + g * h.bb;
  const rr = h.rr + f * h.rb;
  const rb = h.rb + f * h.bb;
  h.ll = ll + t * lr + g * lb;
  h.lr = lr + f * lb;
  h.lb = lb * e;
  h.rr = rr + f * rb;
  h.rb = rb * e;
  h.bb = h.bb * e * e + variance * (1 - e * e);
  const x = t / time;
  if (x < SHORT) {
    // A white slope of the acceleration over the stretch, of the strength that keeps its variance.
    const q = (2 * variance) / time;
    const t2 = t * t;
    h.ll += (q * t2 * t2 * t) / 20;
    h.lr += (q * t2 * t2) / 8;
    h.lb += (q * t2 * t) / 6;
    h.rr += (q * t2 * t) / 3;
    h.rb += (q * t2) / 2;
    return;
  }
  const e2 = e * e;
  const v = variance * time * time;
  h.ll += v * time * time * (1 - e2 + 2 * x + (2 / 3) * x * x * x - 2 * x * x - 4 * x * e);
  h.lr += v * time * (e2 + 1 - 2 * e + 2 * x * e - 2 * x + x * x);
  h.lb += v * (1 - e2 - 2 * x * e);
  h.rr += v * (4 * e - 3 - e2 + 2 * x);
  h.rb += variance * time * (e2 + 1 - 2 * e);
}

/**
 * The rate strays about a constant: here `acceleration` is how far off it is, an Ornstein-Uhlenbeck process with
 * stationary variance `variance` and correlation time `time`, and its integral goes into the level.
 */
function stray(h: Hypothesis, t: number, time: number, variance: number): void {
  const e = exp(-t / time);
  const f = time * (1 - e);
  h.level += t * h.rate + f * h.acceleration;
  h.acceleration *= e;
  const lr = h.lr + t * h.rr + f * h.rb;
  const lb = h.lb + t * h.rb + f * h.bb;
  const noise = variance * time * time;
  h.ll += t * (h.lr + lr) + f * (h.lb + lb) + noise * ((2 * t) / time - 3 + 4 * e - e * e);
  h.lr = lr;
  h.lb = lb * e + variance * time * (1 - e) * (1 - e);
  h.rb *= e;
  h.bb = h.bb * e * e + variance * (1 - e * e);
}
