import { smoothedRates } from '../../../core/rate/filter/smoothed-rates.ts';
import { monotonicMs } from '../../../platform/clock.ts';
import { joinedRates, type RateColumns, rateColumns } from './rate-columns.ts';
import { Recomputation } from './recomputation.ts';
import type { RecomputeAnswer, RecomputePort, RecomputeRequest } from './recompute-message.ts';

/** How long one recomputation runs before the next has its turn and its rates so far are posted. */
const TURN_MS = 100;
const BATCH = 16;
/** Longer than from one step of a zoom to the next. */
const REST_MS = 300;

type Samples = Extract<RecomputeRequest, { kind: 'samples' | 'smoothed' }>;

interface Running {
  readonly recomputation: Recomputation;
  readonly waiting: Samples[];
  /** How many samples of the first one waiting have been gone through, and how many of all. */
  at: number;
  done: number;
}

/** Works out what is asked for, each recomputation in its turn, and tells what there is after every turn. */
export function serveRecomputations(port: RecomputePort): void {
  const running = new Map<number, Running>();
  let isAwake = false;
  let restsUntilMs = 0;

  port.addEventListener('message', ({ data }: MessageEvent<RecomputeRequest>) => {
    if (data.kind === 'rest') {
      restsUntilMs = monotonicMs() + REST_MS;
      return;
    }
    if (data.kind === 'forget') {
      running.delete(data.id);
      return;
    }
    if (data.kind === 'smoothed') {
      const samples = samplesBetween(data, 0, data.atMs.length);
      tell(data.id, samples.length, rateColumns(smoothedRates(samples)));
      return;
    }
    const one = running.get(data.id) ?? { recomputation: new Recomputation(), waiting: [], at: 0, done: 0 };
    one.waiting.push(data);
    running.set(data.id, one);
    wake();
  });

  function tell(id: number, done: number, rates: RateColumns): void {
    const answer: RecomputeAnswer = { id, done, rates };
    const transfer = [rates.atMs, rates.perMinute, rates.low, rates.high].map(({ buffer }) => buffer);
    port.postMessage(answer, { transfer });
  }

  function wake(): void {
    if (!isAwake) setTimeout(takeTurn, Math.max(0, restsUntilMs - monotonicMs()));
    isAwake = true;
  }

  /** One turn of the recomputation that has waited longest; messages are heard before the next. */
  function takeTurn(): void {
    isAwake = false;
    const next = [...running].find(([, one]) => one.waiting.length > 0);
    if (!next) return;
    if (monotonicMs() >= restsUntilMs) {
      const [id, one] = next;
      running.delete(id);
      running.set(id, one);
      const rates = joinedRates(turn(one));
      tell(id, one.done, rates);
    }
    wake();
  }
}

function turn(one: Running): RateColumns[] {
  const parts: RateColumns[] = [];
  const began = monotonicMs();
  do {
    const [given] = one.waiting;
    if (!given) break;
    const to = Math.min(given.atMs.length, one.at + BATCH);
    parts.push(one.recomputation.next(samplesBetween(given, one.at, to)));
    one.done += to - one.at;
    one.at = to;
    if (to === given.atMs.length) {
      one.waiting.shift();
      one.at = 0;
    }
  } while (monotonicMs() - began < TURN_MS);
  return parts;
}

const samplesBetween = ({ atMs, value, step }: Samples, from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({
    atMs: atMs[from + i] ?? 0,
    value: value[from + i] ?? 0,
    step: step[from + i] ?? 1,
  }));
