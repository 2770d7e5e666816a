import { amountOf, figuresLabel, type Unit } from '../../ui/labels/rate-label.ts';
import { capitalised, type Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';

// What a point of a chart says, in words and with its unit: under the pointer and in the table.

/** "1,204 likes lost". */
export function lostAmount(lost: number, unit: Unit, text: Text): Phrase {
  const amount = amountOf(Math.abs(lost), 0, unit, text);
  return text.say(lost >= 0 ? 'dashboard_lost' : 'dashboard_gained', { amount });
}

/** "5.62% lost". @param percent of what was there at the start. */
export function lostPercent(percent: number, text: Text): Phrase {
  const amount = text.format.percent(percent / 100);
  return text.say(percent >= 0 ? 'dashboard_lost' : 'dashboard_gained', { amount });
}

/** "132 likes lost a minute, between 118 and 147 (2.2 a second)". @param lines losses upwards: rate, low, high. */
export function rateFigure(lines: readonly number[], unit: Unit, text: Text): Phrase {
  const [lost = 0, least = lost, most = lost] = lines;
  const figures = { perMinute: -lost, perSecond: -lost / 60, low: -most, high: -least, significant: true };
  return capitalised(figuresLabel(figures, unit, text).sentence, text.language);
}

/** A figure of an axis, with as many decimals as tell its marks apart. */
export const axisFigure = (value: number, step: number, text: Text): string =>
  text.format.decimal(value, step >= 1 || step === 0 ? 0 : Math.min(4, Math.ceil(-Math.log10(step))));

/** A title and of what its figures are: "Lost a minute · Likes". */
export function withUnit(title: Phrase, unit: Unit, text: Text): Phrase {
  const names =
    unit === 'mixed'
      ? [...text.say('metric_likes'), ' + ', ...text.say('metric_followers')]
      : text.say(`metric_${unit}`);
  return [...title, ' · ', ...names];
}
