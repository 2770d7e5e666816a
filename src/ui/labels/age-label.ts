import type { Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';

const NOW_SECONDS = 20;

/**
 * How old something is, in words that change seldom: "just now" up to 20 s, then whole minutes, hours, days.
 * @param atMs an instant; one in the future counts as now.
 */
export function ageLabel(atMs: number, nowMs: number, text: Text): Phrase {
  const seconds = (nowMs - atMs) / 1000;
  if (seconds < NOW_SECONDS) return text.say('age_now');
  if (seconds < 60) return text.say('age_under_minute');
  return [text.format.relative(-seconds)];
}
