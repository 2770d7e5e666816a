import { exp, log, squared } from '../../math/portable-math.ts';
import { logHazard } from './branch.ts';
import { copyHypothesis, type Hypothesis, VERDICT_GLITCH_NOW, VERDICT_SHIFT_NOW } from './hypothesis.ts';
import {
  GLITCH_SHARE,
  LARGE_FROM,
  LARGE_SHARE,
  LOG_LARGE_RANGE,
  NOISE_PRIOR,
  NOISES,
  REPLICAS_FROM,
  SHIFT_EVERY,
} from './model.ts';
import type { ReplicaBook } from './replica-book.ts';
import { logSwitch } from './switch-replica.ts';
import { takeReading } from './take-reading.ts';

/** A sample so many standard deviations off is a surprise. */
const SURPRISE = 3;
/** Prior of the noise being quite another one, when there is a surprise. */
const OTHER_NOISE = 0.0005;

/**
 * What a sample far off may be beside a change of the rate: the level shifted and the rate did not, the read was
 * wild, the noise is quite another. Nothing is added for a sample that `parent` could foresee.
 * @param parent predicted to the sample, which it has not taken in.
 * @param added variance of the reading beside the hypotheses' own noise.
 * @param count the count itself.
 * @param noises how many of NOISES may be meant.
 * @param next gives a hypothesis to write on.
 */
export function surprise(
  parent: Hypothesis,
  y: number,
  seconds: number,
  added: number,
  count: number,
  noises: number,
  replicas: ReplicaBook,
  next: () => Hypothesis,
): void {
  const spread = parent.noise >= REPLICAS_FROM ? replicas.spread() : 0;
  const noise = squared(NOISES[parent.noise] ?? 1) + added + spread;
  const e = y - parent.level;
  if (e * e < SURPRISE * SURPRISE * (parent.ll + noise)) return;
  const density = logSizeDensity(Math.abs(e));

  const shift = next();
  copyHypothesis(shift, parent);
  const fall = logHazard(seconds, SHIFT_EVERY) + density;
  const other = logSwitch(parent.sticky, seconds, Math.abs(e), count);
  const odds = exp(Math.max(-50, Math.min(50, other - fall)));
  shift.weight = parent.weight + fall + log(1 + odds);
  shift.sticky = (parent.sticky + odds) / (1 + odds);
  shift.level = y;
  shift.ll = noise;
  shift.lr = 0;
  shift.lb = 0;
  shift.verdict = VERDICT_SHIFT_NOW;

  const glitch = next();
  copyHypothesis(glitch, parent);
  glitch.weight = parent.weight + log(GLITCH_SHARE) + density;
  glitch.verdict = VERDICT_GLITCH_NOW;

  for (let k = 0; k < noises; k++) {
    if (Math.abs(k - parent.noise) < 2 && k < REPLICAS_FROM) continue;
    const noisy = next();
    copyHypothesis(noisy, parent);
    noisy.noise = k;
    noisy.weight += log(OTHER_NOISE * (NOISE_PRIOR[k] ?? 1));
    takeReading(noisy, y, added, replicas);
  }
}

/** Log density of the size of a shift or a wild read, either sign. */
function logSizeDensity(size: number): number {
  const perLog = size > LARGE_FROM ? LARGE_SHARE / LOG_LARGE_RANGE : (1 - LARGE_SHARE) / log(LARGE_FROM);
  return log(perLog / (2 * (size + 1)));
}
