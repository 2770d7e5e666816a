import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type {
  ReplayAnswer,
  ReplayPort,
  ReplayRequest,
} from '../../../../src/dashboard/histories/replay/replay-message.ts';
import { serveReplays } from '../../../../src/dashboard/histories/replay/serve-replays.ts';

beforeEach(() => {
  // Time stands while a replay is worked out: every turn goes to the end of what is waiting.
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A worker's end, and everything it answered. */
function served() {
  const answers: ReplayAnswer[] = [];
  let hear: (event: MessageEvent) => void = () => undefined;
  const port: ReplayPort = {
    postMessage: (message) => answers.push(message as ReplayAnswer),
    addEventListener: (_, listener) => {
      hear = listener;
    },
  };
  serveReplays(port);
  return { answers, ask: (data: ReplayRequest) => hear(new MessageEvent('message', { data })) };
}

const samples = (replay: number): ReplayRequest => ({
  kind: 'samples',
  replay,
  atMs: Float64Array.from({ length: 10 }, (_, i) => i * 30_000),
  value: Float64Array.from({ length: 10 }, (_, i) => 900_000 - 70 * i),
  step: new Float64Array(10).fill(1),
});

it('every replay has its turn', () => {
  const { answers, ask } = served();
  for (const replay of [1, 2, 3]) ask(samples(replay));
  vi.advanceTimersByTime(10);
  expect(answers.map(({ replay, done }) => [replay, done])).toEqual([
    [1, 10],
    [2, 10],
    [3, 10],
  ]);
});

it('one that nobody wants any more is not gone on with', () => {
  const { answers, ask } = served();
  for (const replay of [1, 2]) ask(samples(replay));
  ask({ kind: 'forget', replay: 1 });
  vi.advanceTimersByTime(10);
  expect(answers.map(({ replay }) => replay)).toEqual([2]);
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
