import { log, squared } from '../../math/portable-math.ts';
import { logHazard, turnTo } from './branch.ts';
import { copyHypothesis, type Hypothesis } from './hypothesis.ts';
import { CHURN_EVERY, CHURNS, KINDS, NOISE_EVERY, NOISES, REPLICAS_FROM } from './model.ts';

/** The weight of an explorer against the one it starts from, and how many start at a sample. */
const EXPLORER = log(0.0002);
const EXPLORERS = 2;
/** Noises below this index are too small for a page with replicas that disagree. */
const MAY_BE_REPLICAS = 2;

/**
 * The noise of the reads or the churn became a neighbouring one, or the replicas of the number are told apart.
 * @param noises how many of NOISES may be meant: rounded counts are not told apart by replicas.
 */
export function neighbours(
  parent: Hypothesis,
  seconds: number,
  noises: number,
  next: () => Hypothesis,
): void {
  const noise = parent.weight + logHazard(seconds, NOISE_EVERY);
  const churn = parent.weight + logHazard(seconds, CHURN_EVERY);
  for (let k = REPLICAS_FROM; k < noises; k++) {
    if (parent.noise < MAY_BE_REPLICAS || parent.noise === k) continue;
    const child = next();
    copyHypothesis(child, parent);
    child.noise = k;
    child.weight = noise;
  }
  for (let by = -1; by <= 1; by += 2) {
    const k = parent.noise + by;
    if (parent.noise < REPLICAS_FROM && k >= 0 && k < REPLICAS_FROM) {
      const child = next();
      copyHypothesis(child, parent);
      child.noise = k;
      child.weight = noise;
    }
    const j = parent.churn + by;
    if (j >= 0 && j < CHURNS.length) {
      const child = next();
      copyHypothesis(child, parent);
      child.churn = j;
      child.weight = churn;
    }
  }
}

/** Every noise without churn, then every churn without noise. */
const PAIRS: readonly (readonly [noise: number, churn: number])[] = [
  ...NOISES.map((_, noise) => [noise, 0] as const),
  ...CHURNS.map((_, churn) => [0, churn] as const),
];

/**
 * Noise, churn and motion can stand in for each other, and the way from a wrong set to the right one may lead
 * through worse ones. So at every sample a few light hypotheses try other sets, one after the other.
 * @param turn how many samples there have been.
 */
export function explore(
  parent: Hypothesis,
  turn: number,
  amplitude: number,
  noises: number,
  next: () => Hypothesis,
): void {
  for (let i = 0; i < EXPLORERS; i++) {
    const step = turn * EXPLORERS + i;
    const [noise, churn] = PAIRS[step % PAIRS.length] ?? [0, 0];
    const kind = Math.floor(step / PAIRS.length) % KINDS.length;
    if (noise >= noises) continue;
    if (noise === parent.noise && churn === parent.churn && kind === parent.kind) continue;
    const child = next();
    copyHypothesis(child, parent);
    child.noise = noise;
    child.churn = churn;
    if (kind !== parent.kind) turnTo(child, kind, amplitude);
    child.weight = parent.weight + EXPLORER;
    // If reads are that uncertain, so is the level that was learned from them.
    child.ll = Math.max(child.ll, 0.5 * squared(NOISES[noise] ?? 1));
  }
}
