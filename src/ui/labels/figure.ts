import type { Obstacle } from '../../core/page/obstacle.ts';
import { speaksOfNow } from '../../core/rate/fresh.ts';
import { type EarlyRate, hasFigures, type JumpedRate, type NoRate, type Rate } from '../../core/rate/rate.ts';
import { conditionOf } from '../../core/summary/condition.ts';
import type { GaugedRate } from '../../core/summary/gauge.ts';
import { type RateCourse, rateCourse } from '../../core/summary/rate-course.ts';
import type { PageView, SeriesSummary } from '../../core/summary/series-summary.ts';
import { underscored } from '../text/message-key.ts';
import { capitalised, type Isolated, type Phrase } from '../text/phrase.ts';
import { decimalsFor } from '../text/round-figure.ts';
import type { Text } from '../text/text.ts';
import { followedSeries } from './followed-series.ts';
import { lengthLabel } from './length-label.ts';
import { pageRateLabel } from './page-label.ts';
import { readLabel } from './page-state.ts';
import { type ClaimedFigures, figuresLabel, knownLabel, type RateUnit } from './rate-label.ts';
import { writtenRate } from './signed.ts';
import { adviceLabel, obstacleLabel } from './state-label.ts';

// The one place that decides how a figure looks: which of the states of LOOK a rate is in, and its short words. The
// whole sentence, for readers of the screen, comes from `rate-label.ts`.

/** A claim with its gauge. */
export interface RateFigure {
  readonly kind: 'rate';
  /** Grey once it no longer speaks of now. */
  readonly tone: 'loss' | 'gain' | 'stale';
  /** Not while the interval has not held over a second sample: the band is open and has no needle. */
  readonly isSure: boolean;
  readonly rate: ClaimedFigures;
  readonly value: Isolated;
  readonly interval: Isolated;
  readonly unit: Phrase;
  /** How it has come about: "steady for 1 h"; may be empty. */
  readonly course: Phrase;
  /** "2.2 a second". */
  readonly second: Phrase;
  /** "2.2". */
  readonly secondValue: Phrase;
  readonly sentence: Phrase;
}

/** The interval holds zero: nothing is claimed, or it is too early even to say that nothing is. */
export interface UnclearFigure {
  readonly kind: 'unclear';
  readonly isEarly: boolean;
  readonly rate: GaugedRate;
  readonly say: Phrase;
  /** "between 4.1 gained and 1.7 lost a minute". */
  readonly vague: Phrase;
  readonly sentence: Phrase;
}

/** The first figure is on its way: a pip a reading. */
export interface WaitingFigure {
  readonly kind: 'waiting';
  readonly say: Phrase;
  readonly done: number;
  readonly total: number;
  /** "2 of about 5 readings". */
  readonly readings: Phrase;
  readonly sentence: Phrase;
}

/** Words in place of a figure, and more of them below. */
export interface SaidFigure {
  readonly kind: 'said';
  readonly isObstacle: boolean;
  readonly say: Phrase;
  readonly more: readonly Phrase[];
  readonly sentence: Phrase;
}

export type ShownFigure = RateFigure | UnclearFigure | WaitingFigure | SaidFigure;

/** Figures that speak of now; `course` as far as it is known. */
export function figureOf(
  rate: ClaimedFigures,
  unit: RateUnit,
  course: Phrase,
  text: Text,
): RateFigure | UnclearFigure {
  const label = figuresLabel(rate, unit, text);
  if (label.tone === 'unclear' || label.tone === 'none')
    return {
      kind: 'unclear',
      isEarly: false,
      rate,
      say: text.say('figure_unclear'),
      vague: label.between,
      sentence: label.sentence,
    };
  const isSure = rate.significant;
  const isLoss = rate.perMinute < 0;
  const perSecond = Math.abs(rate.perSecond);
  return {
    kind: 'rate',
    tone: isLoss ? 'loss' : 'gain',
    isSure,
    rate,
    ...writtenRate(rate, text),
    unit: isLoss ? text.say(`unit_lost_${unit}`) : text.say(`unit_gained_${unit}`),
    course: isSure ? course : text.say('figure_perhaps'),
    second: label.second,
    secondValue: [{ isolated: text.format.decimal(perSecond, decimalsFor(perSecond)) }],
    sentence: label.sentence,
  };
}

