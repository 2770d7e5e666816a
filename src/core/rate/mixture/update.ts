import { log, squared } from '../../math/portable-math.ts';
import type { Hypothesis } from './hypothesis.ts';
import { NOISES } from './model.ts';

const LOG_TWO_PI = log(2 * Math.PI);

/**
 * Kalman's update by a reading `y` of the level.
 * @param extra its variance beside the hypothesis' own noise.
 * @param lagVariance how uncertain its instant is, seconds squared.
 */
export function update(h: Hypothesis, y: number, extra: number, lagVariance = 0): void {
  const noise = squared(NOISES[h.noise] ?? 1) + (extra + lagVariance * h.rate * h.rate);
  const s = h.ll + noise;
  const e = y - h.level;
  h.weight -= 0.5 * (log(s) + (e * e) / s + LOG_TWO_PI);
  const gl = h.ll / s;
  const gr = h.lr / s;
  const gb = h.lb / s;
  h.level += gl * e;
  h.rate += gr * e;
  h.acceleration += gb * e;
  h.rr -= gr * h.lr;
  h.rb -= gr * h.lb;
  h.bb -= gb * h.lb;
  h.ll = (h.ll * noise) / s;
  h.lr = (h.lr * noise) / s;
  h.lb = (h.lb * noise) / s;
  if (h.rr < 1e-9) h.rr = 1e-9;
  if (h.bb < 0) h.bb = 0;
  h.reads += 1;
}

/** Mixes `other` into `h` with share `part`, by moments. */
export function blend(h: Hypothesis, other: Hypothesis, part: number): void {
  const keep = 1 - part;
  const both = keep * part;
  const dl = other.level - h.level;
  const dr = other.rate - h.rate;
  const db = other.acceleration - h.acceleration;
  h.ll = keep * h.ll + part * other.ll + both * dl * dl;
  h.lr = keep * h.lr + part * other.lr + both * dl * dr;
  h.lb = keep * h.lb + part * other.lb + both * dl * db;
  h.rr = keep * h.rr + part * other.rr + both * dr * dr;
  h.rb = keep * h.rb + part * other.rb + both * dr * db;
  h.bb = keep * h.bb + part * other.bb + both * db * db;
  h.level += part * dl;
  h.rate += part * dr;
  h.acceleration += part * db;
}
