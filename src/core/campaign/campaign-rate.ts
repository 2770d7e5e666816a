import { leastOf, mostOf } from '../math/extent.ts';
import { independentSum } from '../math/independent-sum.ts';
import { FRESH_MS, isFresh } from '../rate/fresh.ts';
import type { Rate, RateEstimate } from '../rate/rate.ts';

/** How many Pages of a set stand behind a figure. */
export interface Coverage {
  /** Pages with a rate that is not stale. */
  readonly fresh: number;
  readonly total: number;
}

/** The sum of the rates of the fresh Pages; says nothing of the others. `low <= perMinute <= high`. */
export interface CampaignRate {
  readonly kind: 'campaign-rate';
  readonly perMinute: number;
  readonly perSecond: number;
  readonly low: number;
  readonly high: number;
  readonly coverage: Coverage;
  /** The oldest and the newest of the instants that the summed rates were last sampled at. */
  readonly oldestMs: number;
  readonly atMs: number;
  /** `rounded` as soon as one of the summed counters is. */
  readonly basis: Rate['basis'];
  /** Whether the interval of the sum excludes zero and at least one of the summed rates is significant. */
  readonly significant: boolean;
}

export interface NoCampaignRate {
  readonly kind: 'no-campaign-rate';
  readonly coverage: Coverage;
}

export type CampaignRateEstimate = CampaignRate | NoCampaignRate;

/**
 * The rate of a set of Pages: the sum over those with a fresh rate, their errors taken as independent.
 * @param pages one entry a Page; more fields do no harm.
 * @param nowMs the present, milliseconds since 1970 UTC.
 * @param freshMs how old a rate may be and still be summed.
 */
export function campaignRate(
  pages: readonly { readonly rate: RateEstimate }[],
  nowMs: number,
  freshMs = FRESH_MS,
): CampaignRateEstimate {
  const rates = pages.map((page) => page.rate).filter((rate) => isFresh(rate, nowMs, freshMs));
  const coverage = { fresh: rates.length, total: pages.length };
  if (rates.length === 0) return { kind: 'no-campaign-rate', coverage };
  const sum = independentSum(rates.map(({ perMinute, low, high }) => ({ value: perMinute, low, high })));
  return {
    kind: 'campaign-rate',
    perMinute: sum.value,
    perSecond: sum.value / 60,
    low: sum.low,
    high: sum.high,
    coverage,
    oldestMs: leastOf(rates.map((rate) => rate.atMs)),
    atMs: mostOf(rates.map((rate) => rate.atMs)),
    basis: rates.some((rate) => rate.basis === 'rounded') ? 'rounded' : 'exact',
    significant: (sum.low > 0 || sum.high < 0) && rates.some((rate) => rate.significant),
  };
}
