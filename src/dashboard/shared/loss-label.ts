import type { Loss, NoLoss } from '../../core/campaign/campaign-loss.ts';
import { besideMoves } from '../../ui/labels/beside-moves.ts';
import { amountOf, type RateUnit } from '../../ui/labels/rate-label.ts';
import { capitalised, type Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';

/**
 * What was lost or gained since a start, with its part of what was there: "At least 137,500 likes lost since
 * 26 Feb 2016, 20:00 (5.6%)". Where counters are rounded, the two ends between which it lies.
 * @param when the start as it is written: on the person's own clock on the screen, in UTC where it is handed on.
 */
export function lossLabel(loss: Loss | NoLoss, when: string, unit: RateUnit, text: Text): Phrase {
  if (loss.kind === 'no-loss') return text.say('dashboard_loss_unknown', { when });
  if (loss.atLeast <= 0 && loss.atMost >= 0)
    return besideMoves(text.say('since_none', { when }), loss.atOnce, unit, text);
  const percent = text.format.percent(loss.part ?? 0);
  const said = text.say(loss.lost > 0 ? 'since_lost' : 'since_gained', {
    amount: lossSize(loss, unit, text),
    when,
    percent,
  });
  return besideMoves(capitalised(said, text.language), loss.atOnce, unit, text);
}

/** A net loss is a lower bound of what was taken back; rounded counters leave two ends. */
export function lossSize(loss: Loss, unit: RateUnit, text: Text): Phrase {
  const [least, most] = loss.lost > 0 ? [loss.atLeast, loss.atMost] : [-loss.atMost, -loss.atLeast];
  if (least === most) {
    const amount = amountOf(least, 0, unit, text);
    return loss.lost > 0 ? text.say('at_least', { amount }) : amount;
  }
  return text.say('dashboard_between_amounts', {
    low: text.format.whole(Math.max(0, least)),
    amount: amountOf(most, 0, unit, text),
  });
}
