import { type ReadonlySignal, signal as store } from '@preact/signals';
import { nowMs } from '../../platform/clock.ts';

/** The present, renewed every so often for ages and stale marks, until the signal ends. */
export function tickingNow(everyMs: number, signal: AbortSignal): ReadonlySignal<number> {
  const now = store(nowMs());
  const timer = setInterval(() => {
    now.value = nowMs();
  }, everyMs);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  return now;
}
