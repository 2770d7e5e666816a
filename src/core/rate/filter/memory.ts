/**
 * What the filter remembers of a series beside its hypotheses: plain numbers, so that it can be stored as it
 * is. Instants ending in `Ms` are milliseconds since 1970 UTC; NONE stands for "not so far".
 */
export interface Memory {
  /** The first sample: levels count from its value, seconds from its instant. */
  firstMs: number;
  firstValue: number;
  lastMs: number;
  lastValue: number;
  lastStep: number;
  /** The last sample on the series' own time, seconds since the first. */
  lastSeconds: number;
  /** By how much the clock was set back meanwhile: added to every instant before it becomes seconds. */
  clockShiftMs: number;
  /** The last sample that came with an instant before the one before it. */
  earlyMs: number;
  samples: number;
  /** 1 once the count has moved at all. */
  hasMoved: number;
  /** When the count last moved, seconds since the first sample. */
  movedSeconds: number;
  /** Exact counts: how often the number changed, and how often to one of the last few. */
  changes: number;
  recurrences: number;
  /** For how many samples in a row the interval has excluded zero, negative below it. */
  streak: number;

  /** Since when the series has been looked at without a long gap, from which count, and how many samples since. */
  seenSeconds: number;
  seenValue: number;
  seenSamples: number;

  /**
   * The last sample, if the count had jumped at it: after which one, by how much, and what is said of the rate then,
   * a second: the figure of before, the ends that cover both readings, since when and by how many samples.
   */
  jumpMs: number;
  jumpAfterMs: number;
  jumpSize: number;
  jumpRate: number;
  jumpLow: number;
  jumpHigh: number;
  jumpSince: number;
  jumpReads: number;

  /** The surprise that is being judged: when, after which sample, what was read, what was expected, its age. */
  surpriseMs: number;
  surpriseAfterMs: number;
  surpriseValue: number;
  surpriseExpected: number;
  surpriseAge: number;

  /** What has been told of the source: period, deviation, step, minutes between two moves. */
  toldRefresh: number;
  toldJitter: number;
  toldStep: number;
  toldEvery: number;

  /** The usual course, a second, and for how many seconds it has been learned. */
  usual: number;
  usualSeconds: number;
  /** The last sample that was not part of a burst. */
  calmMs: number;
  calmValue: number;
  /** The burst that is going on: since when, and the last sample of it. */
  burstMs: number;
  burstEndMs: number;
  burstEndValue: number;
  /** For how many samples in a row it has looked like a burst, or like the end of one. */
  burstMarks: number;
}

export const NONE = -1;

/** Before the first sample. */
export const blankMemory = (): Memory => ({
  firstMs: 0,
  firstValue: 0,
  lastMs: 0,
  lastValue: 0,
  lastStep: 1,
  lastSeconds: 0,
  clockShiftMs: 0,
  earlyMs: NONE,
  samples: 0,
  hasMoved: 0,
  movedSeconds: 0,
  changes: 0,
  recurrences: 0,
  streak: 0,
  seenSeconds: 0,
  seenValue: 0,
  seenSamples: 0,
  jumpMs: NONE,
  jumpAfterMs: NONE,
  jumpSize: 0,
  jumpRate: 0,
  jumpLow: 0,
  jumpHigh: 0,
  jumpSince: 0,
  jumpReads: 0,
  surpriseMs: NONE,
  surpriseAfterMs: NONE,
  surpriseValue: 0,
  surpriseExpected: 0,
  surpriseAge: NONE,
  toldRefresh: 0,
  toldJitter: 0,
  toldStep: 1,
  toldEvery: 0,
  usual: 0,
  usualSeconds: 0,
  calmMs: NONE,
  calmValue: 0,
  burstMs: NONE,
  burstEndMs: NONE,
  burstEndValue: 0,
  burstMarks: 0,
});

const isNumber = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x);

/** A memory as it was stored, or nothing if a number of it is missing. */
export function checkMemory(stored: unknown): Memory | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const found = new Map<string, unknown>(Object.entries(stored));
  const memory = blankMemory();
  for (const key of Object.keys(memory)) {
    const value = found.get(key);
    if (!isNumber(value)) return undefined;
    Object.assign(memory, { [key]: value });
  }
  return memory;
}
