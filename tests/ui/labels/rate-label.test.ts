import { describe, expect, it } from 'vitest';
import type { WatchState } from '../../../src/core/page/watch-state.ts';
import type { Rate, RateEstimate } from '../../../src/core/rate/rate.ts';
import { figuresLabel, rateLabel } from '../../../src/ui/labels/rate-label.ts';
import { localeText, readable } from '../locale-text.ts';

const NOW = Date.UTC(2016, 1, 27, 20, 0);
const measuring: WatchState = { kind: 'measuring', nextReadMs: NOW + 10_000 };

const rate = (perMinute: number, low: number, high: number, more: Partial<Rate> = {}): Rate => ({
  kind: 'rate',
  perMinute,
  perSecond: perMinute / 60,
  low,
  high,
  sinceMs: NOW - 600_000,
  atMs: NOW - 5_000,
  samples: 20,
  basis: 'exact',
  significant: true,
  ...more,
});

const said = (figures: Rate, language: 'en' | 'fr' | 'ar' = 'en', unit: 'likes' | 'followers' = 'likes') => {
  const text = localeText(language);
  return readable(text.plain(figuresLabel(figures, unit, text).sentence));
};

describe('the sentence about a rate', () => {
  it('says a loss as a loss, with unit, interval and both spans', () => {
    expect(said(rate(-132, -147, -118))).toBe('132 likes lost a minute, between 118 and 147 (2.2 a second)');
    expect(said(rate(-132, -147, -118), 'fr')).toBe(
      '132 J’aime en moins par minute, entre 118 et 147 (2,2 par seconde)',
    );
    expect(said(rate(-132, -147, -118), 'ar')).toBe(
      'خسارة 132 إعجابًا في الدقيقة، بين 118 و147 (2,2 في الثانية)',
    );
  });

  it('says a gain as a gain', () => {
    expect(said(rate(12, 5, 20), 'en', 'followers')).toBe(
      '12 followers gained a minute, between 5 and 20 (0.20 a second)',
    );
    expect(said(rate(3, 2, 4), 'ar', 'followers')).toContain('زيادة 3,0 متابعين في الدقيقة');
  });

  it('claims no change where the interval holds zero, and says how much it may be either way', () => {
    expect(said(rate(-3, -12, 5, { significant: false }))).toBe(
      'No clear change in likes: between 12 lost and 5 gained a minute',
    );
  });

  it('says perhaps while the interval has not held over a second sample', () => {
    expect(said(rate(-132, -147, -118, { significant: false }))).toBe(
      'Perhaps 132 likes lost a minute, between 118 and 147 (2.2 a second)',
    );
  });

  it('rounds the ends outward, so that what is printed holds what was estimated', () => {
    expect(said(rate(-132.4, -146.1, -118.9))).toContain('between 118 and 147');
    expect(said(rate(-1.26, -2.01, -0.49))).toContain('between 0.4 and 2.1');
  });

  it('uses the forms of the noun that the language asks for', () => {
    expect(said(rate(-11, -12, -10), 'ar')).toContain('خسارة 11 إعجابًا');
    expect(said(rate(-103, -110, -90), 'ar')).toContain('خسارة 103 إعجابات');
    expect(said(rate(-100, -110, -90), 'ar')).toContain('خسارة 100 إعجاب ');
    expect(said(rate(-1.5, -2, -1), 'fr')).toContain('1,5 J’aime');
  });

  it('never spells out a number that has decimals', () => {
    expect(said(rate(-2, -2.3, -1.7), 'ar')).toContain('خسارة 2,0 إعجاب في الدقيقة');
  });

  it('writes thousands as the language does', () => {
    expect(said(rate(-7920, -8000, -7800))).toContain('7,920 likes');
    expect(said(rate(-7920, -8000, -7800), 'fr')).toContain('7 920 J’aime');
    expect(said(rate(-7920, -8000, -7800), 'ar')).toContain('7.920 إعجابًا');
  });
});

describe('the label of one Page', () => {
  const text = localeText('en');
  const context = { unit: 'likes', watch: measuring, step: 1, nowMs: NOW } as const;
  const headline = (...args: Parameters<typeof rateLabel>): string => text.plain(rateLabel(...args).headline);

  it('is of now while the rate is fresh', () => {
    const label = rateLabel(rate(-132, -147, -118), context, text);
    expect(text.plain(label.headline)).toBe('132 likes lost a minute');
  });

  it('says of when a stale rate is', () => {
    const old = rate(-132, -147, -118, { atMs: NOW - 3 * 3_600_000 });
    const label = rateLabel(old, context, text);
    expect(text.plain(label.headline)).toMatch(/^3 hr\.? ago: 132 likes lost a minute$/);
  });

  it('says when the first figure comes, rounded up to minutes', () => {
    const none = { kind: 'no-rate', reason: 'too-little-data', expectedAtMs: NOW + 70_000 } as const;
    expect(headline(none, context, text)).toBe('First figure in about 2 min');
    expect(headline({ ...none, expectedAtMs: NOW - 1 }, context, text)).toBe('First figure in a moment');
  });

  it('asks to press Measure where nothing is measured', () => {
    const none = { kind: 'no-rate', reason: 'no-samples' } as const;
    expect(headline(none, { ...context, watch: { kind: 'not-measuring' } }, text)).toBe(
      'Press Measure to see the rate',
    );
  });

  it('says that a rounded counter has not moved', () => {
    const none = { kind: 'no-rate', reason: 'counter-has-not-moved' } as const;
    expect(headline(none, { ...context, step: 1000 }, text)).toBe(
      'Facebook rounds this counter to steps of 1,000, and it has not moved yet',
    );
  });
});

describe('what is no rate yet', () => {
  const said = (known: RateEstimate, language: 'en' | 'fr' | 'ar' = 'en'): string => {
    const text = localeText(language);
    const context = { unit: 'likes', watch: measuring, step: 1, nowMs: NOW } as const;
    return readable(text.plain(rateLabel(known, context, text).sentence));
  };
  const { significant: _, ...figures } = rate(-91, -187, 4);

  it('is said as too early, with what it lies between so far', () => {
    const early: RateEstimate = {
      ...figures,
      kind: 'too-early',
      progress: { share: 0.5, secondsNeeded: 60 },
    };
    expect(said(early)).toBe(
      'Too early to tell the change in likes: between 187 lost and 4 gained a minute so far',
    );
    expect(said(early, 'fr')).toContain('entre 187 en moins et 4 en plus par minute jusqu’ici');
    expect(said(early, 'ar')).toContain('بين خسارة 187 وزيادة 4 في الدقيقة حتى الآن');
  });

  it('is said as a jump, with its size and no rate', () => {
    const jump: RateEstimate = { ...figures, kind: 'jump', size: -60_000, afterMs: NOW - 60_000 };
    expect(said(jump)).toBe('60,000 likes fewer at once: the next look tells whether it goes on');
    expect(said({ ...jump, size: 1200 }, 'fr')).toContain('en plus d’un seul coup');
    expect(said(jump, 'ar')).toContain('دفعة واحدة');
  });

  it('is said of one Page whose figures could not be worked out', () => {
    expect(said({ kind: 'no-rate', reason: 'broken' })).toContain('could not be worked out');
  });
});
