import { type Interval, independentSum } from '../math/independent-sum.ts';
import type { SpanRate } from '../series/span-rates.ts';

/** The mean rate of one hour or day of all Pages of a set together, a minute; negative is loss. */
export interface CampaignSpan extends Interval {
  /** Start of the hour or day, milliseconds since 1970 UTC. */
  readonly startMs: number;
  /** The part of it that every one of the Pages has between two samples. */
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The hours or days of several Pages as their sums, errors taken as independent. One of which a Page has no mean is
 * left out: a sum of fewer Pages would look like a slower loss.
 * @param pages the spans of each Page, all of one width, in time order.
 */
export function campaignSpans(pages: readonly (readonly SpanRate[])[]): CampaignSpan[] {
  const [first = [], ...others] = pages.map((spans) => new Map(spans.map((span) => [span.startMs, span])));
  return [...first.values()].flatMap((span) => {
    const all = [span, ...others.flatMap((spans) => spans.get(span.startMs) ?? [])];
    if (all.length < pages.length) return [];
    const fromMs = Math.max(...all.map((one) => one.fromMs));
    const toMs = Math.min(...all.map((one) => one.toMs));
    return toMs > fromMs ? [{ startMs: span.startMs, fromMs, toMs, ...independentSum(all) }] : [];
  });
}
