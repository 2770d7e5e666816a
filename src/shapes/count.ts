import * as v from 'valibot';

/** A whole number of a counter, zero or more. */
export const countValue = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The width of a count's interval; 1 is exact. */
export const countStep = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

export const count = v.object({ value: countValue, step: countStep });

/** An instant, milliseconds since 1970 UTC, between the birth of Facebook Pages and the year 2200. */
export const instantMs = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(Date.UTC(2007, 0)),
  v.maxValue(Date.UTC(2200, 0)),
);