/** The figure of a Page's followed metric in the state it is in. */
export function pageFigure(view: PageView, nowMs: number, text: Text): ShownFigure {
  const series = followedSeries(view);
  // A figure that speaks of now comes with the same sentence.
  const sentenceNow = (): Phrase => pageRateLabel(view, nowMs, text).sentence;
  const { watch } = view;
  if (watch.kind === 'paused' || (watch.kind === 'obstructed' && !isPassing(view, nowMs)))
    return obstacleFigure(
      watch.obstacle,
      triesAgain(view, nowMs, text),
      lastFigure(series, nowMs, text),
      text,
    );
  if (!series || !hasFigures(series.rate)) return noFigure(view, series, nowMs, sentenceNow(), text);
  const { rate, metric } = series;
  const isLate = ['obstructed', 'late'].includes(conditionOf(view, nowMs));
  const isStale = !speaksOfNow(rate, nowMs) || isLate || watch.kind === 'not-measuring';
  const when = isLate ? text.say('figure_late') : readLabel(rate.atMs, nowMs, text);
  if (rate.kind === 'jump') return jumpFigure(rate, metric, isStale ? when : undefined, sentenceNow(), text);
  if (rate.kind === 'too-early') {
    const early = earlyFigure(rate, metric, sentenceNow(), text);
    return isStale ? { ...early, vague: when } : early;
  }
  const figure = figureOf(
    rate,
    metric,
    courseLabel(rateCourse(rate, series.recent, series.platformChanges), rate, text),
    text,
  );
  if (!isStale) return figure;
  return figure.kind === 'rate'
    ? { ...figure, tone: 'stale', course: when, sentence: sentenceNow() }
    : { ...figure, vague: when, sentence: sentenceNow() };
}

/** "Between 187 lost and 4 gained a minute so far": no figure, and what it takes for one. */
function earlyFigure(rate: EarlyRate, unit: RateUnit, sentence: Phrase, text: Text): UnclearFigure {
  const say = capitalised(knownLabel(rate, unit, text).between, text.language);
  return { kind: 'unclear', isEarly: true, rate, say, vague: text.say('figure_early'), sentence };
}

/** "60,000 likes fewer at once": too much for one look; the figure of before is said as such. @param when it was, where no next look is near. */
function jumpFigure(
  rate: JumpedRate,
  unit: RateUnit,
  when: Phrase | undefined,
  sentence: Phrase,
  text: Text,
): SaidFigure {
  const { headline, between } = knownLabel(rate, unit, text);
  const { value } = writtenRate(rate, text);
  const key = rate.perMinute < 0 ? 'figure_before_lost' : 'figure_before_gained';
  const more = [when ?? capitalised(between, text.language), text.say(key, { n: [value] })];
  return { kind: 'said', isObstacle: false, say: headline, more, sentence };
}

/** One reading that failed takes no figure away. */
function isPassing(view: PageView, nowMs: number): boolean {
  const rate = followedSeries(view)?.rate;
  const { watch } = view;
  return watch.kind === 'obstructed' && watch.failures < 2 && rate !== undefined && speaksOfNow(rate, nowMs);
}

function triesAgain({ watch }: PageView, nowMs: number, text: Text): Phrase {
  if (watch.kind === 'paused') return adviceLabel(watch.obstacle, text);
  if (watch.kind !== 'obstructed') return [];
  return watch.nextReadMs - nowMs < 60_000
    ? text.say('figure_trying')
    : text.say('figure_tries_again', { when: text.format.time(watch.nextReadMs) });
}

/** An obstacle in the place of a figure. @param more what happens next, and the last figure there was; may be empty. */
export function obstacleFigure(obstacle: Obstacle, next: Phrase, last: Phrase, text: Text): SaidFigure {
  const say = text.say(`short_${underscored(obstacle.kind)}`);
  const more = [next, last].filter(({ length }) => length > 0);
  return {
    kind: 'said',
    isObstacle: true,
    say,
    more,
    sentence: [obstacleLabel(obstacle, text), ...more].flatMap((one, i) => (i > 0 ? [' ', ...one] : one)),
  };
}

