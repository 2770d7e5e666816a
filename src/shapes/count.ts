import * as v from 'valibot';

/** A whole number of a counter, zero or more; no counter counts past mankind a hundred times over. */
export const countValue = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1e12));

/** The width of a count's interval; 1 is exact. */
export const countStep = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1e12));

export const count = v.object({ value: countValue, step: countStep });

/** An instant, whole milliseconds since 1970 UTC, between the birth of Facebook Pages and the year 2200. */
export const instantMs = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(Date.UTC(2007, 0)),
  v.maxValue(Date.UTC(2200, 0)),
);
