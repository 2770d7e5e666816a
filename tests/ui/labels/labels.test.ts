import { describe, expect, it } from 'vitest';
import type { Count } from '../../../src/core/count/count.ts';
import type { Metric } from '../../../src/core/page/metric.ts';
import { OBSTACLE_KINDS } from '../../../src/core/page/obstacle.ts';
import type { WatchState } from '../../../src/core/page/watch-state.ts';
import type { JumpedRate } from '../../../src/core/rate/rate.ts';
import type { SeriesSummary } from '../../../src/core/summary/series-summary.ts';
import { LANGUAGES } from '../../../src/settings/language.ts';
import { ageLabel } from '../../../src/ui/labels/age-label.ts';
import { changeLabel, countLabel, stepLabel } from '../../../src/ui/labels/count-label.ts';
import { sinceStartLabel } from '../../../src/ui/labels/since-label.ts';
import { stateLabel } from '../../../src/ui/labels/state-label.ts';
import type { Phrase } from '../../../src/ui/text/phrase.ts';
import { DEMO_NOW_MS as NOW, obstacle, rateOf, seriesOf, viewOf } from '../../demo/page-views.ts';
import { localeText, readable } from '../locale-text.ts';

const en = localeText('en');
const say = (phrase: Phrase, text = en): string => readable(text.plain(phrase));
const exact = (value: number) => ({ value, step: 1 });

describe('the age of a figure', () => {
  it.each([
    [0, 'just now'],
    [-5, 'just now'],
    [19, 'just now'],
    [30, 'under 1 min ago'],
    [61, '1 min ago'],
    [179, '2 min ago'],
    [5399, '89 min ago'],
    [5400, '1 hr ago'],
    [3 * 86_400, '3 days ago'],
  ])('of %d seconds is told as "%s"', (seconds, told) => {
    expect(say(ageLabel(NOW - seconds * 1000, NOW, en)).replace('.', '')).toBe(told);
  });

  it('has digits 0 to 9 in Arabic', () => {
    const text = localeText('ar');
    expect(say(ageLabel(NOW - 185_000, NOW, text), text)).toBe('قبل 3 دقائق');
  });
});

describe('a count', () => {
  it('is told with its noun and its step', () => {
    expect(say(countLabel(exact(2_450_118), 'likes', en))).toBe('2,450,118 likes');
    expect(say(countLabel(exact(1), 'followers', en))).toBe('1 follower');
    expect(say(stepLabel(exact(5), en))).toBe('exact');
    expect(say(stepLabel({ value: 3700, step: 100 }, en))).toBe('steps of 100');
  });

  it('tells the change of the last minute with its true span', () => {
    const change = { kind: 'change', count: -140, seconds: 61.2, fromMs: 0, toMs: 61_200, step: 1 } as const;
    expect(say(changeLabel(change, 'likes', en))).toBe('140 likes lost in the last 61 seconds');
    expect(say(changeLabel({ ...change, count: 3, step: 100 }, 'likes', en))).toBe(
      'About 3 likes gained in the last 61 seconds',
    );
    expect(say(changeLabel({ ...change, count: 0 }, 'likes', en))).toBe('No change in the last 61 seconds');
    expect(changeLabel({ kind: 'no-change', reason: 'gap' }, 'likes', en)).toEqual([]);
  });
});

