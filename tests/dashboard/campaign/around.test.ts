import { describe, expect, it } from 'vitest';
import { around } from '../../../src/dashboard/campaign/around.ts';
import { type RankedPage, ranksCsv } from '../../../src/dashboard/campaign/ranks-csv.ts';
import { DEMO_NOW_MS, DEMO_VIEWS } from '../../demo/page-views.ts';

const MINUTE_MS = 60_000;
const T = Date.UTC(2016, 1, 27, 20);
/** Minute by minute: ten a minute are lost before eight o'clock, thirty after it. */
const counts = (minutes: number, gaps: readonly number[] = []) => ({
  atMs: Float64Array.from({ length: 2 * minutes + 1 }, (_, i) => T + (i - minutes) * MINUTE_MS),
  value: Float64Array.from(
    { length: 2 * minutes + 1 },
    (_, i) => 9000 - (i <= minutes ? 10 * i : 10 * minutes + 30 * (i - minutes)),
  ),
  gaps,
});

describe('before and after an instant', () => {
  it('are the mean changes a minute over an hour on either side', () => {
    const sides = around(counts(90), T, T + 600 * MINUTE_MS);
    expect(sides.before).toBeCloseTo(-10);
    expect(sides.after).toBeCloseTo(-30);
  });

  it('are as short as what has passed since', () => {
    const sides = around(counts(90), T, T + 5 * MINUTE_MS);
    expect(sides.before).toBeCloseTo(-10);
    expect(sides.after).toBeCloseTo(-30);
  });

  it('share out a difference that reaches over the instant', () => {
    const two = {
      atMs: Float64Array.of(T - 10 * MINUTE_MS, T + 10 * MINUTE_MS),
      value: Float64Array.of(1000, 800),
      gaps: [],
    };
    expect(around(two, T, T + 20 * MINUTE_MS)).toEqual({ before: -10, after: -10 });
  });

  it('say nothing where hardly anybody looked, and nothing of what is to come', () => {
    expect(around(counts(90, [90]), T, T + MINUTE_MS).after).toBeUndefined();
    expect(around(counts(90), T, T - MINUTE_MS)).toEqual({ before: undefined, after: undefined });
  });
});

describe('the table as CSV', () => {
  const row = (name: string): RankedPage => ({
    line: {
      view: { ...DEMO_VIEWS.live, page: { ...DEMO_VIEWS.live.page, name } },
      ...(DEMO_VIEWS.live.series[0] ? { series: DEMO_VIEWS.live.series[0] } : {}),
      loss: { kind: 'no-loss', total: 1 },
    },
    isControl: false,
    around: { before: -10, after: -30.5 },
  });

  it('stands in the order of the rows, signed, with empty cells for what is not known', () => {
    const lines = ranksCsv([row('B'), row('A')], DEMO_NOW_MS)
      .trimEnd()
      .split('\n');
    expect(lines[0]).toContain('before 2016-02-27 20:30:00 UTC,after 2016-02-27 20:30:00 UTC');
    expect(lines.map((line) => line.split(',')[0])).toEqual(['page', 'B', 'A']);
    expect(lines[1]).toMatch(/,target,likes,\d+,1,-\d.*,,,2016-02-27 20:29:50 UTC,-10,-30\.5$/);
  });

  it('holds no formula, whatever a Page calls itself', () => {
    expect(ranksCsv([row('=HYPERLINK("http://x")')], undefined)).toContain('"\'=HYPERLINK(""http://x"")"');
  });
});
