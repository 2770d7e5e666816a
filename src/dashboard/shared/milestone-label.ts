import type { Milestone, NoMilestone } from '../../core/campaign/milestone.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { lengthLabel } from '../../ui/labels/length-label.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';

const UNITS = [
  [DAY_MS, 'when_days', 2],
  [HOUR_MS, 'when_hours', 1.5],
  [MINUTE_MS, 'when_minutes', 0],
] as const;

/** "Below 5.7 M: in 84 to 96 min": the unit once, in the form of the last number. */
export function milestoneFact(
  milestone: Milestone | NoMilestone,
  text: Text,
  isFalling: boolean,
): { of: Phrase; value: Phrase } | undefined {
  if (milestone.kind === 'no-milestone') return undefined;
  const { value, soonestMinutes, latestMinutes } = milestone;
  return {
    of: text.say(isFalling ? 'fact_below' : 'fact_above', { n: shortCount(value, text) }),
    value: whenLabel(soonestMinutes * MINUTE_MS, latestMinutes && latestMinutes * MINUTE_MS, text),
  };
}

/** In words when it will be. @param latestMs nothing where the later end is open. */
function whenLabel(soonestMs: number, latestMs: number | undefined, text: Text): Phrase {
  if (latestMs === undefined)
    return text.say('dashboard_at_soonest', { soonest: lengthLabel(soonestMs, text) });
  const [unitMs, key] = UNITS.find(([unit, , least]) => latestMs >= least * unit) ?? UNITS[2];
  const [low, high] = [Math.floor(soonestMs / unitMs), Math.ceil(latestMs / unitMs)];
  return text.sayCounted(key, high, { low: text.format.whole(Math.max(low, 0)) });
}

/** 5.7 M, 23,000: as few digits as a round number needs. */
function shortCount(value: number, text: Text): Phrase {
  if (value < 1e6) return [{ isolated: text.format.whole(value) }];
  const millions = value / 1e6;
  return text.say('millions', { n: text.format.decimal(millions, millions % 1 === 0 ? 0 : 1) });
}
