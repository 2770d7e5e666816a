import type { EarlyRate, JumpedRate, Rate } from '../../core/rate/rate.ts';
import type { Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';
import { type ClaimedFigures, figuresLabel, knownLabel, type RateUnit, toneOf } from './rate-label.ts';

/** What stands on the toolbar button and in its tooltip. */
export interface BadgeLabel {
  /** At most four characters, see `badgeText`. */
  readonly text: string;
  /** The full sentence with name, unit and interval. */
  readonly title: string;
}

/**
 * @param figures a rate that is not stale; a stale one has no place on a badge.
 * @param name of the Page, or a phrase for the sum of all.
 */
export function badgeLabel(
  figures: ClaimedFigures,
  unit: RateUnit,
  name: string | Phrase,
  text: Text,
): BadgeLabel {
  const { sentence } = figuresLabel(figures, unit, text);
  return { text: badgeText(figures), title: text.plain(text.say('rate_of_page', { name, sentence })) };
}

/** The same of a Page, of which it may be too early to give a figure, or whose count has just jumped. */
export function pageBadgeLabel(
  rate: Rate | EarlyRate | JumpedRate,
  unit: RateUnit,
  name: string,
  text: Text,
): BadgeLabel {
  if (rate.kind === 'rate') return badgeLabel(rate, unit, name, text);
  const { sentence } = knownLabel(rate, unit, text);
  return { text: WAITING, title: text.plain(text.say('rate_of_page', { name, sentence })) };
}

/** Stands where there is no figure yet. */
const WAITING = '…';

/**
 * Dislikes a minute in at most four characters: `140`, `0.4`, `1.2k`, `14k`, `+12` for a gain, `≈0` where the
 * interval holds zero.
 */
export function badgeText(figures: ClaimedFigures): string {
  if (toneOf(figures) === 'unclear') return '≈0';
  const size = Math.abs(figures.perMinute);
  const sign = figures.perMinute > 0 ? '+' : '';
  return sign + short(size, sign === '' ? 4 : 3);
}

const UNITS = [
  [1, ''],
  [1e3, 'k'],
  [1e6, 'M'],
  [1e9, 'G'],
] as const;

/** The number with the most digits that fit; a decimal is worth its place below ten only. */
function short(size: number, room: number): string {
  if (size < 0.095) return small(size, room);
  for (const [unit, letter] of UNITS) {
    const scaled = size / unit;
    for (const digits of scaled < 9.95 ? [1, 0] : [0]) {
      const shown = scaled.toFixed(digits);
      if (Number(shown) < 1000 && !(unit > 1 && Number(shown) < 1) && shown.length + letter.length <= room)
        return shown + letter;
    }
  }
  return '…';
}

/** Less than a tenth, which is not nothing: "0.04", ".004" where there is room, else below the least that can be said. */
function small(size: number, room: number): string {
  const hundredths = size.toFixed(2);
  if (size >= 0.0095) return room >= hundredths.length ? hundredths : hundredths.slice(1);
  if (room < 4) return '~0';
  return size >= 0.00095 ? size.toFixed(3).slice(1) : '<.01';
}
