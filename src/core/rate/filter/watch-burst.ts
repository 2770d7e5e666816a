import { exp, squared } from '../../math/portable-math.ts';
import type { FilterSample } from '../filter-sample.ts';
import type { Mixture } from '../mixture/mixture.ts';
import { DISPERSION } from '../mixture/model.ts';
import type { RateEstimate } from '../rate.ts';
import type { RateEvent } from '../rate-event.ts';
import { type Memory, NONE } from './memory.ts';

/** The usual course is learned over so many seconds, and known after so many. */
const USUAL_SECONDS = 1800;
const KNOWN_AFTER = 300;
/** Gains are far above it when they exceed it by its own size, and by this much a second. */
const LEAST = 0.1;
/** So many deviations above it are sure: one side, one in a thousand. */
const SURE = 3.09;
/** So many samples in a row must say that it is on, and as many that it is over. */
const MARKS = 2;
/** For so long a figure may be high without being sure before it is taken for the usual course. */
const LONGEST_DOUBT_MS = 900_000;
/** What lasts longer is the new course. */
const LONGEST_MS = 3_600_000;

/**
 * Notices runs of gains far above what the page itself has been doing: bought or advertised likes, or a spike
 * of interest. Judged by the interval's bounds, not by the figure.
 */
export function watchBurst(
  memory: Memory,
  sample: FilterSample,
  estimate: RateEstimate,
  mixture: Mixture,
): RateEvent[] {
  if (estimate.kind !== 'rate') return [];
  const excess = Math.max(LEAST, Math.abs(memory.usual));
  return memory.burstMs === NONE
    ? mayStart(memory, sample, estimate, memory.usual + excess, mixture)
    : mayEnd(memory, sample, estimate, memory.usual + excess);
}

type Known = Extract<RateEstimate, { kind: 'rate' }>;

function mayStart(
  memory: Memory,
  sample: FilterSample,
  rate: Known,
  threshold: number,
  mixture: Mixture,
): RateEvent[] {
  const isKnown = memory.usualSeconds >= KNOWN_AFTER;
  const mayBe = isKnown && rate.perSecond > Math.max(0, threshold);
  const isSure = mayBe && isAbove(memory, sample, rate, Math.max(0, threshold), mixture);
  if (!mayBe || (!isSure && sample.atMs - memory.calmMs > LONGEST_DOUBT_MS)) {
    const seconds = memory.calmMs === NONE ? 0 : (sample.atMs - memory.calmMs) / 1000;
    if (seconds > 0) learnUsual(memory, rate.perSecond, seconds);
    memory.burstMarks = 0;
    memory.calmMs = sample.atMs;
    memory.calmValue = sample.value;
    return [];
  }
  if (!isSure) {
    memory.burstMarks = 0;
    return [];
  }
  memory.burstEndMs = sample.atMs;
  memory.burstEndValue = sample.value;
  memory.burstMarks++;
  if (memory.burstMarks < MARKS) return [];
  memory.burstMarks = 0;
  memory.burstMs = Math.max(rate.sinceMs, memory.calmMs);
  return [
    {
      kind: 'burst',
      phase: 'started',
      atMs: sample.atMs,
      startMs: memory.burstMs,
      expectedPerMinute: memory.usual * 60,
      perMinute: rate.perMinute,
    },
  ];
}

/**
 * Whether there were gains above the threshold: now, or in the mean since the last calm sample. That they may just
 * have ended, between two looks or behind a number that lies back, does not make them none.
 */
function isAbove(
  memory: Memory,
  sample: FilterSample,
  rate: Known,
  threshold: number,
  mixture: Mixture,
): boolean {
  if (rate.low / 60 > threshold) return true;
  if (memory.calmMs === NONE || sample.step > 1) return false;
  const gained = sample.value - memory.calmValue;
  const variance = DISPERSION * Math.abs(gained) + 2 * squared(mixture.readDeviation());
  return (gained - SURE * Math.sqrt(variance)) * 1000 > threshold * (sample.atMs - memory.calmMs);
}

function mayEnd(memory: Memory, sample: FilterSample, rate: Known, threshold: number): RateEvent[] {
  const isOver = rate.perSecond < (memory.usual + threshold) / 2 || rate.high / 60 < threshold;
  memory.burstMarks = isOver ? memory.burstMarks + 1 : 0;
  if (!isOver) {
    memory.burstEndMs = sample.atMs;
    memory.burstEndValue = sample.value;
  }
  const isNewCourse = sample.atMs - memory.burstMs >= LONGEST_MS;
  if (memory.burstMarks < MARKS && !isNewCourse) return [];
  const seconds = (memory.burstEndMs - memory.calmMs) / 1000;
  const course = memory.usual * seconds;
  const ended: RateEvent = {
    kind: 'burst',
    phase: 'ended',
    atMs: sample.atMs,
    startMs: memory.burstMs,
    endMs: Math.max(memory.burstMs, memory.burstEndMs),
    expectedPerMinute: memory.usual * 60,
    netAboveExpected: Math.round(memory.burstEndValue - memory.calmValue - course),
    maskedLossesAtMost: Math.round(Math.max(0, -course)),
  };
  if (isNewCourse) memory.usualSeconds = 0;
  memory.burstMs = NONE;
  memory.burstMarks = 0;
  memory.calmMs = sample.atMs;
  memory.calmValue = sample.value;
  return [ended];
}

/** An average of the rates, of all so far at first, fading afterwards. */
function learnUsual(memory: Memory, rate: number, seconds: number): void {
  const share = Math.max(seconds / (memory.usualSeconds + seconds), 1 - exp(-seconds / USUAL_SECONDS));
  memory.usual += share * (rate - memory.usual);
  memory.usualSeconds = Math.min(USUAL_SECONDS, memory.usualSeconds + seconds);
}
