import type { ObserverId } from './observer.ts';

/** With fewer observers nothing can be told of who is right. */
const LEAST_OBSERVERS = 3;

/** One's own place in a panel. */
export const OWN = 'own';

/** What one observer's own filter says of a Page: a minute, negative is a loss. */
export interface ObserverRate {
  readonly observer: ObserverId | typeof OWN;
  readonly perMinute: number;
  /** The 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/** Observers compared. */
export type Panel =
  | { readonly kind: 'too-few'; readonly observers: number }
  | {
      readonly kind: 'panel';
      readonly observers: number;
      /** The median of the observers' figures, and the medians of their ends. */
      readonly perMinute: number;
      readonly low: number;
      readonly high: number;
      /** Those whose interval lies wholly outside the median one. It says that they differ, not why. */
      readonly disagreeing: readonly ObserverRate['observer'][];
    };

/**
 * Compares what each observer's samples say by themselves. The median stays right while fewer than half of
 * them are wrong, however wrong they are; a mean, or one filter over all their samples, does not.
 * @param rates one an observer; those who are muted left out by the caller.
 */
export function panel(rates: readonly ObserverRate[]): Panel {
  const observers = rates.length;
  if (observers < LEAST_OBSERVERS) return { kind: 'too-few', observers };
  const low = median(rates.map((rate) => rate.low));
  const high = median(rates.map((rate) => rate.high));
  const disagreeing = rates.filter((rate) => rate.high < low || rate.low > high).map((rate) => rate.observer);
  return {
    kind: 'panel',
    observers,
    perMinute: median(rates.map((rate) => rate.perMinute)),
    low,
    high,
    disagreeing,
  };
}

/** The middle number; the mean of the two middle ones of an even number. */
function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