describe('what was lost', () => {
  const since = (first: Count, last: Count, metric: Metric = 'likes'): string => {
    const series = seriesOf({ value: last.value, rate: rateOf(-1, 0.5) });
    const at = (sample: Count, of: SeriesSummary['first']) => ({ ...of, ...sample });
    return say(
      sinceStartLabel({ ...series, metric, first: at(first, series.first), last: at(last, series.last) }, en),
    );
  };

  it('is a lower bound when the counter is exact, and near when it is rounded', () => {
    expect(since(exact(5000), exact(3796))).toMatch(/^At least 1,204 likes lost since the first sample, /);
    expect(since(exact(5000), { value: 3700, step: 100 })).toMatch(/^About 1,300 likes lost since /);
  });

  it('is a gain where it is one, and nothing where nothing changed', () => {
    expect(since(exact(10), exact(12), 'followers')).toMatch(/^2 followers gained since /);
    expect(since(exact(10), exact(10))).toMatch(/^No change since /);
  });

  it('is told with its part of what was there before', () => {
    expect(since(exact(2_446_441), exact(2_308_941))).toMatch(
      /^At least 137,500 likes lost since .*2016.* \(5\.6%\)$/,
    );
  });

  it('is none between a number and what it is shown as', () => {
    expect(since(exact(1_854_793), { value: 1_800_000, step: 100_000 })).toMatch(/^No change since /);
  });

  it('names the start it is reckoned from: the campaign, its first sample, or the first sample of all', () => {
    const series = seriesOf({ value: 900, rate: rateOf(-1, 0.5) });
    const first = { ...series.first, value: 1000 };
    const said = (more: Partial<SeriesSummary>): string =>
      say(sinceStartLabel({ ...series, first, ...more }, en));
    const start = { value: 1200, step: 1, atMs: NOW, countMs: NOW, isLate: false };
    expect(said({})).toMatch(/^At least 100 likes lost since the first sample, .* \(10%\)$/);
    expect(said({ campaignStart: start })).toMatch(
      /^At least 300 likes lost since the campaign began, 27 Feb 2016.* \(25%\)$/,
    );
    expect(said({ campaignStart: { ...start, isLate: true } })).toMatch(
      /^At least 300 likes lost since the campaign’s first sample, 27 Feb 2016/,
    );
  });

  it('has what moved at once beside the loss: once it is told, and while the next look must tell', () => {
    const series = seriesOf({ value: 939_000, rate: rateOf(-1, 0.5) });
    const first = { ...series.first, atMs: NOW - 3_600_000, value: 1_000_000 };
    const purge = { afterMs: NOW - 60_000, size: -60_000 };
    const said = (more: Partial<SeriesSummary>): string =>
      say(sinceStartLabel({ ...series, first, ...more }, en));
    const beside =
      /^At least 1,000 likes lost since the first sample, .* \(0\.1%\); 60,000 likes fewer at once, counted apart$/;
    expect(said({ platformChanges: [purge] })).toMatch(beside);
    const jump = { ...rateOf(-1, 0.5), ...purge, kind: 'jump' } as JumpedRate;
    expect(said({ rate: jump })).toMatch(beside);
    // What moved before the first sample is in it.
    expect(said({ platformChanges: [{ ...purge, afterMs: first.atMs - 1 }] })).toMatch(
      /^At least 61,000 likes lost/,
    );
  });

  it('claims no part of nothing', () => {
    expect(since(exact(0), exact(7))).not.toMatch(/∞|NaN|%/);
  });
});

describe('the state of a Page', () => {
  const labelOf = (watch: WatchState, intervalMs = 30_000) =>
    stateLabel(viewOf('inwi', watch, [], intervalMs), NOW, en);

  it('says how often it is read', () => {
    const watch: WatchState = { kind: 'measuring', nextReadMs: NOW + 1000 };
    expect(say(labelOf(watch).state)).toBe('Measuring every 30 s');
    expect(say(labelOf(watch, 60_000).state)).toBe('Measuring every minute');
    expect(say(labelOf(watch, 300_000).state)).toBe('Measuring every 5 min');
    expect(labelOf(watch).tone).toBe('live');
  });

  it('says when the next reading is late, by two intervals', () => {
    expect(labelOf({ kind: 'measuring', nextReadMs: NOW - 59_000 }).tone).toBe('live');
    expect(labelOf({ kind: 'measuring', nextReadMs: NOW - 61_000 }).tone).toBe('waiting');
  });

  it('says what is in the way, when it is tried again, and what to do', () => {
    const label = labelOf({
      kind: 'obstructed',
      obstacle: obstacle('error-page'),
      sinceMs: NOW,
      failures: 2,
      nextReadMs: NOW + 125_000,
    });
    expect(say(label.state)).toBe('Facebook answered with an error page. Next try in 2 min.');
    // Who is told to wait is told nothing else.
    expect(label.advice).toEqual([]);
  });

  it.each(LANGUAGES)('has a sentence and advice for every obstacle, in %s', (language) => {
    const text = localeText(language);
    for (const kind of OBSTACLE_KINDS) {
      const watch: WatchState = { kind: 'paused', obstacle: obstacle(kind), sinceMs: NOW };
      const label = stateLabel(viewOf('inwi', watch, []), NOW, text);
      expect(text.plain(label.state), kind).toMatch(/[.]$/);
      expect(text.plain(label.state), kind).not.toContain('{');
      expect(text.plain(label.advice), kind).not.toBe('');
      expect(label.tone).toBe('stopped');
    }
  });
});
