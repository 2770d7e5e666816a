import { log, squared } from '../../math/portable-math.ts';
import { copyHypothesis, emptyHypothesis, type Hypothesis, VERDICT_PLAIN } from './hypothesis.ts';
import {
  CHURN_PRIOR,
  CHURNS,
  COARSE_CHURNS,
  COARSE_NOISES,
  NOISE_PRIOR,
  NOISES,
  REPLICAS_FROM,
  START_SHARE,
  START_SIZES,
} from './model.ts';
import { INSIDE_AT_FIRST } from './stay-inside.ts';
import { stickyAtFirst } from './switch-replica.ts';

/** Nothing known beyond the first sample. */
export const UNKNOWN: Readonly<Hypothesis> = Object.assign(emptyHypothesis(), {
  weight: 0,
  level: 0,
  rate: 0,
  acceleration: 0,
  lr: 0,
  lb: 0,
  rb: 0,
  bb: 0,
  formerRate: 0,
  formerVariance: -1,
  since: 0,
  reads: 1,
  inside: 0,
  sticky: 0,
  verdict: VERDICT_PLAIN,
});

/**
 * What may be the case after the first sample: the level is known as well as it is read, of the rate only how
 * large rates can be.
 * @param step of the first count: 1 is exact.
 * @param count the first count itself.
 * @param next gives a hypothesis to write on.
 */
export function prior(step: number, count: number, next: () => Hypothesis): void {
  const sticky = step > 1 ? 0 : stickyAtFirst(count);
  for (let noise = 0; noise < NOISES.length; noise++)
    for (let churn = 0; churn < CHURNS.length; churn++) {
      // A page that both jitters and churns is found later, from these; where replicas are told apart the churn is seen at once.
      if (step === 1 && noise > 1 && noise !== REPLICAS_FROM && churn > 0) continue;
      if (step > 1 && !(COARSE_NOISES.includes(noise) && COARSE_CHURNS.includes(churn))) continue;
      for (let size = 0; size < START_SIZES.length; size++) {
        const h = next();
        seed(h, noise, churn, size, step);
        h.sticky = sticky;
      }
    }
}

function seed(h: Hypothesis, noise: number, churn: number, size: number, step: number): void {
  copyHypothesis(h, UNKNOWN);
  h.weight = log((NOISE_PRIOR[noise] ?? 1) * (CHURN_PRIOR[churn] ?? 1) * (START_SHARE[size] ?? 1));
  h.ll = squared(NOISES[noise] ?? 1);
  h.rr = squared(START_SIZES[size] ?? 1);
  h.noise = noise;
  h.churn = churn;
  if (step === 1) return;
  h.level = step / 2;
  h.ll += (step * step) / 12;
  h.inside = INSIDE_AT_FIRST;
}
