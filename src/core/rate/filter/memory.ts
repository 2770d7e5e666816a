/** Stands for "not so far". */
export const NONE = -1;

/**
 * What the filter remembers of a series beside its hypotheses, as it is before the first sample: plain numbers, so that
 * it can be stored as it is. Instants ending in `Ms` are milliseconds since 1970 UTC.
 */
export const blankMemory = () => ({
  /** The first sample: levels count from its value, seconds from its instant. */
  firstMs: 0,
  firstValue: 0,
  lastMs: 0,
  lastValue: 0,
  lastStep: 1,
  /** The last sample on the series' own time, seconds since the first. */
  lastSeconds: 0,
  /** By how much the clock was set back meanwhile: added to every instant before it becomes seconds. */
  clockShiftMs: 0,
  /** The last sample that came with an instant before the one before it. */
  earlyMs: NONE,
  samples: 0,
  /** 1 once the count has moved at all. */
  hasMoved: 0,
  /** When the count last moved, seconds since the first sample. */
  movedSeconds: 0,
  /** Exact counts: how often the number changed, and how often to one of the last few. */
  changes: 0,
  recurrences: 0,
  /** For how many samples in a row the interval has excluded zero, negative below it. */
  streak: 0,

  /** Since when the series has been looked at without a long gap, from which count, and how many samples since. */
  seenSeconds: 0,
  seenValue: 0,
  seenSamples: 0,

  /**
   * The last sample, if the count had jumped at it: after which one, by how much, and what is said of the rate then,
   * a second: the figure of before, the ends that cover both readings, since when and by how many samples.
   */
  jumpMs: NONE,
  jumpAfterMs: NONE,
  jumpSize: 0,
  jumpRate: 0,
  jumpLow: 0,
  jumpHigh: 0,
  jumpSince: 0,
  jumpReads: 0,

  /** The surprise that is being judged: when, after which sample, what was read, what was expected, its age. */
  surpriseMs: NONE,
  surpriseAfterMs: NONE,
  surpriseValue: 0,
  surpriseExpected: 0,
  surpriseAge: NONE,

  /** What has been told of the source: period, deviation, step, minutes between two moves. */
  toldRefresh: 0,
  toldJitter: 0,
  toldStep: 1,
  toldEvery: 0,

  /** The usual course, a second, and for how many seconds it has been learned. */
  usual: 0,
  usualSeconds: 0,
  /** The last sample that was not part of a burst. */
  calmMs: NONE,
  calmValue: 0,
  /** The burst that is going on: since when, and the last sample of it. */
  burstMs: NONE,
  burstEndMs: NONE,
  burstEndValue: 0,
  /** For how many samples in a row it has looked like a burst, or like the end of one. */
  burstMarks: 0,
});

export type Memory = ReturnType<typeof blankMemory>;

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
