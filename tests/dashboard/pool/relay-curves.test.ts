import { describe, expect, it } from 'vitest';
import type { ObserverId } from '../../../src/core/pool/observer.ts';
import type { Sample } from '../../../src/core/series/sample.ts';
import { noRates, rateColumns } from '../../../src/dashboard/histories/recompute/rate-columns.ts';
import { comparedNow } from '../../../src/dashboard/pool/compared.ts';
import { relayCurves } from '../../../src/dashboard/pool/relay-curves.ts';
import { sampleColumns } from '../columns.ts';

const T = Date.UTC(2016, 1, 27, 20);
const MINUTE = 60_000;
const [V2, V3] = ['v2' as ObserverId, 'v3' as ObserverId];

const columns = (minutes: readonly number[], start: number) =>
  sampleColumns(
    minutes.map(
      (minute): Sample => ({
        atMs: T + minute * MINUTE,
        value: start - minute,
        step: 1,
        reader: 'page-data',
      }),
    ),
  );
const rates = (minutes: readonly number[], perMinute: number) =>
  rateColumns(
    minutes.map((minute) => ({
      atMs: T + minute * MINUTE,
      perMinute,
      low: perMinute - 1,
      high: perMinute + 1,
    })),
  );

describe('what a chart draws of others', () => {
  const own = { buckets: [], columns: columns([0, 1, 2, 8, 9], 1000) };

  it('is what stands in the gaps of one’s own, told from the same start, with rates of the same stretch', () => {
    const minutes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    const other = { observer: V2, columns: columns(minutes, 1010), rates: rates(minutes, -7) };
    const curves = relayCurves(own, [other], 1000, T + 9 * MINUTE);
    expect(curves?.observers).toEqual(['v2']);
    expect(Array.from(curves?.counts.atMs ?? [], (ms) => (ms - T) / MINUTE)).toEqual([3, 4, 5, 6, 7]);
    expect(Array.from(curves?.counts.lines[0] ?? [])).toEqual([7, 6, 5, 4, 3]);
    expect(Array.from(curves?.rates.atMs ?? [], (ms) => (ms - T) / MINUTE)).toEqual([3, 4, 5, 6, 7]);
    expect(curves?.rates.lines.map((line) => line[0])).toEqual([-7, -8, -6]);
  });

  it('breaks between two observers: their copies of the counter differ', () => {
    const early = { observer: V2, columns: columns([3, 4], 1010), rates: noRates() };
    const late = { observer: V3, columns: columns([6, 7], 990), rates: noRates() };
    const curves = relayCurves(own, [early, late], 1000, T + 9 * MINUTE);
    expect(curves?.observers).toEqual(['v2', 'v3']);
    expect(curves?.counts.gaps).toEqual([1, 3]);
  });

  it('is nothing where one looked oneself', () => {
    const other = { observer: V2, columns: columns([0.5, 1.5], 1000), rates: noRates() };
    expect(
      relayCurves({ buckets: [], columns: columns([0, 1, 2], 1000) }, [other], 1000, T + 2 * MINUTE),
    ).toBe(undefined);
  });
});

describe('observers as they stand now', () => {
  const other = (observer: ObserverId, lastMinute: number, perMinute: number) => ({
    observer,
    pool: 'p',
    rates: rates([0, lastMinute], perMinute),
  });

  it('are those whose last look still speaks of now, each by their last figure', () => {
    const others = [other(V2, 60, -10), other(V3, 20, -500)];
    const compared = comparedNow(undefined, others, T + 61 * MINUTE);
    expect(compared?.rates).toEqual([{ observer: 'v2', pool: 'p', perMinute: -10, low: -11, high: -9 }]);
    expect(compared?.panel).toEqual({ kind: 'too-few', observers: 1 });
  });

  it('are not spoken of where nobody else looks', () => {
    expect(comparedNow(undefined, [], T)).toBeUndefined();
    expect(comparedNow(undefined, [other(V2, 0, -1)], T + 60 * MINUTE)).toBeUndefined();
  });
});
