import type { RecomputePort } from './recompute-message.ts';

/** More than this would not make a campaign of a few Pages quicker. */
const MOST = 4;
/** The bundle of `main.ts`, as the build names it. */
const FILE = 'recompute.js';

/**
 * Workers of this page, each started when it is first needed; one processor stays free for the page itself.
 * @param signal ends them.
 * @returns the worker of a recomputation by its id: always the same one.
 */
export function recomputeWorkers(signal: AbortSignal): (id: number) => RecomputePort {
  const workers: Worker[] = [];
  const most = Math.max(1, Math.min(MOST, navigator.hardwareConcurrency - 1));
  signal.addEventListener('abort', () => workers.map((worker) => worker.terminate()), { once: true });
  return (id) => {
    const worker = workers[id % most] ?? new Worker(FILE);
    workers[id % most] = worker;
    return worker;
  };
}
