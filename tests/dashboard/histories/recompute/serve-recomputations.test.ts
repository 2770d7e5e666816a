import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type {
  RecomputeAnswer,
  RecomputePort,
  RecomputeRequest,
} from '../../../../src/dashboard/histories/recompute/recompute-message.ts';
import { serveRecomputations } from '../../../../src/dashboard/histories/recompute/serve-recomputations.ts';

beforeEach(() => {
  // Time stands while a recomputation is worked out: every turn goes to the end of what is waiting.
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A worker's end, and everything it answered. */
function served() {
  const answers: RecomputeAnswer[] = [];
  let hear: (event: MessageEvent) => void = () => undefined;
  const port: RecomputePort = {
    postMessage: (message) => answers.push(message as RecomputeAnswer),
    addEventListener: (_, listener) => {
      hear = listener;
    },
  };
  serveRecomputations(port);
  return { answers, ask: (data: RecomputeRequest) => hear(new MessageEvent('message', { data })) };
}

const samples = (id: number): RecomputeRequest => ({
  kind: 'samples',
  id,
  atMs: Float64Array.from({ length: 10 }, (_, i) => i * 30_000),
  value: Float64Array.from({ length: 10 }, (_, i) => 900_000 - 70 * i),
  step: new Float64Array(10).fill(1),
});

it('every recomputation has its turn', () => {
  const { answers, ask } = served();
  for (const id of [1, 2, 3]) ask(samples(id));
  vi.advanceTimersByTime(10);
  expect(answers.map(({ id, done }) => [id, done])).toEqual([
    [1, 10],
    [2, 10],
    [3, 10],
  ]);
});

it('one that nobody wants any more is not gone on with', () => {
  const { answers, ask } = served();
  for (const id of [1, 2]) ask(samples(id));
  ask({ kind: 'forget', id: 1 });
  vi.advanceTimersByTime(10);
  expect(answers.map(({ id }) => id)).toEqual([2]);
});

it('rests while a chart is moved, from the last time it was on, and then goes on', () => {
  const { answers, ask } = served();
  ask(samples(1));
  ask({ kind: 'rest' });
  vi.advanceTimersByTime(250);
  ask({ kind: 'rest' });
  vi.advanceTimersByTime(250);
  expect(answers).toEqual([]);
  vi.advanceTimersByTime(60);
  expect(answers.map(({ done }) => done)).toEqual([10]);
});
