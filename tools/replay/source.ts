import type { Crowd } from './crowd.ts';
import { mix, normal, randomOf } from './random.ts';

/** How the site's own source stands between the true count and what is shown. */
export interface SourceConditions {
  /** The source renews its number every so many seconds; 0: at once. */
  readonly refreshSeconds: number;
  /** Deviation of the replicas from one another, as a part of the count; 0: they agree. Seen: 0.0001. */
  readonly jitter: number;
}

export const exactSource: SourceConditions = { refreshSeconds: 0, jitter: 0 };

const REPLICAS = 4;
const LONGEST_LAG_MS = 3000;

/**
 * The count as the source gives it to one request. Each request meets one of a few replicas, each with its
 * own offset and lag.
 * @param keys what the draws depend on, the same for all requests of one counter.
 */
export function shownCount(
  crowd: Crowd,
  { refreshSeconds, jitter }: SourceConditions,
  keys: readonly number[],
  atMs: number,
): number {
  let sourceMs = atMs;
  let offset = 0;
  if (jitter > 0) {
    const replica = mix(...keys, atMs) % REPLICAS;
    const random = randomOf(...keys, replica);
    sourceMs -= random() * LONGEST_LAG_MS;
    offset = normal(random) * jitter;
  }
  if (refreshSeconds > 0) {
    const periodMs = refreshSeconds * 1000;
    sourceMs = crowd.startMs + Math.floor((sourceMs - crowd.startMs) / periodMs) * periodMs;
  }
  const count = crowd.countAt(Math.max(crowd.startMs, sourceMs));
  return Math.max(0, Math.round(count * (1 + offset)));
}
