import type { Milestone, NoMilestone } from '../../core/campaign/milestone.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { NoPeak, Peak } from '../../core/series/peak.ts';
import type { NoSpanChange, SpanChange } from '../../core/series/span-change.ts';
import { peopleSince, startOf } from '../../core/summary/people-since.ts';
import type { SeriesSummary } from '../../core/summary/series-summary.ts';
import { besideMoves } from '../../ui/labels/beside-moves.ts';
import { changeLabel, sizeOf } from '../../ui/labels/count-label.ts';
import { lengthLabel } from '../../ui/labels/length-label.ts';
import { dateLabel } from '../../ui/labels/page-state.ts';
import { amountOf, figuresLabel } from '../../ui/labels/rate-label.ts';
import { changeSince, signed, writtenRate } from '../../ui/labels/signed.ts';
import { sinceStartLabel } from '../../ui/labels/since-label.ts';
import { capitalised, type Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { rateFigure, signedRate } from '../chart/say-figures.ts';
import { timeLength } from '../chart/time-length.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Fact, piece } from '../shared/facts.tsx';
import { milestoneFact } from '../shared/milestone-label.ts';
import { momentLabel } from '../shared/moment-label.ts';
import { MovesFact } from '../shared/moves-fact.tsx';
import type { Momentum, PageModel } from './page-model.ts';

/** The facts of a Page: what there is, and nothing where there is nothing. */
export function PageFigures({ series, model }: { series: SeriesSummary; model: PageModel | undefined }) {
  const { text, now } = useDashboard();
  const { metric, last, change } = series;
  const start = startOf(series);
  const byPeople = peopleSince(series, start.countMs);
  const sinceStart = changeSince(start, byPeople.last, text);
  return (
    <dl class="facts">
      {change.kind === 'change' && (
        <Fact
          of={text.say('dashboard_last_minute')}
          value={piece(signed(change.count, text, change.step))}
          small={withMoves(
            text.sayCounted('fact_in_seconds', Math.round(change.seconds)),
            change.atOnce ?? 0,
            metric,
            text,
          )}
          full={changeLabel(change, metric, text)}
        />
      )}
      {model && <SpanFact title="dashboard_last_hour" change={model.lastHour} metric={metric} />}
      {last.atMs > start.atMs && (
        <Fact
          of={text.say('fact_since', { when: dateLabel(start.atMs, now.value, text) })}
          value={piece(sinceStart.count)}
          small={sinceStart.part}
          full={sinceStartLabel(series, text)}
        />
      )}
      <MovesFact atOnce={byPeople.atOnce} />
      {model && <Derived model={model} metric={metric} count={last.value} />}
    </dl>
  );
}

/** The small line of a change, with what moved at once beside it. */
function withMoves(small: Phrase, atOnce: number, metric: Metric, text: Text): Phrase {
  if (atOnce === 0) return small;
  const amount = amountOf(Math.abs(atOnce), 0, metric, text);
  return [...small, ' · ', ...text.say(atOnce < 0 ? 'rate_jump_fewer' : 'rate_jump_more', { amount })];
}

function Derived({ model, metric, count }: { model: PageModel; metric: Metric; count: number }) {
  const { text } = useDashboard();
  const { peakMinute, peakHour, againstHour, againstYesterday, milestone } = model;
  return (
    <>
      <MilestoneFact milestone={milestone} count={count} />
      <PeakFact title="dashboard_peak_minute" peak={peakMinute} metric={metric} />
      <PeakFact title="dashboard_peak_hour" peak={peakHour} metric={metric} />
      <MomentumFact of={text.say('fact_hour_before')} momentum={againstHour} metric={metric} />
      <MomentumFact of={text.say('fact_yesterday')} momentum={againstYesterday} metric={metric} />
    </>
  );
}

function SpanFact(props: {
  title: 'dashboard_last_hour';
  change: SpanChange | NoSpanChange;
  metric: Metric;
}) {
  const { text } = useDashboard();
  const { title, change, metric } = props;
  if (change.kind === 'no-span-change') return null;
  const { count, atOnce, isCertain, step, watchedMs } = change;
  return (
    <Fact
      of={text.say(title)}
      value={piece(isCertain ? signed(count, text, step) : '0')}
      small={withMoves(
        text.say('fact_measured', { length: lengthLabel(watchedMs, text) }),
        atOnce,
        metric,
        text,
      )}
      full={spanLabel(change, metric, text)}
    />
  );
}

function PeakFact(props: {
  title: 'dashboard_peak_minute' | 'dashboard_peak_hour';
  peak: Peak | NoPeak;
  metric: Metric;
}) {
  const { text, now } = useDashboard();
  const { title, peak, metric } = props;
  if (peak.kind === 'no-peak')
    return title === 'dashboard_peak_hour' ? (
      <Fact of={text.say(title)} value={text.say('fact_none')} />
    ) : null;
  const { value, interval } = writtenRate(peak, text);
  const figures = { ...peak, perSecond: peak.perMinute / 60, significant: true };
  return (
    <Fact
      of={text.say(title)}
      value={[value]}
      unit={text.say('unit_minute')}
      small={piece(`${momentLabel(peak.fromMs, now.value, text)} · ${interval.isolated}`)}
      full={capitalised(figuresLabel(figures, metric, text).sentence, text.language)}
    />
  );
}

const VERDICTS = {
  faster: 'fact_slower_then',
  slower: 'fact_faster_then',
  unclear: 'fact_as_now',
} as const;

/** What the rate was then, and how it stands beside that of now. */
function MomentumFact(props: { of: Phrase; momentum: Momentum | undefined; metric: Metric }) {
  const { text } = useDashboard();
  const { of, momentum, metric } = props;
  if (!momentum) return null;
  const { before, verdict } = momentum;
  return (
    <Fact
      of={of}
      value={piece(signedRate(before.value, text))}
      unit={text.say('unit_minute')}
      small={text.say(VERDICTS[verdict])}
      full={rateFigure([before.value, before.low, before.high], metric, text)}
    />
  );
}

function MilestoneFact({ milestone, count }: { milestone: Milestone | NoMilestone; count: number }) {
  const { text } = useDashboard();
  const fact = milestoneFact(milestone, text, milestone.kind === 'milestone' && milestone.value < count);
  return fact ? <Fact {...fact} /> : null;
}

/** "At least 8,120 likes lost in 1 hour, from 20:00 to 21:00; 43 minutes of it watched". */
export function spanLabel(change: SpanChange | NoSpanChange, metric: Metric, text: Text): Phrase {
  if (change.kind === 'no-span-change') return text.say('dashboard_not_known');
  const { count, atOnce, isCertain, step, fromMs, toMs, watchedMs } = change;
  const when = text.format.instant(fromMs);
  const size = sizeOf(count, step, metric, text);
  const amount = count < 0 && step === 1 ? text.say('at_least', { amount: size }) : size;
  const length = timeLength(toMs - fromMs, text.language);
  const said = isCertain
    ? text.say(count < 0 ? 'dashboard_lost_in' : 'dashboard_gained_in', { amount, length, when })
    : text.say('since_none', { when });
  const whole = besideMoves(capitalised(said, text.language), atOnce, metric, text);
  if (watchedMs > 0.98 * (toMs - fromMs)) return whole;
  return text.say('dashboard_partly_watched', { what: whole, length: timeLength(watchedMs, text.language) });
}
