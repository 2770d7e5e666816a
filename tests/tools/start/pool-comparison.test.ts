import { describe, expect, it } from 'vitest';
import { preciseInstant } from '../../../src/dashboard/chart/time-label.ts';
import type { ExportedSample } from '../../../tools/start/dashboard-figures.ts';
import {
  compareChart,
  compareShared,
  isBestDrawn,
  isSame,
  poolTable,
} from '../../../tools/start/pool-comparison.ts';

const START = Date.UTC(2026, 10, 30, 21);

/** Counts a minute apart. */
const samples = (counts: readonly number[], fromMs = START): ExportedSample[] =>
  counts.map((count, i) => ({
    page_id: 'facebook:1',
    metric: 'likes',
    at: new Date(fromMs + i * 60_000).toISOString(),
    count: String(count),
    step: '1',
  }));

describe('what a newcomer pulled', () => {
  const kept = samples([100, 98, 95]);

  it('is the same only where every sample is there, as it was kept, and no other', () => {
    expect(isSame(compareShared('inwi', 'steady', kept, 3, samples([100, 98, 95])))).toBe(true);
    expect(isSame(compareShared('inwi', 'steady', kept, 2, samples([100, 98, 95])))).toBe(false);
    expect(isSame(compareShared('inwi', 'steady', [], 0, []))).toBe(false);
  });

  it('is counted by what is missing, wrong and extra', () => {
    const other = [...samples([100, 97]), ...samples([90], START + 600_000)];
    const row = compareShared('inwi', 'steady', kept, 3, other);
    expect(row).toMatchObject({ kept: 3, pooled: 3, pulled: 3, missing: 1, wrong: 1, extra: 1 });
    expect(isSame(row)).toBe(false);
  });
});

describe('what a newcomer’s chart draws', () => {
  const kept = new Map([
    ['steady', samples([1_000_100, 999_000, 998_000])],
    ['sleeper', samples([1_000_100, 999_500])],
  ]);
  const cell = (minute: number, figure: string) =>
    [preciseInstant(START + minute * 60_000, 'en'), figure] as const;
  const columns = (head: string, ...cells: (readonly [string, string])[]) => [
    { head: 'read by steady Likes a minute', cells: [cell(1, '−60')] },
    { head, cells },
  ];

  it('is that of whoever looked most often where every figure is one of its losses', () => {
    const drawn = columns('read by steady Likes', cell(2, '2,100 fewer likes'), cell(1, '−1,100'));
    const row = compareChart('inwi', kept, drawn);
    expect(row).toEqual({ page: 'inwi', best: 'steady', drawnBy: 'steady', points: 2, same: 2 });
    expect(isBestDrawn(row)).toBe(true);
  });

  it('is not where a figure is another’s, where another is named too, or where nothing is drawn', () => {
    const mixed = columns('read by steady Likes', cell(2, '−2,100'), cell(1, '−600'));
    expect(isBestDrawn(compareChart('inwi', kept, mixed))).toBe(false);
    const both = columns('read by sleeper, steady Likes', cell(2, '−2,100'));
    expect(compareChart('inwi', kept, both).drawnBy).toBe('steady, sleeper');
    expect(isBestDrawn(compareChart('inwi', kept, both))).toBe(false);
    expect(isBestDrawn(compareChart('inwi', kept, []))).toBe(false);
  });

  it('stands in a table that says of each row whether it held', () => {
    const row = compareShared('inwi', 'steady', kept.get('steady') ?? [], 3, []);
    const table = poolTable([row], [compareChart('inwi', kept, [])]);
    expect(table).toMatch(/inwi +steady +3 +3 +0 +3 +0 +0 +NO/);
    expect(table).toMatch(/inwi +steady +0 +0 +NO|inwi +steady +.* NO/);
  });
});
