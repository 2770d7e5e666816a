import { exp, log } from '../../math/portable-math.ts';
import { copyHypothesis, emptyHypothesis, type Hypothesis } from './hypothesis.ts';
import { REPLICAS_FROM } from './model.ts';
import type { ReplicaBook } from './replica-book.ts';
import { blend, update } from './update.ts';

/**
 * One reading `y` of the level by one hypothesis: as a replica of the number, or as the number with an error of its
 * own.
 * @param extra variance of the reading beside the hypothesis' own noise.
 */
export function takeReading(h: Hypothesis, y: number, extra: number, replicas: ReplicaBook): void {
  if (h.noise >= REPLICAS_FROM) replicas.update(h, y, extra);
  else update(h, y, extra);
}

const old = emptyHypothesis();

/**
 * A reading that is stale with prior probability `stale`, and then says nothing: what it leaves is a mixture of
 * the hypothesis with and without it, weighted by how likely each is, put together by moments.
 */
export function takeMaybeStale(h: Hypothesis, y: number, stale: number, replicas: ReplicaBook): void {
  copyHypothesis(old, h);
  takeReading(h, y, 0, replicas);
  const fresh = exp(h.weight - old.weight) * (1 - stale);
  blend(h, old, stale / (fresh + stale));
  h.weight = old.weight + log(fresh + stale);
}
