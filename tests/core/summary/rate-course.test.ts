import { describe, expect, it } from 'vitest';
import { rateCourse } from '../../../src/core/summary/rate-course.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2016, 1, 27, 21, 0);

/** A count every half minute, so many a minute since each of some minutes ago. */
function counts(parts: readonly (readonly [minutesAgo: number, perMinute: number])[]) {
  const points: { atMs: number; value: number; step: number }[] = [];
  let value = 2_000_000;
  const [[first = 0] = []] = parts;
  for (let ago = first; ago >= 0; ago -= 0.5) {
    points.push({ atMs: NOW - ago * MINUTE, value: Math.round(value), step: 1 });
    value += 0.5 * (parts.findLast(([from]) => from >= ago)?.[1] ?? 0);
  }
  return points;
}
const rate = (perMinute: number, half: number, minutes: number) => ({
  perMinute,
  low: perMinute - half,
  high: perMinute + half,
  sinceMs: NOW - minutes * MINUTE,
  atMs: NOW,
});

describe('the course of a rate', () => {
  it('is steady for as long as the hour before agrees with it', () => {
    expect(rateCourse(rate(-132, 16, 12), counts([[60, -130]]))).toEqual({
      kind: 'steady',
      sinceMs: NOW - 60 * MINUTE,
    });
  });

  it('is faster or slower since the span the estimate speaks for', () => {
    const since = NOW - 12 * MINUTE;
    const turned = (from: number, to: number) =>
      counts([
        [60, from],
        [12, to],
      ]);
    expect(rateCourse(rate(-186, 20, 12), turned(-100, -186))).toEqual({ kind: 'faster', sinceMs: since });
    expect(rateCourse(rate(-60, 12, 12), turned(-132, -60))).toEqual({ kind: 'slower', sinceMs: since });
    expect(rateCourse(rate(300, 30, 12), turned(-132, 300))?.kind).toBe('faster');
  });

  it('claims no turn that is within what is not known', () => {
    expect(
      rateCourse(
        rate(-140, 30, 12),
        counts([
          [60, -125],
          [12, -140],
        ]),
      )?.kind,
    ).toBe('steady');
  });

  it('is not called steady while the bars of its own span halve', () => {
    // From 280 a minute to 140, all of it within what the estimate speaks for.
    const halving = Array.from({ length: 60 }, (_, i): [number, number] => [60 - i, -280 + (140 / 59) * i]);
    expect(rateCourse(rate(-140, 16, 59), counts(halving))).toBeUndefined();
    expect(rateCourse(rate(-140, 16, 59), counts([[60, -150]]))?.kind).toBe('steady');
  });

  it('is not called steady where half as much or half as much again may be true', () => {
    expect(rateCourse(rate(-14, 6, 12), counts([[60, -14]]))?.kind).toBe('steady');
    expect(rateCourse(rate(-14, 8, 12), counts([[60, -14]]))).toBeUndefined();
    expect(rateCourse(rate(-14, 8, 30), counts([[30, -14]]))).toBeUndefined();
  });

  it('takes what moved at once for nothing that people did', () => {
    // 132 a minute all along, and 77,000 at once half an hour ago: before the estimate's span that would be 2,500 a minute.
    const purge = { afterMs: NOW - 30 * MINUTE, size: -77_000 };
    const purged = counts([[60, -132]]).map((point) =>
      point.atMs > purge.afterMs ? { ...point, value: point.value + purge.size } : point,
    );
    expect(rateCourse(rate(-132, 16, 12), purged, [purge])).toEqual({
      kind: 'steady',
      sinceMs: NOW - 60 * MINUTE,
    });
  });

  it('is not known of the first minutes', () => {
    expect(rateCourse(rate(-132, 40, 3), counts([[3, -132]]))).toBeUndefined();
  });
});