/** Why nothing of a Page is kept: its window is private, or the browser opens no database. */
export function unkeptFigure(reason: 'private' | 'no_history', text: Text): SaidFigure {
  const say = text.say(`unkept_${reason}`);
  const next = text.say(`unkept_${reason}_next`);
  return { kind: 'said', isObstacle: true, say, more: [next], sentence: [...say, '. ', ...next] };
}

/** "Last figure: 132 a minute, 41 min ago"; empty where there was none that was sure. */
function lastFigure(series: SeriesSummary | undefined, nowMs: number, text: Text): Phrase {
  const rate = series?.rate;
  if (rate?.kind !== 'rate' || !rate.significant) return [];
  const { value } = writtenRate(rate, text);
  return text.say(rate.perMinute < 0 ? 'figure_last_lost' : 'figure_last_gained', {
    n: [value],
    when: readLabel(rate.atMs, nowMs, text),
  });
}

function noFigure(
  view: PageView,
  series: SeriesSummary | undefined,
  nowMs: number,
  sentence: Phrase,
  text: Text,
): ShownFigure {
  const rate = series?.rate;
  const said = (say: Phrase, more: readonly Phrase[] = []): SaidFigure => ({
    kind: 'said',
    isObstacle: false,
    say,
    more,
    sentence,
  });
  if (view.watch.kind === 'not-measuring') return said(text.say('figure_not_measured'));
  if (rate?.kind === 'no-rate' && rate.reason === 'broken') return said(sentence);
  if (rate?.kind === 'no-rate' && rate.reason === 'counter-has-not-moved')
    return said(text.say('figure_still'), [
      text.say('figure_still_why', { step: text.format.whole(series?.last.step ?? 1) }),
    ]);
  const { done, total } = readingsOf(view, series, rate?.kind === 'no-rate' ? rate : undefined, nowMs);
  return {
    kind: 'waiting',
    say: waitLabel(total - done, view.intervalMs, text),
    done,
    total,
    readings: text.sayCounted('figure_readings', total, { done: text.format.whole(done) }),
    sentence,
  };
}

const USUAL_READINGS = 5;
const MOST_PIPS = 12;

/** How many readings there are and how many the first figure takes: reckoned from the newest reading, so that no pip moves by the clock. */
function readingsOf(
  { intervalMs }: PageView,
  series: SeriesSummary | undefined,
  rate: NoRate | undefined,
  nowMs: number,
): { done: number; total: number } {
  const lastMs = series?.last.atMs ?? nowMs;
  const near = series?.recent.filter(({ atMs }) => lastMs - atMs < USUAL_READINGS * intervalMs * 2) ?? [];
  const done = Math.min(near.length, MOST_PIPS - 1);
  const neededMs = rate?.progress
    ? rate.progress.secondsNeeded * 1000
    : rate?.expectedAtMs !== undefined
      ? rate.expectedAtMs - lastMs
      : (USUAL_READINGS - done) * intervalMs;
  const left = Math.ceil(neededMs / intervalMs - 1e-9);
  return { done, total: Math.min(MOST_PIPS, done + Math.max(1, left)) };
}

/** When the first figure comes: a reading sooner or later than it takes. */
function waitLabel(left: number, intervalMs: number, text: Text): Phrase {
  const low = Math.max(1, Math.floor(((left - 1) * intervalMs) / 60_000));
  const high = Math.max(1, Math.ceil(((left + 1) * intervalMs) / 60_000));
  return low === high
    ? text.sayCounted('rate_expected', high)
    : text.sayCounted('figure_expected', high, { low: text.format.whole(low) });
}

/** "steady for 1 h", "faster since 20:50"; of a gain only since when it is. */
export function courseLabel(
  course: RateCourse | undefined,
  rate: Pick<Rate, 'perMinute' | 'atMs'>,
  text: Text,
): Phrase {
  if (!course) return [];
  if (course.kind === 'steady')
    return text.say('course_steady', { length: lengthLabel(rate.atMs - course.sinceMs, text) });
  return text.say(`course_${course.kind}`, { when: text.format.time(course.sinceMs) });
}
