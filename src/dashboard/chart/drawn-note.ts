import { sureLabel } from '../../ui/parts/gauge.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import type { PlotCurve } from './plot.ts';

/** What a picture does not say by itself: how sure its band is, or what stands in before the estimates are worked out. */
export function drawnNote(curves: readonly PlotCurve[], text: Text): Phrase {
  const drawn = curves.filter(({ dense }) => dense.atMs.length > 0);
  if (drawn.some(({ dense }) => dense.lines.length > 2))
    return text.say('chart_band', { sure: sureLabel(text) });
  const standIn = drawn.find(
    ({ colour, isDashed }) => colour === 'control' && isDashed && drawn.length === 1,
  );
  return standIn ? [{ isolated: standIn.label }] : [];
}
