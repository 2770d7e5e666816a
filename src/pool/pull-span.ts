import type { ClockOffset } from '../core/pool/clock-offset.ts';
import type { ObserverId } from '../core/pool/observer.ts';
import { putPooled } from '../storage/pool/pooled-samples.ts';
import type { PoolFailure } from './ask-pool.ts';
import { askJoined, POOL_LEFT, type PoolLeft, type PoolRound } from './pool-round.ts';
import { exportQuestion, type PoolSelection } from './questions.ts';
import { readExport } from './read-answers.ts';

/** What pulling brought. */
export interface Pulled {
  readonly kind: 'pulled';
  /** Samples that were not known. */
  readonly added: number;
  /** Observers who send more than can be read: nothing of theirs was pulled. */
  readonly leftOut: readonly ObserverId[];
  readonly clock?: ClockOffset;
}

/** Pulls what a selection of others has of the pool's Pages in a span, both ends inclusive, in one answer. */
export async function pullSpan(
  round: PoolRound,
  selection: Omit<PoolSelection, 'pages'>,
  fromMs: number,
  toMs: number,
): Promise<Pulled | PoolFailure | PoolLeft> {
  const { db, pool, signal } = round;
  const shared = pool.pages.map(({ id }) => id);
  const answer = await askJoined(round, exportQuestion({ ...selection, pages: shared }, fromMs, toMs));
  if (answer.kind !== 'answer') return answer;
  let added = 0;
  for (const { observer, page, metric, samples } of readExport(answer.text, { fromMs, toMs }).series) {
    if (!shared.includes(page) || observer === pool.observer) continue;
    signal.throwIfAborted();
    const kept = await putPooled(db, pool, { observer, page, metric }, samples);
    if (kept === undefined) return POOL_LEFT;
    added += kept;
  }
  return { kind: 'pulled', added, leftOut: [], ...(answer.clock ? { clock: answer.clock } : {}) };
}
