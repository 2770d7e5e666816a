import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/core/math/durations.ts';
import { mergedSpans, wantedSpans } from '../../../src/core/pool/best-covered.ts';
import type { ObserverId } from '../../../src/core/pool/observer.ts';

const T0 = Date.UTC(2026, 9, 1);
const NEVER = Number.POSITIVE_INFINITY;
const nothingHeld = () => 0;

/** An observer and what each hour from T0 on holds. */
const observer = (name: string, ...samples: number[]) => ({
  observer: name as ObserverId,
  hours: new Map(samples.map((count, hour) => [T0 + hour * HOUR_MS, count])),
});

const spansOf = (...args: Parameters<typeof wantedSpans>) =>
  wantedSpans(...args).map(
    ({ observer, fromMs, toMs }) => `${observer} ${(fromMs - T0) / HOUR_MS}-${(toMs + 1 - T0) / HOUR_MS}`,
  );

describe('what is wanted of closed hours', () => {
  it('is of old hours the observer who looked most often', () => {
    const all = [observer('v1', 10, 60, 60), observer('v2', 60, 10, 0)];
    expect(spansOf(all, NEVER, nothingHeld)).toEqual(['v2 0-1', 'v1 1-3']);
  });

  it('stays with one who has nearly as much', () => {
    expect(spansOf([observer('v1', 60, 56, 60), observer('v2', 10, 60, 59)], NEVER, nothingHeld)).toEqual([
      'v1 0-3',
    ]);
  });

  it('is of recent hours everybody', () => {
    const all = [observer('v1', 60, 60), observer('v2', 10, 10)];
    expect(spansOf(all, T0 + HOUR_MS, nothingHeld)).toEqual(['v1 0-2', 'v2 1-2']);
  });

  it('leaves out an hour of which as much is here', () => {
    const held = (_: ObserverId, hourMs: number) => (hourMs === T0 ? 60 : 59);
    expect(spansOf([observer('v1', 60, 60)], NEVER, held)).toEqual(['v1 1-2']);
  });

  it('is asked for a week at a time at most, and never over an hour that nobody has', () => {
    const fortnight = observer('v1', ...Array.from({ length: 14 * 24 }, () => 60));
    expect(spansOf([fortnight], NEVER, nothingHeld)).toEqual(['v1 0-168', 'v1 168-336']);
    expect(spansOf([observer('v1', 60, 0, 60)], NEVER, nothingHeld)).toEqual(['v1 0-1', 'v1 2-3']);
  });
});

describe('spans of several Pages', () => {
  const span = (observer: string, fromHour: number, toHour: number) => ({
    observer: observer as ObserverId,
    fromMs: fromHour * HOUR_MS,
    toMs: toHour * HOUR_MS - 1,
  });

  it('of one observer at one time are one, those of others their own', () => {
    const spans = [
      span('v1', 0, 8),
      span('v2', 8, 16),
      span('v1', 0, 8),
      span('v1', 6, 9),
      span('v2', 20, 21),
    ];
    expect(mergedSpans(spans, 100 * HOUR_MS)).toEqual([
      span('v1', 0, 9),
      span('v2', 8, 16),
      span('v2', 20, 21),
    ]);
  });

  it('are no longer than an answer may be, and leave no hour out', () => {
    const spans = [span('v1', 0, 8), span('v1', 4, 12), span('v1', 12, 20)];
    expect(mergedSpans(spans, 10 * HOUR_MS)).toEqual([
      span('v1', 0, 8),
      span('v1', 8, 12),
      span('v1', 12, 20),
    ]);
  });
});
