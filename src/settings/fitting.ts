import * as v from 'valibot';

/** Accepts what has this shape. */
export const fitting =
  <Value>(shape: v.GenericSchema<unknown, Value>) =>
  (stored: unknown): Value | undefined => {
    const parsed = v.safeParse(shape, stored);
    return parsed.success ? parsed.output : undefined;
  };
