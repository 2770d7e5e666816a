import type { ReplayPort } from './replay-message.ts';

/** More than this would not make a campaign of a few Pages quicker. */
const MOST = 4;
/** The bundle of `main.ts`, as the build names it. */
const FILE = 'replay.js';

/**
 * Workers of this page, each started when it is first needed; one processor stays free for the page itself.
 * @param signal ends them.
 * @returns the worker of a replay, always the same for one.
 */
export function replayWorkers(signal: AbortSignal): (replay: number) => ReplayPort {
  const workers: Worker[] = [];
  const most = Math.max(1, Math.min(MOST, navigator.hardwareConcurrency - 1));
  signal.addEventListener('abort', () => workers.map((worker) => worker.terminate()), { once: true });
  return (replay) => {
    const worker = workers[replay % most] ?? new Worker(FILE);
    workers[replay % most] = worker;
    return worker;
  };
}
