import type { ShownFigure } from '../../ui/labels/figure.ts';
import { sureLabel } from '../../ui/parts/gauge.tsx';
import type { Text } from '../../ui/text/text.ts';
import { leftToRight } from '../chart/say-figures.ts';

/** A figure in one line for a picture: value, unit, interval, how sure, course; where nothing is claimed, the sentence. */
export function figureLine(figure: ShownFigure, text: Text): string {
  if (figure.kind !== 'rate') return text.plain(figure.sentence);
  const { value, unit, interval, course } = figure;
  return [
    [value, ' ', ...unit],
    [{ isolated: leftToRight(interval.isolated) }, ' ', ...sureLabel(text)],
    course,
  ]
    .filter((part) => part.length > 0)
    .map((part) => text.plain(part))
    .join(' \u00b7 ');
}
