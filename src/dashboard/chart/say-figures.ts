import { amountOf, figuresLabel, type RateUnit } from '../../ui/labels/rate-label.ts';
import { signed } from '../../ui/labels/signed.ts';
import { capitalised, type Phrase } from '../../ui/text/phrase.ts';
import { decimalsFor } from '../../ui/text/round-figure.ts';
import type { Text } from '../../ui/text/text.ts';

// What a point of a chart says: whole sentences in the table, signed figures in the readout and on the axis.

/** "1,204 likes lost". @param change below zero is a loss. */
export function changedAmount(change: number, unit: RateUnit, text: Text): Phrase {
  const amount = amountOf(Math.abs(change), 0, unit, text);
  return text.say(change <= 0 ? 'dashboard_lost' : 'dashboard_gained', { amount });
}

/** "132 likes lost a minute, between 118 and 147 (2.2 a second)". @param lines rate, low, high; below zero is a loss. */
export function rateFigure(lines: readonly number[], unit: RateUnit, text: Text): Phrase {
  const [perMinute = 0, low = perMinute, high = perMinute] = lines;
  const figures = { perMinute, perSecond: perMinute / 60, low, high, significant: true };
  return capitalised(figuresLabel(figures, unit, text).sentence, text.language);
}

/** A change of less than this a minute is none: a like in five months. */
const NOTHING = 5e-6;

/** −132, +0.62: a figure a minute with its sign, as a piece that runs from left to right. */
export function signedRate(value: number, text: Text): string {
  const decimals = Math.abs(value) < NOTHING ? 0 : decimalsFor(Math.abs(value));
  const written = text.format.decimal(Math.abs(value), decimals);
  return `${/[1-9]/.test(written) ? (value < 0 ? '\u2212' : '+') : ''}${written}`;
}

/** What the readout says of a panel: words, of which one piece is the figure and one its interval, if it has one. */
export interface ReadOut {
  readonly words: Phrase;
  readonly figure: string;
  readonly interval?: string;
  /** Which colour the figure has: none where its interval holds zero, or where it is no change. */
  readonly side: 'loss' | 'gain' | 'none';
}

const sideOf = (low: number, high: number): ReadOut['side'] =>
  high < 0 ? 'loss' : low > 0 ? 'gain' : 'none';

/** "−132 a minute −148 … −116". */
export function rateReadOut([value = 0, low = value, high = value]: readonly number[], text: Text): ReadOut {
  const figure = leftToRight(signedRate(value, text));
  const interval = leftToRight(`${signedRate(low, text)} … ${signedRate(high, text)}`);
  const words = text.say('readout_rate', { rate: figure, between: interval });
  return { words, figure, interval, side: sideOf(low, high) };
}

/** "−5,690 since 20:14"; the figure alone where no start is given. */
export function changeReadOut(change: number, when: string | undefined, text: Text): ReadOut {
  const figure = leftToRight(signed(change, text));
  const words =
    when === undefined ? [{ isolated: figure }] : text.say('readout_since', { change: figure, when });
  return { words, figure, side: sideOf(change, change) };
}

/** A piece that runs from left to right, whatever stands about it. */
export const leftToRight = (words: string): string => `\u2066${words}\u2069`;

const THOUSANDS_FROM = 20_000;

/** A figure of an axis with its sign; thousands on every label of an axis that spans them. @param reach of the whole axis. */
export function axisFigure(value: number, reach: number, text: Text): string {
  if (value === 0) return '0';
  if (reach < THOUSANDS_FROM) return reach < 10 ? signedRate(value, text) : signed(value, text);
  const n = signed(value / 1000, text);
  return text.plain(text.say('axis_thousands', { n: leftToRight(n) }));
}

/** The same of an axis of counts, which have no parts. */
export const axisCount = (value: number, reach: number, text: Text): string =>
  Number.isInteger(value) ? axisFigure(value, Math.max(reach, 10), text) : '';

/** A title and of what its figures are: "Lost a minute · Likes". */
export function withUnit(title: Phrase, unit: RateUnit, text: Text): Phrase {
  const names =
    unit === 'mixed'
      ? [...text.say('metric_likes'), ' + ', ...text.say('metric_followers')]
      : text.say(`metric_${unit}`);
  return [...title, ' · ', ...names];
}
