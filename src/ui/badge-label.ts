import type { Phrase } from './phrase.ts';
import { figuresLabel, type RateFigures, toneOf, type Unit } from './rate-label.ts';
import type { Text } from './text.ts';

/** What stands on the toolbar button and in its tooltip. */
export interface BadgeLabel {
  /** At most four characters: "-132", "+12", "-1k", "≈0". */
  readonly text: string;
  /** The full sentence with name, unit and interval. */
  readonly title: string;
}

/**
 * @param figures a rate that is not stale; a stale one has no place on a badge.
 * @param name of the Page, or a phrase for the sum of all.
 */
export function badgeLabel(figures: RateFigures, unit: Unit, name: string | Phrase, text: Text): BadgeLabel {
  const { sentence } = figuresLabel(figures, unit, text);
  return { text: badgeText(figures), title: text.plain(text.say('rate_of_page', { name, sentence })) };
}

/** A signed figure a minute in at most four characters; no sign is claimed that the interval does not bear out. */
export function badgeText(figures: RateFigures): string {
  if (toneOf(figures) === 'unclear') return '≈0';
  const size = Math.abs(figures.perMinute);
  return `${figures.perMinute < 0 ? '-' : '+'}${shortSize(size)}`;
}

/** A size in at most three characters. */
function shortSize(size: number): string {
  if (size < 0.05) return '0';
  if (size < 9.95) return size.toFixed(1);
  if (size < 999.5) return size.toFixed(0);
  if (size < 99_500) return `${(size / 1000).toFixed(0)}k`;
  return '99k';
}
