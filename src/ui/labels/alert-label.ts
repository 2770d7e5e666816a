import type { AlertKind } from '../../core/alert/judge-alerts.ts';
import { milestoneAbove } from '../../core/alert/milestone-above.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { Rate } from '../../core/rate/rate.ts';
import type { Sample } from '../../core/series/sample.ts';
import type { Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';
import { amountOf, figuresLabel } from './rate-label.ts';

/** What an alert says, after the Page's name: why it rings, and the whole sentence about the rate. */
export function alertLabel(
  kind: AlertKind,
  news: { readonly rate: Rate; readonly last: Sample; readonly metric: Metric },
  lossPerMinute: number,
  text: Text,
): Phrase {
  const { sentence } = figuresLabel(news.rate, news.metric, text);
  switch (kind) {
    case 'loss':
      return text.say('alert_loss', { level: text.format.whole(lossPerMinute), sentence });
    case 'fading':
      return text.say('alert_fading', { sentence });
    case 'burst':
      return text.say('alert_burst', { sentence });
    case 'milestone': {
      const amount = amountOf(milestoneAbove(news.last), 0, news.metric, text);
      return text.say('alert_milestone', { amount, sentence });
    }
  }
}
