import { isAgreed } from '../storage/pool/pools.ts';
import type { History, PoolRecord } from '../storage/schema.ts';
import { askPool, type PoolFailure, type PoolQuestion, type PoolText } from './ask-pool.ts';

/** One round with a pool, as its steps see it. */
export interface PoolRound {
  readonly db: History;
  /** As it stood when the round began. */
  readonly pool: PoolRecord;
  readonly nowMs: number;
  /** Ends the round, and the request it is at. */
  readonly signal: AbortSignal;
}

/** The pool was left, or agreed to again, while a round ran: nothing more is asked, and nothing kept. */
export interface PoolLeft {
  readonly kind: 'left';
}

export const POOL_LEFT: PoolLeft = { kind: 'left' };

/** Asks the pool of a round, unless it was left meanwhile: looked up in the store before every single request. */
export async function askJoined(
  { db, pool, signal }: PoolRound,
  question: PoolQuestion,
): Promise<PoolText | PoolFailure | PoolLeft> {
  return (await isAgreed(db, pool)) ? await askPool(pool, question, signal) : POOL_LEFT;
}
