import { Z95 } from '../../math/normal.ts';
import type { FilterSample } from '../filter-sample.ts';
import { DISPERSION } from '../mixture/model.ts';
import type { Posterior } from '../mixture/posterior.ts';
import { type Memory, NONE } from './memory.ts';

/**
 * What people do in one look, as parts of the count: a drop of more may be a purge, which takes 0.05 to 5 %; a rise of
 * more may be a merge or a wild read. Never less than LEAST.
 */
const DROP = 0.0004;
const RISE = 0.008;
const LEAST = 100;
/**
 * A move of more than these parts of the count is not read as a rate at all: nobody has seen so many leave, or come, in
 * one look.
 */
const READABLE_DROP = 0.1;
const READABLE_RISE = 0.01;
/** So many standard deviations are explained by chance. */
const CHANCE = 4;
/**
 * A rate that began between the last two looks, at an instant uniform between them, is in nine cases of ten less than so
 * many times the mean since the first of them.
 */
const BEGUN = 10;
/** After a longer span anything may have happened by and by. */
const LONGEST_SECONDS = 660;

/**
 * By how much the count moved beyond what the rate of before can explain, where that is more than people do in one
 * look; nothing otherwise, and nothing where the look before was a jump already: then the mixture knows.
 * @param before what was known of the rate before this sample.
 * @param seconds since the last sample, or since the number was last renewed.
 * @param readVariance of one read about the level.
 */
export function jumpOf(
  memory: Readonly<Memory>,
  before: Posterior,
  { value, step }: FilterSample,
  seconds: number,
  renewedSeconds: number,
  readVariance: number,
): number | undefined {
  if (memory.jumpMs !== NONE || seconds > LONGEST_SECONDS) return undefined;
  const moved = value - memory.lastValue;
  const longest = Math.max(seconds, renewedSeconds);
  // A rush that ends is no jump: what lies between nothing and the old rate is explained.
  const begun = before.reads <= 1 ? BEGUN * before.median * seconds : 0;
  const least = Math.min(0, begun, before.low * seconds, before.low * longest);
  const most = Math.max(0, begun, before.high * seconds, before.high * longest);
  const events = DISPERSION * Math.max(-least, most, 0);
  const coarse = step > 1 ? step : 0;
  const slack = CHANCE * Math.sqrt(events + 2 * readVariance) + coarse;
  const limit = Math.max(LEAST, 2 * coarse, (moved < 0 ? DROP : RISE) * memory.lastValue);
  const isJump = moved < 0 ? moved < least - slack - limit : moved > most + slack + limit;
  return isJump ? Math.round(moved - before.median * seconds) : undefined;
}

/**
 * Keeps what is said at a jump: the figure of before, with ends that cover the rate of before, what the mixture makes
 * of it now, and the rate that it would be if people had done it.
 * @param seconds since the last sample.
 */
export function keepJump(
  memory: Memory,
  before: Posterior,
  size: number,
  { atMs, value }: FilterSample,
  seconds: number,
  after: Posterior,
): void {
  const moved = value - memory.lastValue;
  const isReadable = Math.abs(moved) <= (moved < 0 ? READABLE_DROP : READABLE_RISE) * memory.lastValue;
  const mean = isReadable ? moved / seconds : before.median;
  const half = isReadable ? (Z95 * Math.sqrt(DISPERSION * Math.abs(moved))) / seconds : 0;
  memory.jumpAfterMs = memory.lastMs;
  memory.jumpMs = atMs;
  memory.jumpSize = size;
  memory.jumpRate = before.median;
  memory.jumpLow = Math.min(before.low, after.low, mean - half);
  memory.jumpHigh = Math.max(before.high, after.high, mean + half);
  memory.jumpSince = before.since;
  memory.jumpReads = before.reads;
}
