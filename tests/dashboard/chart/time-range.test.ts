import { describe, expect, it } from 'vitest';
import { chosen, panned, spanOf, zoomed } from '../../../src/dashboard/chart/time-range.ts';

const HOUR = 3_600_000;
const T = Date.UTC(2016, 1, 27);
const whole = { fromMs: T, toMs: T + 100 * HOUR };

describe('what a chart shows', () => {
  it('is everything, the last of it, or a span', () => {
    expect(spanOf({ kind: 'all' }, whole)).toEqual(whole);
    expect(spanOf({ kind: 'last', ms: HOUR }, whole)).toEqual({
      fromMs: T + 99 * HOUR,
      toMs: T + 100 * HOUR,
    });
    expect(spanOf({ kind: 'span', fromMs: T, toMs: T + 1 }, whole)).toEqual({ fromMs: T, toMs: T + 1 });
  });

  it('is a minute at least, even of a single sample', () => {
    expect(spanOf({ kind: 'all' }, { fromMs: T, toMs: T })).toEqual({ fromMs: T, toMs: T + 60_000 });
  });

  it('comes nearer around an instant that stays', () => {
    expect(zoomed({ fromMs: T, toMs: T + 40 * HOUR }, 0.5, T + 10 * HOUR, whole)).toEqual({
      kind: 'span',
      fromMs: T + 5 * HOUR,
      toMs: T + 25 * HOUR,
    });
  });

  it('comes no nearer than a minute and goes no further than everything', () => {
    const near = zoomed({ fromMs: T, toMs: T + 61_000 }, 0.1, T, whole);
    expect(near).toEqual({ kind: 'span', fromMs: T, toMs: T + 60_000 });
    expect(zoomed({ fromMs: T, toMs: T + 60 * HOUR }, 2, T, whole)).toEqual({ kind: 'all' });
  });

  it('moves earlier and later and keeps half of the picture on the data', () => {
    const span = { fromMs: T + 10 * HOUR, toMs: T + 20 * HOUR };
    expect(panned(span, 0.5, whole)).toEqual({ kind: 'span', fromMs: T + 15 * HOUR, toMs: T + 25 * HOUR });
    expect(panned(span, -9, whole)).toEqual({ kind: 'span', fromMs: T - 5 * HOUR, toMs: T + 5 * HOUR });
    expect(panned(span, 99, whole)).toEqual({ kind: 'span', fromMs: T + 95 * HOUR, toMs: T + 105 * HOUR });
  });

  it('begins and ends at whole milliseconds, or the axis would be marked a minute too early', () => {
    const span = { fromMs: T, toMs: T + 61_001 };
    const ranges = [
      zoomed({ fromMs: T, toMs: T + HOUR }, 0.6, T + 1234, whole),
      panned(span, 0.3, whole),
      chosen(T + 0.6, T + HOUR + 0.4),
    ];
    for (const range of ranges) {
      const { fromMs, toMs } = spanOf(range, whole);
      expect([fromMs, toMs]).toEqual([Math.round(fromMs), Math.round(toMs)]);
    }
  });

  it('is what the person marked, in whichever direction', () => {
    expect(chosen(T + HOUR, T)).toEqual({ kind: 'span', fromMs: T, toMs: T + HOUR });
    expect(chosen(T, T + 5)).toEqual({ kind: 'span', fromMs: T, toMs: T + 60_000 });
  });
});
