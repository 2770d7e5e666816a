import { HOUR_MS } from '../core/math/durations.ts';
import { findObserverId, type ObserverId } from '../core/pool/observer.ts';
import { type PoolFailure, poolFault } from './ask-pool.ts';
import { askJoined, type PoolLeft, type PoolRound } from './pool-round.ts';
import { type Pulled, pullSpan } from './pull-span.ts';
import { observersQuestion } from './questions.ts';
import { readCounts } from './read-answers.ts';

/** What is pulled live goes back no further: older hours are had by comparing. */
const LIVE_MS = HOUR_MS;
/**
 * So long after it was read a sample may come to be found: others push once a minute, one of their rounds may fail, and
 * the engine takes a second or two. What comes later is had by comparing hours.
 */
const LATE_MS = 150_000;
/** Another's clock may be a little ahead of ours. */
const AHEAD_MS = 10_000;
/** An hour of a hundred Pages, each read four times a minute, is half of this. */
const MOST_OF_ONE = 50_000;

/**
 * Pulls what others shared since the last time; how far that came is the caller's to remember. All of them answer
 * together; where that is more than an answer may be, each by itself, and who fills one is left out.
 */
export async function pullLive(round: PoolRound): Promise<Pulled | PoolFailure | PoolLeft> {
  const { pool, nowMs } = round;
  const fromMs = Math.max(pool.progress.pulledMs - LATE_MS, nowMs - LIVE_MS);
  const toMs = nowMs + AHEAD_MS;
  const { leftOut = [] } = pool.progress;
  const notObservers = [pool.observer, ...leftOut];
  const together = await pullSpan(round, { notObservers }, fromMs, toMs);
  return together.kind === 'fault' && together.fault === 'too-long'
    ? await pullEach(round, notObservers, fromMs, toMs)
    : together;
}

async function pullEach(
  round: PoolRound,
  notObservers: readonly ObserverId[],
  fromMs: number,
  toMs: number,
): Promise<Pulled | PoolFailure | PoolLeft> {
  const pages = round.pool.pages.map(({ id }) => id);
  const answer = await askJoined(round, observersQuestion({ notObservers, pages }, fromMs, toMs));
  if (answer.kind !== 'answer') return answer;
  const clock = answer.clock ? { clock: answer.clock } : {};
  const counts = readCounts(answer.text, 'by');
  if (!counts) return { ...poolFault('strange'), ...clock };
  const leftOut: ObserverId[] = [];
  let added = 0;
  for (const [name, samples] of counts) {
    const observer = findObserverId(name);
    if (observer === undefined) continue;
    const pulled =
      samples > MOST_OF_ONE ? poolFault('too-long') : await pullSpan(round, { observer }, fromMs, toMs);
    if (pulled.kind === 'pulled') added += pulled.added;
    else if (pulled.kind === 'fault' && pulled.fault === 'too-long') leftOut.push(observer);
    else return pulled;
  }
  return { kind: 'pulled', added, leftOut, ...clock };
}
