import { HOUR_MS } from '../math/durations.ts';
import type { ObserverId } from './observer.ts';

/** What one observer's hours of one series hold, by the start of the hour. */
export interface ObserverHours {
  readonly observer: ObserverId;
  readonly hours: ReadonlyMap<number, number>;
}

/** A span of whole hours of one observer. */
export interface ObserverSpan {
  readonly observer: ObserverId;
  readonly fromMs: number;
  /** The last millisecond of the last hour. */
  readonly toMs: number;
}

/** An observer who has so much of the best one's samples stays the one to follow: fewer seams, fewer requests. */
const NEARLY = 0.9;
/** No span is longer than a week, so that no answer is longer than it may be. */
const LONGEST_SPAN_MS = 7 * 24 * HOUR_MS;

/**
 * Which observer's samples to have of each closed hour: of old hours the one who looked most often, of recent ones
 * everybody's, so that they can be compared.
 * @param everybodyFromMs hours from here on are wanted of all.
 * @param held how many samples of an observer's hour are here already: an hour of which as many are here is left out.
 */
export function wantedSpans(
  all: readonly ObserverHours[],
  everybodyFromMs: number,
  held: (observer: ObserverId, hourMs: number) => number,
): ObserverSpan[] {
  const hours = [...new Set(all.flatMap((one) => [...one.hours.keys()]))].sort((a, b) => a - b);
  const spans = new Map<ObserverId, ObserverSpan[]>();
  const want = (observer: ObserverId, hourMs: number, samples: number) => {
    if (held(observer, hourMs) >= samples) return;
    const own = spans.get(observer) ?? [];
    spans.set(observer, own);
    const last = own.at(-1);
    const toMs = hourMs + HOUR_MS - 1;
    if (last && last.toMs + 1 === hourMs && toMs - last.fromMs < LONGEST_SPAN_MS) {
      own[own.length - 1] = { ...last, toMs };
    } else own.push({ observer, fromMs: hourMs, toMs });
  };
  let followed: ObserverId | undefined;
  for (const hourMs of hours) {
    if (hourMs >= everybodyFromMs) {
      for (const one of all) {
        const samples = one.hours.get(hourMs) ?? 0;
        if (samples > 0) want(one.observer, hourMs, samples);
      }
      continue;
    }
    followed = bestOf(all, hourMs, followed);
    const samples = all.find(({ observer }) => observer === followed)?.hours.get(hourMs) ?? 0;
    if (followed !== undefined && samples > 0) want(followed, hourMs, samples);
  }
  return [...spans.values()].flat().sort((a, b) => a.fromMs - b.fromMs);
}

/**
 * Spans of several series put together: what is wanted of one observer at one time is one span.
 * @param longestMs no merged span is longer, unless one that was given is.
 */
export function mergedSpans(spans: readonly ObserverSpan[], longestMs: number): ObserverSpan[] {
  const merged = new Map<ObserverId, ObserverSpan[]>();
  for (const span of spans.toSorted((a, b) => a.fromMs - b.fromMs || b.toMs - a.toMs)) {
    const own = merged.get(span.observer) ?? [];
    merged.set(span.observer, own);
    const last = own.at(-1);
    const toMs = Math.max(last?.toMs ?? 0, span.toMs);
    const isNext = last && span.fromMs <= last.toMs + 1;
    if (isNext && (span.toMs <= last.toMs || toMs - last.fromMs < longestMs))
      own[own.length - 1] = { ...last, toMs };
    else own.push(isNext ? { ...span, fromMs: last.toMs + 1 } : span);
  }
  return [...merged.values()].flat().sort((a, b) => a.fromMs - b.fromMs);
}

function bestOf(
  all: readonly ObserverHours[],
  hourMs: number,
  followed: ObserverId | undefined,
): ObserverId | undefined {
  const samplesOf = (one: ObserverHours) => one.hours.get(hourMs) ?? 0;
  const [best] = all.toSorted((a, b) => samplesOf(b) - samplesOf(a) || (a.observer < b.observer ? -1 : 1));
  const same = all.find(({ observer }) => observer === followed);
  return same && best && samplesOf(same) >= NEARLY * samplesOf(best) ? same.observer : best?.observer;
}
