import { hindsight } from '../../../core/rate/filter/hindsight.ts';
import { monotonicMs } from '../../../platform/clock.ts';
import { joinedRates, type RateColumns, rateColumns } from './rate-columns.ts';
import { RateReplay } from './rate-replay.ts';
import type { ReplayAnswer, ReplayPort, ReplayRequest } from './replay-message.ts';

/** How long one replay is gone on with before the next has its turn and what was worked out is told. */
const TURN_MS = 100;
const BATCH = 16;
/** Longer than from one step of a zoom to the next. */
const REST_MS = 300;

type Samples = Extract<ReplayRequest, { kind: 'samples' | 'hindsight' }>;

interface Running {
  readonly replay: RateReplay;
  readonly waiting: Samples[];
  /** How many samples of the first one waiting have been gone through, and how many of all. */
  at: number;
  done: number;
}

/** Works out what is asked for, each replay in its turn, and tells what there is after every turn. */
export function serveReplays(port: ReplayPort): void {
  const running = new Map<number, Running>();
  let isAwake = false;
  let restsUntilMs = 0;

  port.addEventListener('message', ({ data }: MessageEvent<ReplayRequest>) => {
    if (data.kind === 'rest') {
      restsUntilMs = monotonicMs() + REST_MS;
      return;
    }
    if (data.kind === 'forget') {
      running.delete(data.replay);
      return;
    }
    if (data.kind === 'hindsight') {
      const samples = samplesBetween(data, 0, data.atMs.length);
      tell(data.replay, samples.length, rateColumns(hindsight(samples)));
      return;
    }
    const one = running.get(data.replay) ?? { replay: new RateReplay(), waiting: [], at: 0, done: 0 };
    one.waiting.push(data);
    running.set(data.replay, one);
    wake();
  });

  function tell(replay: number, done: number, rates: RateColumns): void {
    const answer: ReplayAnswer = { replay, done, rates };
    const transfer = [rates.atMs, rates.perMinute, rates.low, rates.high].map(({ buffer }) => buffer);
    port.postMessage(answer, { transfer });
  }

  function wake(): void {
    if (!isAwake) setTimeout(takeTurn, Math.max(0, restsUntilMs - monotonicMs()));
    isAwake = true;
  }

  /** One turn of the replay that has waited longest; messages are heard before the next. */
  function takeTurn(): void {
    isAwake = false;
    const next = [...running].find(([, one]) => one.waiting.length > 0);
    if (!next) return;
    if (monotonicMs() >= restsUntilMs) {
      const [replay, one] = next;
      running.delete(replay);
      running.set(replay, one);
      const rates = joinedRates(turn(one));
      tell(replay, one.done, rates);
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
    parts.push(one.replay.next(samplesBetween(given, one.at, to)));
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
