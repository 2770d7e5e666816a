import { type Count, isExact } from '../../core/count/count.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { ChangeResult } from '../../core/series/change.ts';
import { capitalised, type Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';
import { besideMoves } from './beside-moves.ts';
import { amountOf } from './rate-label.ts';

/** The count with its noun: "2,450,118 likes". */
export const countLabel = (count: Count, metric: Metric, text: Text): Phrase =>
  amountOf(count.value, 0, metric, text);

/** "exact" or "steps of 100". */
export const stepLabel = (count: Count, text: Text): Phrase =>
  isExact(count) ? text.say('count_exact') : text.say('count_steps', { step: text.format.whole(count.step) });

/** The plain difference of the last minute with its true span: "140 likes lost in the last 61 seconds"; may be empty. */
export function changeLabel(change: ChangeResult, metric: Metric, text: Text): Phrase {
  if (change.kind === 'no-change') return [];
  const seconds = Math.round(change.seconds);
  const { count, step, atOnce = 0 } = change;
  if (count === 0) return besideMoves(text.sayCounted('change_none', seconds), atOnce, metric, text);
  const amount = sizeOf(count, step, metric, text);
  const said = text.sayCounted(count < 0 ? 'change_lost' : 'change_gained', seconds, { amount });
  return besideMoves(capitalised(said, text.language), atOnce, metric, text);
}

/**
 * The size of a difference of two counts. A loss is a lower bound, since new likes hide some of it; with a
 * rounded counter the size itself is only near.
 */
export function sizeOf(difference: number, step: number, metric: Metric, text: Text): Phrase {
  const amount = amountOf(Math.abs(difference), 0, metric, text);
  return step > 1 ? text.say('about', { amount }) : amount;
}
