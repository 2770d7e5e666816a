import type { FilterSample } from '../filter-sample.ts';
import {
  VERDICT_GLITCH,
  VERDICT_GLITCH_NOW,
  VERDICT_PLAIN,
  VERDICT_SHIFT,
  VERDICT_SHIFT_NOW,
} from '../mixture/hypothesis.ts';
import type { Mixture } from '../mixture/mixture.ts';
import type { RateEvent } from '../rate-event.ts';
import { type Memory, NONE } from './memory.ts';

/** A new surprise is one that this much of the weight explains by a shift or a wild read. */
const WORTH_JUDGING = 0.2;
/** After a longer span without a sample nobody can say that anything happened at once. */
const LONGEST_SPAN_MS = 3_600_000;
/** From this probability on it is told at once; after so many samples, if it is more likely than not. */
const SURE = 0.95;
const PATIENCE = 3;

/**
 * Tells level shifts and wild reads apart from changes of the rate, which takes the samples after them.
 * @param beforeMs the instant of the sample before this one.
 */
export function watchSurprise(
  memory: Memory,
  sample: FilterSample,
  beforeMs: number,
  mixture: Mixture,
): RateEvent[] {
  const isNew =
    sample.atMs - beforeMs <= LONGEST_SPAN_MS &&
    mixture.weightOf(VERDICT_SHIFT_NOW) + mixture.weightOf(VERDICT_GLITCH_NOW) > WORTH_JUDGING;
  const told = memory.surpriseAge === NONE ? undefined : judge(memory, sample, mixture, isNew);
  if (told || isNew || memory.surpriseAge >= PATIENCE) {
    memory.surpriseAge = NONE;
    mixture.relabel((verdict) => (verdict <= VERDICT_GLITCH ? VERDICT_PLAIN : verdict));
  }
  if (isNew) {
    memory.surpriseMs = sample.atMs;
    memory.surpriseAfterMs = beforeMs;
    memory.surpriseValue = sample.value;
    memory.surpriseExpected = Math.round(memory.firstValue + mixture.expected);
    memory.surpriseAge = 0;
  }
  mixture.relabel((verdict) => {
    if (verdict === VERDICT_SHIFT_NOW) return isNew ? VERDICT_SHIFT : VERDICT_PLAIN;
    if (verdict === VERDICT_GLITCH_NOW) return isNew ? VERDICT_GLITCH : VERDICT_PLAIN;
    return verdict;
  });
  return told ? [told] : [];
}

function judge(
  memory: Memory,
  sample: FilterSample,
  mixture: Mixture,
  isLast: boolean,
): RateEvent | undefined {
  memory.surpriseAge++;
  const shift = mixture.weightOf(VERDICT_SHIFT);
  const glitch = mixture.weightOf(VERDICT_GLITCH);
  const enough = isLast || memory.surpriseAge >= PATIENCE ? 0.5 : SURE;
  if (shift > enough)
    return {
      kind: 'platform-change',
      atMs: sample.atMs,
      afterMs: memory.surpriseAfterMs,
      size: memory.surpriseValue - memory.surpriseExpected,
      probability: Math.min(1, shift),
    };
  if (glitch > enough)
    return {
      kind: 'glitch',
      atMs: sample.atMs,
      sampleAtMs: memory.surpriseMs,
      value: memory.surpriseValue,
      expected: memory.surpriseExpected,
    };
  return undefined;
}
