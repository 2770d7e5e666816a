import type { ComponentChildren } from 'preact';
import type { Milestone, NoMilestone } from '../../core/campaign/milestone.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { NoPeak, Peak } from '../../core/series/peak.ts';
import type { NoSpanChange, SpanChange } from '../../core/series/span-change.ts';
import type { SeriesSummary } from '../../core/summary/series-summary.ts';
import { ageLabel } from '../../ui/labels/age-label.ts';
import { changeLabel, countLabel, sizeOf, stepLabel } from '../../ui/labels/count-label.ts';
import { amountOf, figuresLabel } from '../../ui/labels/rate-label.ts';
import { sinceSampleLabel } from '../../ui/labels/since-label.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { MessageKey } from '../../ui/text/message-key.ts';
import { capitalised, type Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { timeLength } from '../chart/time-length.ts';
import { rateOf } from '../evidence/event-label.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import type { Momentum, PageModel } from './page-model.ts';

/** The figures of a Page, each with its unit, its span and its age. */
export function PageFigures({ series, model }: { series: SeriesSummary; model: PageModel | undefined }) {
  const { text, now } = useDashboard();
  const { metric, first, last, change } = series;
  const age = text.say('read_when', { when: ageLabel(last.atMs, now.value, text) });
  const changed = changeLabel(change, metric, text);
  return (
    <dl class="page-figures">
      <Figure title="dashboard_count">
        <Say of={countLabel(last, metric, text)} />
        {' · '}
        <Say of={stepLabel(last, text)} />
        {' · '}
        <Say of={age} />
      </Figure>
      <Figure title="dashboard_last_minute">
        {changed.length > 0 ? (
          <>
            <Say of={changed} />
            {change.kind === 'change' && (
              <>
                {' · '}
                <Say of={ageLabel(change.toMs, now.value, text)} />
              </>
            )}
          </>
        ) : (
          <Say of={text.say('dashboard_not_known')} />
        )}
      </Figure>
      {model && (
        <>
          <Figure title="dashboard_last_hour">
            <Say of={spanLabel(model.lastHour, metric, text)} />
          </Figure>
          <Figure title="dashboard_today">
            <Say of={spanLabel(model.today, metric, text)} />
          </Figure>
        </>
      )}
      <Figure title="dashboard_since_first">
        <Say of={sinceSampleLabel(first, last, metric, text)} />
      </Figure>
      {model && <Derived model={model} metric={metric} />}
    </dl>
  );
}

function Derived({ model, metric }: { model: PageModel; metric: Metric }) {
  const { text } = useDashboard();
  const { moved, peakMinute, peakHour, againstHour, againstYesterday, milestone, empty } = model;
  return (
    <>
      <Figure title="dashboard_apart">
        <Say
          of={text.say('dashboard_apart_figures', {
            gained: amountOf(moved.gainedAtLeast, 0, metric, text),
            lost: amountOf(moved.lostAtLeast, 0, metric, text),
          })}
        />
      </Figure>
      <Figure title="dashboard_peak_minute">
        <Say of={peakLabel(peakMinute, metric, text)} />
      </Figure>
      <Figure title="dashboard_peak_hour">
        <Say of={peakLabel(peakHour, metric, text)} />
      </Figure>
      <Figure title="dashboard_momentum">
        <Say of={momentumLabel(againstHour, 'hour', metric, text)} />
        <br />
        <Say of={momentumLabel(againstYesterday, 'yesterday', metric, text)} />
      </Figure>
      <Figure title="dashboard_milestone">
        <Say of={milestoneLabel(milestone, metric, text)} />
        {empty.kind === 'milestone' && (
          <>
            <br />
            <Say of={text.say('dashboard_empty_in', { when: whenLabel(empty, text) })} />
          </>
        )}
      </Figure>
    </>
  );
}

function Figure({ title, children }: { title: MessageKey; children: ComponentChildren }) {
  const { text } = useDashboard();
  return (
    <div>
      <dt>
        <Say of={text.say(title)} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** "At least 8,120 likes lost in 1 hour, from 20:00 to 21:00; 43 minutes of it watched". */
export function spanLabel(change: SpanChange | NoSpanChange, metric: Metric, text: Text): Phrase {
  if (change.kind === 'no-span-change') return text.say('dashboard_not_known');
  const { count, isCertain, step, fromMs, toMs, watchedMs } = change;
  const when = text.format.instant(fromMs);
  const size = sizeOf(count, step, metric, text);
  const amount = count < 0 && step === 1 ? text.say('at_least', { amount: size }) : size;
  const length = timeLength(toMs - fromMs, text.language);
  const said = isCertain
    ? text.say(count < 0 ? 'dashboard_lost_in' : 'dashboard_gained_in', { amount, length, when })
    : text.say('since_none', { when });
  const whole = capitalised(said, text.language);
  if (watchedMs > 0.98 * (toMs - fromMs)) return whole;
  return text.say('dashboard_partly_watched', { what: whole, length: timeLength(watchedMs, text.language) });
}

function peakLabel(peak: Peak | NoPeak, metric: Metric, text: Text): Phrase {
  if (peak.kind === 'no-peak') return text.say('dashboard_no_peak');
  const figures = { ...peak, perSecond: peak.perMinute / 60, significant: true };
  return text.say('dashboard_peak', {
    rate: capitalised(figuresLabel(figures, metric, text).sentence, text.language),
    when: text.format.instant(peak.fromMs),
    length: timeLength(peak.toMs - peak.fromMs, text.language),
  });
}

const MOMENTUM = {
  hour: {
    faster: 'dashboard_hour_faster',
    slower: 'dashboard_hour_slower',
    unclear: 'dashboard_hour_unclear',
    none: 'dashboard_hour_unknown',
  },
  yesterday: {
    faster: 'dashboard_yesterday_faster',
    slower: 'dashboard_yesterday_slower',
    unclear: 'dashboard_yesterday_unclear',
    none: 'dashboard_yesterday_unknown',
  },
} as const;

function momentumLabel(
  momentum: Momentum | undefined,
  against: keyof typeof MOMENTUM,
  metric: Metric,
  text: Text,
): Phrase {
  if (!momentum) return text.say(MOMENTUM[against].none);
  return text.say(MOMENTUM[against][momentum.verdict], { rate: rateOf(momentum.before.value, metric, text) });
}

function milestoneLabel(milestone: Milestone | NoMilestone, metric: Metric, text: Text): Phrase {
  if (milestone.kind === 'no-milestone') return text.say('dashboard_no_milestone');
  return text.say('dashboard_reaches', {
    amount: amountOf(milestone.value, 0, metric, text),
    when: whenLabel(milestone, text),
  });
}

const MINUTE_MS = 60_000;

/** "in 16 hours to 22 hours", "in about 16 hours" where both ends read alike, or "in 16 hours at the soonest". */
function whenLabel({ soonestMinutes, latestMinutes }: Milestone, text: Text): Phrase {
  const soonest = timeLength(soonestMinutes * MINUTE_MS, text.language);
  if (latestMinutes === undefined) return text.say('dashboard_at_soonest', { soonest });
  const latest = timeLength(latestMinutes * MINUTE_MS, text.language);
  return soonest === latest
    ? text.say('dashboard_in_about', { soonest })
    : text.say('dashboard_in_range', { soonest, latest });
}
