import { squared } from '../../math/portable-math.ts';
import type { FilterSample } from '../filter-sample.ts';
import type { Progress } from '../rate.ts';
import type { Memory } from './memory.ts';

/** After a longer gap a series is as new: what it does now is not what was seen. As long as a rate is fresh. */
const GAP_SECONDS = 660;
/** An interval about zero narrower than this, a minute, says that nothing happens, whatever was seen. */
const NARROW = 2;
/** After so many seconds and samples what is not clear is not clear, and no longer too early. */
const LONGEST_SECONDS = 600;
const LEAST_SAMPLES = 6;
/** Of a rounded count that has not moved since: nothing comes sooner than its next move. */
const LONGEST_UNMOVED_SECONDS = 3600;

/**
 * Keeps what was seen of a series since it was new; to be called with each sample before the memory takes it in.
 * @param seconds the sample on the series' own time.
 */
export function followSeen(memory: Memory, sample: FilterSample, seconds: number): void {
  const isNew = memory.samples === 0 || seconds - memory.lastSeconds > GAP_SECONDS;
  memory.seenSamples = isNew ? 1 : memory.seenSamples + 1;
  if (!isNew) return;
  memory.seenSeconds = seconds;
  memory.seenValue = sample.value;
}

/**
 * Whether an interval is too wide to say that nothing changes: it holds zero, it is wider than the mean change that
 * was seen, and there is reason to hope for a narrower one.
 * @param low and `high`: the ends of the interval, a minute.
 * @returns how far the first figure has come; nothing where it is not too early.
 */
export function tooEarly(
  memory: Readonly<Memory>,
  perMinute: number,
  low: number,
  high: number,
): Progress | undefined {
  if (low > 0 || high < 0) return undefined;
  const seconds = Math.max(1, memory.lastSeconds - memory.seenSeconds);
  const moved = Math.abs(memory.lastValue - memory.seenValue);
  const seen = (60 * moved) / seconds;
  const width = high - low;
  const isUnmoved = memory.lastStep > 1 && moved === 0;
  const longest = isUnmoved ? LONGEST_UNMOVED_SECONDS : LONGEST_SECONDS;
  if (width <= Math.max(NARROW, seen)) return undefined;
  if (seconds >= longest && memory.seenSamples >= LEAST_SAMPLES) return undefined;
  // The deviation of a mean of events falls with the root of the time.
  const beyond = perMinute < 0 ? high - perMinute : perMinute - low;
  const untilSure = perMinute === 0 ? longest : seconds * (squared(beyond / perMinute) - 1);
  const untilNarrow = seconds * (squared(width / NARROW) - 1);
  const untilLongest = Math.max(
    longest - seconds,
    (LEAST_SAMPLES - memory.seenSamples) * (seconds / Math.max(1, memory.seenSamples - 1)),
  );
  const secondsNeeded = Math.ceil(Math.max(0, Math.min(untilSure, untilNarrow, untilLongest)));
  return { share: seconds / (seconds + secondsNeeded), secondsNeeded };
}
