import type { ObserverHours } from './best-covered.ts';
import type { ObserverId } from './observer.ts';

/** The closest anybody looks is every few seconds: more samples of one series in an hour were not read off a Page. */
const MOST_AN_HOUR = 1000;

/**
 * Tells hours that somebody can have read from floods.
 * @param sinceMs whoever flooded no hour since then is not named: what is over is only left out.
 */
export function withoutFloods<Hours extends ObserverHours>(
  all: readonly Hours[],
  sinceMs: number,
): { readonly readable: readonly Hours[]; readonly flooding: readonly ObserverId[] } {
  const isFlood = (samples: number): boolean => samples > MOST_AN_HOUR;
  const flooding = all
    .filter(({ hours }) => [...hours].some(([hourMs, samples]) => hourMs >= sinceMs && isFlood(samples)))
    .map(({ observer }) => observer);
  const readable = all.map((one) => ({
    ...one,
    hours: new Map([...one.hours].filter(([, samples]) => !isFlood(samples))),
  }));
  return { readable, flooding: [...new Set(flooding)] };
}
