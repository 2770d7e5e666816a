import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import type { Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';

/** How long something is, as short as it can be said: "40 s", "25 min", "3 h", "12 d". */
export function lengthLabel(ms: number, text: Text): Phrase {
  if (ms < MINUTE_MS) return text.sayCounted('length_seconds', Math.round(ms / 1000));
  if (ms < 0.98 * HOUR_MS) return text.sayCounted('length_minutes', Math.round(ms / MINUTE_MS));
  if (ms < 2 * DAY_MS) return text.sayCounted('length_hours', Math.round(ms / HOUR_MS));
  return text.sayCounted('length_days', Math.round(ms / DAY_MS));
}
