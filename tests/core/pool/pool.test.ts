import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/core/math/durations.ts';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import { clockOffset, isClockWrong } from '../../../src/core/pool/clock-offset.ts';
import { closedHours, shortHours } from '../../../src/core/pool/closed-hours.ts';
import { fitsInLine, rateLine, sampleLine } from '../../../src/core/pool/sample-line.ts';
import type { Sample } from '../../../src/core/series/sample.ts';

const T0 = Date.UTC(2016, 1, 27, 20);
const sample = (minute: number, value = 1000): Sample => ({
  atMs: T0 + minute * 60_000,
  value,
  step: 1,
  reader: 'meta-description',
});

describe('a line', () => {
  it('is what the engine takes', () => {
    const id = { pageId: toPageId('facebook:100044123456789'), metric: 'likes' } as const;
    expect(sampleLine(id, { atMs: 1796035769000, value: 2449871, step: 1, reader: 'meta-description' })).toBe(
      'ebb,page=facebook:100044123456789,metric=likes,step=1,reader=meta-description n=2449871i 1796035769000',
    );
  });

  it('of a rate carries its interval and its method, to four digits', () => {
    const id = { pageId: toPageId('facebook:100044123456789'), metric: 'likes' } as const;
    const rate = { perMinute: -133.24, low: -141.02, high: -0.012345, atMs: 1796035769000 };
    expect(rateLine(id, rate, 'multi-process 6')).toBe(
      'ebb_figure,page=facebook:100044123456789,metric=likes,method=multi-process\\ 6 rate=-133.2,low=-141,high=-0.01235 1796035769000',
    );
  });

  it('escapes what would end a tag', () => {
    const id = { pageId: toPageId('facebook:a,by=v2 x'), metric: 'likes' } as const;
    expect(sampleLine(id, sample(0))).toContain('page=facebook:a\\,by\\=v2\\ x,metric');
  });

  it('is not made of a Page whose id would end it', () => {
    expect(fitsInLine(toPageId('facebook:1'))).toBe(true);
    expect(fitsInLine(toPageId('facebook:1\n2'))).toBe(false);
    expect(fitsInLine(toPageId('facebook:1\\'))).toBe(false);
  });
});

describe('closed hours', () => {
  it('are counted without the one that is open', () => {
    const at = [T0, T0 + 1, T0 + HOUR_MS - 1, T0 + HOUR_MS, T0 + 2 * HOUR_MS];
    expect(closedHours(at, T0 + 2 * HOUR_MS + 5)).toEqual([
      { startMs: T0, samples: 3 },
      { startMs: T0 + HOUR_MS, samples: 1 },
    ]);
  });

  it('of which the pool holds less are pushed again, those of which it holds more are not', () => {
    const own = [3, 3, 3, 3].map((samples, hour) => ({ startMs: T0 + hour * HOUR_MS, samples }));
    const pooled = new Map([
      [T0, 3],
      [T0 + HOUR_MS, 2],
      [T0 + 2 * HOUR_MS, 60],
    ]);
    expect(shortHours(own, pooled).map(({ startMs }) => (startMs - T0) / HOUR_MS)).toEqual([1, 3]);
  });
});

describe('the clock', () => {
  it('is compared in the middle of the trip', () => {
    // Asked at 10.0 s, answered at 12.0 s; the pool wrote second 11, which began between 10.5 and 11.5 of ours.
    expect(clockOffset(11_000, 10_000, 12_000)).toEqual({ offsetMs: -500, uncertaintyMs: 1500 });
  });

  it.each([
    ['right', 0, 100, false],
    ['five seconds off, but not surely so', 5_400, 100, false],
    ['six seconds ahead', 6_600, 100, true],
    ['six seconds behind', -6_600, 100, true],
    ['eight seconds off, told over a trip of eight', 8_000, 8_000, false],
  ])('is %s', (_what, aheadMs, tripMs, wrong) => {
    const pool = 1_000_000;
    const middle = pool + 500 + aheadMs;
    expect(isClockWrong(clockOffset(pool, middle - tripMs / 2, middle + tripMs / 2))).toBe(wrong);
  });
});
