import { type Count, canBeSame } from '../../core/count/count.ts';
import type { Metric } from '../../core/page/metric.ts';
import { peopleSince, startOf } from '../../core/summary/people-since.ts';
import type { SeriesSummary } from '../../core/summary/series-summary.ts';
import { capitalised, type Phrase, type PhraseValue } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';
import { besideMoves } from './beside-moves.ts';
import { sizeOf } from './count-label.ts';

/** What was lost or gained since the campaign began that the Page is in, else since its first sample. */
export function sinceStartLabel(series: SeriesSummary, text: Text): Phrase {
  const { metric, campaignStart } = series;
  const from = startOf(series);
  const { last, atOnce } = peopleSince(series, from.countMs);
  const key = !campaignStart
    ? 'start_first_sample'
    : campaignStart.isLate
      ? 'start_campaign_sample'
      : 'start_campaign';
  const said = sinceLabel(from, text.say(key, { when: text.format.instant(from.atMs) }), last, metric, text);
  return besideMoves(said, atOnce, metric, text);
}

function sinceLabel(baseline: Count, when: PhraseValue, last: Count, metric: Metric, text: Text): Phrase {
  const difference = last.value - baseline.value;
  if (canBeSame(baseline, last) || baseline.value === 0) return text.say('since_none', { when });
  const amount = boundedSize(difference, Math.max(baseline.step, last.step), metric, text);
  const percent = text.format.percent(difference / baseline.value);
  const said = text.say(difference < 0 ? 'since_lost' : 'since_gained', { amount, when, percent });
  return capitalised(said, text.language);
}

/** A net loss is at least what was really taken back; a rounded difference is only near. */
function boundedSize(difference: number, step: number, metric: Metric, text: Text): Phrase {
  const amount = sizeOf(difference, step, metric, text);
  return difference < 0 && step === 1 ? text.say('at_least', { amount }) : amount;
}
