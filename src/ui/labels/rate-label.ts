import type { Metric } from '../../core/page/metric.ts';
import type { WatchState } from '../../core/page/watch-state.ts';
import { speaksOfNow } from '../../core/rate/fresh.ts';
import {
  type EarlyRate,
  hasFigures,
  type JumpedRate,
  type NoRate,
  type Rate,
  type RateEstimate,
} from '../../core/rate/rate.ts';
import { capitalised, type Phrase } from '../text/phrase.ts';
import { decimalsFor, roundedDown, roundedUp } from '../text/round-figure.ts';
import type { Text } from '../text/text.ts';
import { ageLabel } from './age-label.ts';

// The one place that makes sentences about a rate. Every sentence names its unit, a loss is said to be a
// loss and a gain a gain, and no change is claimed that the interval does not bear out.

/** What is lost or gained; `mixed` where a sum counts likes of some Pages and followers of others. */
export type RateUnit = Metric | 'mixed';

/** A rate of a Page or a sum of several; negative is a loss, `low <= perMinute <= high`, all but one a minute. */
export type ClaimedFigures = Pick<Rate, 'perMinute' | 'perSecond' | 'low' | 'high' | 'significant'>;

/**
 * What may be claimed: `perhaps-…` while the interval excludes zero but has not yet held over a second
 * sample, `unclear` where it holds zero, `early` where it is too wide to say even that,
 * `jump` where the count has just moved at once, `none` before there is a figure.
 */
export type RateTone =
  | 'loss'
  | 'gain'
  | 'perhaps-loss'
  | 'perhaps-gain'
  | 'unclear'
  | 'early'
  | 'jump'
  | 'none';

export interface RateLabel {
  readonly tone: RateTone;
  /** "132 likes lost a minute", "No clear change in likes", "First figure in about 2 min". */
  readonly headline: Phrase;
  /** "between 118 and 147"; empty where there is no figure. */
  readonly between: Phrase;
  /** "2.2 a second"; empty where there is no figure or no claim. */
  readonly second: Phrase;
  /** All of it in one sentence: "132 likes lost a minute, between 118 and 147 (2.2 a second)". */
  readonly sentence: Phrase;
}

export function toneOf({
  low,
  high,
  significant,
}: ClaimedFigures): Exclude<RateTone, 'early' | 'jump' | 'none'> {
  if (high < 0) return significant ? 'loss' : 'perhaps-loss';
  if (low > 0) return significant ? 'gain' : 'perhaps-gain';
  return 'unclear';
}

/** Says a rate that speaks of now. */
export function figuresLabel(figures: ClaimedFigures, unit: RateUnit, text: Text): RateLabel {
  const tone = toneOf(figures);
  return tone === 'unclear' ? unclearLabel(figures, unit, text) : claimLabel(figures, tone, unit, text);
}

/** Likes, followers or both, with their noun in the form the number asks for. */
export const amountOf = (value: number, decimals: number, unit: RateUnit, text: Text): Phrase =>
  text.sayCounted(`amount_${unit}`, value, {}, decimals);

function claimLabel(figures: ClaimedFigures, tone: RateTone, unit: RateUnit, text: Text): RateLabel {
  const isLoss = figures.perMinute < 0;
  const size = Math.abs(figures.perMinute);
  const ends = [Math.abs(figures.low), Math.abs(figures.high)] as const;
  const decimals = decimalsFor(size);
  const decimal = (value: number): string => text.format.decimal(value, decimals);
  const perSecond = Math.abs(figures.perSecond);

  const amount = amountOf(size, decimals, unit, text);
  const claim = text.say(isLoss ? 'rate_lost_minute' : 'rate_gained_minute', { amount });
  const headline = tone.startsWith('perhaps') ? text.say('rate_perhaps', { rate: claim }) : claim;
  const between = text.say('rate_between', {
    low: decimal(roundedDown(Math.min(...ends), decimals)),
    high: decimal(roundedUp(Math.max(...ends), decimals)),
  });
  const second = text.say('rate_second', { n: text.format.decimal(perSecond, decimalsFor(perSecond)) });
  const sentence = text.say('rate_sentence', { rate: headline, between, second });
  return { tone, headline, between, second, sentence };
}

function unclearLabel(figures: ClaimedFigures, unit: RateUnit, text: Text): RateLabel {
  const between = text.say('rate_between_both', bothEnds(figures, text));
  return withoutClaim('unclear', text.say(`rate_unclear_${unit}`), between, text);
}

function withoutClaim(tone: RateTone, headline: Phrase, between: Phrase, text: Text): RateLabel {
  const sentence = text.say('rate_sentence_unclear', { rate: headline, between });
  return { tone, headline, between, second: [], sentence };
}

/** Ends on both sides of zero, rounded away from it. */
function bothEnds({ low, high }: Pick<Rate, 'low' | 'high'>, text: Text): { lost: string; gained: string } {
  const decimals = decimalsFor(Math.max(-low, high));
  const outward = (value: number): string =>
    text.format.decimal(roundedUp(Math.max(value, 0), decimals), decimals);
  return { lost: outward(-low), gained: outward(high) };
}

export interface RateContext {
  readonly unit: RateUnit;
  readonly watch: WatchState;
  /** The step of the newest count. */
  readonly step: number;
  readonly nowMs: number;
}

/** Says the rate of one Page as it stands now (of when it is, once it is too old), or why there is none and when there will be. */
export function rateLabel(rate: RateEstimate, context: RateContext, text: Text): RateLabel {
  if (!hasFigures(rate)) {
    const headline = whyNoRate(rate, context, text);
    return { tone: 'none', headline, between: [], second: [], sentence: headline };
  }
  const label = knownLabel(rate, context.unit, text);
  const when = ageLabel(rate.atMs, context.nowMs, text);
  if (speaksOfNow(rate, context.nowMs)) return label;
  const then = (phrase: Phrase): Phrase =>
    capitalised(text.say('rate_then', { when, rate: phrase }), text.language);
  return { ...label, headline: then(label.headline), sentence: then(label.sentence) };
}

/**
 * Says what is known of a rate, whatever that is: "Too early to tell the change in likes: between 187 lost and 4
 * gained a minute so far", "60,000 likes fewer at once: the next look tells whether it goes on".
 */
export function knownLabel(rate: Rate | EarlyRate | JumpedRate, unit: RateUnit, text: Text): RateLabel {
  if (rate.kind === 'rate') return figuresLabel(rate, unit, text);
  if (rate.kind === 'jump') {
    const amount = amountOf(Math.abs(rate.size), 0, unit, text);
    const moved = text.say(rate.size < 0 ? 'rate_jump_fewer' : 'rate_jump_more', { amount });
    return withoutClaim('jump', moved, text.say('rate_jump_next'), text);
  }
  const between = text.say('rate_between_so_far', bothEnds(rate, text));
  return withoutClaim('early', text.say(`rate_early_${unit}`), between, text);
}

function whyNoRate(rate: NoRate, { watch, step, nowMs }: RateContext, text: Text): Phrase {
  if (rate.reason === 'broken') return text.say('rate_broken');
  if (watch.kind === 'not-measuring') return text.say('rate_not_measured');
  if (watch.kind !== 'measuring') return text.say('rate_waiting');
  if (rate.reason === 'counter-has-not-moved')
    return text.say('rate_counter_still', { step: text.format.whole(step) });
  const waitMs = (rate.expectedAtMs ?? nowMs) - nowMs;
  return waitMs > 0 ? text.sayCounted('rate_expected', Math.ceil(waitMs / 60_000)) : text.say('rate_soon');
}
