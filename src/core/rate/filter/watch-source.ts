import type { FilterSample } from '../filter-sample.ts';
import type { Mixture } from '../mixture/mixture.ts';
import type { RateEstimate } from '../rate.ts';
import type { RateEvent } from '../rate-event.ts';
import type { Memory } from './memory.ts';
import type { RefreshClock } from './refresh-clock.ts';

/**
 * A period or a noise is told from this probability on, a level of jitter after so many samples, a period after
 * the number has moved so often.
 */
const SURE = 0.9;
const LEAST_SAMPLES = 12;
const LEAST_CHANGES = 4;
/** A figure is told again when it has changed by this factor. */
const NEWS = 2.5;

const isNews = (now: number, told: number): boolean => now > told * NEWS || now * NEWS < told;

/** Tells what has been learned of how the count is shown: renewed in steps, by replicas that differ, rounded. */
export function watchSource(
  memory: Memory,
  sample: FilterSample,
  rate: RateEstimate,
  mixture: Mixture,
  clock: RefreshClock,
): RateEvent[] {
  return sample.step > 1
    ? watchStep(memory, sample, rate)
    : [...watchRefresh(memory, sample, clock), ...watchJitter(memory, sample, mixture)];
}

function watchRefresh(memory: Memory, { atMs }: FilterSample, clock: RefreshClock): RateEvent[] {
  if (memory.changes < LEAST_CHANGES || clock.none > 1 - SURE) return [];
  const { seconds, probability } = clock.likeliest();
  if (seconds === 0 || probability < SURE || !isNews(seconds, memory.toldRefresh)) return [];
  memory.toldRefresh = seconds;
  return [{ kind: 'refresh-period', atMs, seconds }];
}

function watchJitter(memory: Memory, { atMs }: FilterSample, mixture: Mixture): RateEvent[] {
  if (memory.samples < LEAST_SAMPLES) return [];
  let [variance, jittering] = [0, 0];
  for (let i = 0; i < mixture.count; i++) {
    const h = mixture.list[i];
    if (!h || h.noise === 0) continue;
    jittering += h.share;
    variance += h.share * mixture.readVariance(h);
  }
  if (jittering > 1 - SURE && jittering < SURE) return [];
  const deviation = jittering < SURE ? 0 : Math.sqrt(variance / jittering);
  if (!isNews(deviation, memory.toldJitter)) return [];
  memory.toldJitter = deviation;
  return [{ kind: 'jitter-level', atMs, deviation }];
}

function watchStep(memory: Memory, { atMs, step }: FilterSample, rate: RateEstimate): RateEvent[] {
  const perMinute = rate.kind === 'rate' && rate.significant ? Math.abs(rate.perMinute) : 0;
  const minutes = perMinute > 0 ? step / perMinute : 0;
  const isNew = step !== memory.toldStep;
  if (!isNew && (minutes === 0 || !isNews(minutes, memory.toldEvery))) return [];
  memory.toldStep = step;
  memory.toldEvery = minutes;
  return [{ kind: 'resolution', atMs, step, ...(minutes > 0 ? { readableEveryMinutes: minutes } : {}) }];
}
