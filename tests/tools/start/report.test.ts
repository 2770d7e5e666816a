import { describe, expect, it } from 'vitest';
import { holdsTruth, type ReportedPage, reportTable } from '../../../tools/start/report.ts';

const losing: ReportedPage = {
  name: 'Maroc Telecom',
  change: { count: -141, seconds: 61.2 },
  rate: { perMinute: -139.6, perSecond: -2.3267, low: -150.2, high: -129 },
  truth: { perMinute: -138.4 },
};

describe('the table of the demonstration', () => {
  it('says what was lost in the last minute, both rates with their intervals, and the truth', () => {
    const [heads, row] = reportTable({ pages: [losing] }).split('\n');
    expect(heads).toContain('Likes lost in the last minute');
    expect(row?.split(/ {2,}/)).toEqual([
      'Maroc Telecom',
      '141 in 61 s',
      '−140 (−150 to −129)',
      '−2.33 (−2.50 to −2.15)',
      '−138',
      'yes',
    ]);
  });

  it('says so when an interval misses the truth, and when a figure is not known', () => {
    const missed = { ...losing, truth: { perMinute: -120 } };
    expect(holdsTruth(missed)).toBe(false);
    expect(reportTable({ pages: [missed] })).toMatch(/ NO$/);
    expect(holdsTruth({ name: 'x' })).toBeUndefined();
    expect(reportTable({ pages: [{ name: 'x' }] })).toContain('not known yet');
  });
});
