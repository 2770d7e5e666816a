import type { Wanted } from '../page/metric.ts';
import type { ObstacleKind } from '../page/obstacle.ts';
import type { Look } from '../page/reading.ts';

/** What an answer says about the address that was asked. */
export type Outcome =
  /** The counter that was asked for. */
  | 'open'
  /** Sent on to another address, nobody saw which. */
  | 'elsewhere'
  /** The site asks to stop: a sign-in wall, a block. */
  | 'walled'
  /** A document, and not the counter that was asked for. */
  | 'barren'
  /** No answer, or one that broke off. */
  | 'failed'
  /** Nothing was asked: no network, no access, no tab. */
  | 'unasked';

const OUTCOMES: Readonly<Record<ObstacleKind, Outcome>> = {
  'signed-out-wall': 'walled',
  blocked: 'walled',
  consent: 'walled',
  elsewhere: 'elsewhere',
  'error-page': 'failed',
  'no-answer': 'failed',
  cut: 'failed',
  garbled: 'failed',
  slow: 'failed',
  'unsupported-browser': 'barren',
  'not-available': 'barren',
  'not-a-page': 'barren',
  'identity-not-established': 'barren',
  'counter-not-found': 'barren',
  'readers-disagree': 'barren',
  'another-page': 'barren',
  'too-much': 'barren',
  offline: 'unasked',
  'disk-full': 'unasked',
  'permission-missing': 'unasked',
  resting: 'unasked',
  unanswered: 'unasked',
  'no-tab': 'unasked',
  'tab-asleep': 'unasked',
  'reload-needed': 'unasked',
};

/** Statuses by which a site asks to stop: forbidden, too many requests. */
const REFUSALS: readonly number[] = [403, 429];

/** @param status the HTTP status, 0 where it was not seen. */
export function outcomeOf(look: Look, wanted: Wanted, status: number): Outcome {
  if (look.kind === 'readings')
    return wanted === 'either' || look.readings.some(({ metric }) => metric === wanted) ? 'open' : 'barren';
  const { kind } = look.obstacle;
  return kind === 'error-page' && REFUSALS.includes(status) ? 'walled' : OUTCOMES[kind];
}
