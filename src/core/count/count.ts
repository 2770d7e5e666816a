/**
 * A number as Facebook shows it. Facebook truncates, so what is known of the true number is the
 * half-open interval [value, value + step): `3,783` is `{value: 3783, step: 1}` and `3.7K` is
 * `{value: 3700, step: 100}`.
 */
export interface Count {
  /** The lowest number the shown text can stand for; a whole number, zero or more. */
  readonly value: number;
  /** The width of the interval; 1 means the shown number is the number itself. */
  readonly step: number;
}

/** Whether the count is the number itself and not an abbreviation of it. */
export const isExact = (count: Count): boolean => count.step === 1;

/** Whether `value` and `step` are numbers a counter can show. */
export const isCount = ({ value, step }: Count): boolean =>
  Number.isSafeInteger(value) && value >= 0 && Number.isSafeInteger(step) && step >= 1;

/** Whether two shown counts can stand for one number: 1,854,793 and the `1.8M` it is shown as. */
export const canBeSame = (a: Count, b: Count): boolean =>
  a.value < b.value + b.step && b.value < a.value + a.step;

/** Whether a count is but a coarser showing of one before: the 1.8M in the header of 1,854,793. */
export const isCoarser = (earlier: Count, later: Count): boolean =>
  later.step > earlier.step && canBeSame(earlier, later);
