import type { Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';
import { amountOf, type RateUnit } from './rate-label.ts';

/** What is said of a change, and beside it what moved at once: "…; 60,000 likes fewer at once are not counted in". */
export function besideMoves(said: Phrase, atOnce: number, unit: RateUnit, text: Text): Phrase {
  if (atOnce === 0) return said;
  const amount = amountOf(Math.abs(atOnce), 0, unit, text);
  return text.say(atOnce < 0 ? 'beside_fewer' : 'beside_more', { what: said, amount });
}
