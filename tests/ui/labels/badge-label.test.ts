import { describe, expect, it } from 'vitest';
import { badgeLabel, badgeText } from '../../../src/ui/labels/badge-label.ts';
import { localeText, readable } from '../locale-text.ts';

/** A rate whose interval is its tenth on either side. */
const figures = (perMinute: number) => {
  const half = Math.abs(perMinute) / 10;
  const ends = { low: perMinute - half, high: perMinute + half };
  return { perMinute, perSecond: perMinute / 60, ...ends, significant: true };
};

describe('the badge', () => {
  it.each([
    [-140, '140'],
    [-0.4, '0.4'],
    [-0.04, '0.04'],
    [-0.004, '.004'],
    [-0.0004, '<.01'],
    [0.04, '+.04'],
    [0.004, '+~0'],
    [-9.96, '10'],
    [-999, '999'],
    [-999.6, '1.0k'],
    [-1240, '1.2k'],
    [-9999, '10k'],
    [-12_345, '12k'],
    [-999_999, '1.0M'],
    [-1_234_567, '1.2M'],
    [12, '+12'],
    [0.4, '+0.4'],
    [1234, '+1k'],
    [12_345, '+12k'],
  ])('writes %d a minute as %s, in at most four characters', (perMinute, text) => {
    expect(badgeText(figures(perMinute))).toBe(text);
    expect(badgeText(figures(perMinute)).length).toBeLessThanOrEqual(4);
  });

  it('claims no sign where the interval holds zero', () => {
    expect(badgeText({ ...figures(-3), low: -12, high: 5, significant: false })).toBe('≈0');
  });

  it('has the whole sentence as its title', () => {
    const { title } = badgeLabel(figures(-132), 'likes', 'Inwi', localeText('en'));
    expect(title).toBe('Inwi: 132 likes lost a minute, between 118 and 146 (2.2 a second)');
  });

  it('keeps an Arabic name apart from the English sentence around it', () => {
    const { title } = badgeLabel(figures(-132), 'likes', 'اتصالات', localeText('en'));
    expect(title).toMatch(/^\u2068اتصالات\u2069: 132 likes/);
    expect(readable(title)).toMatch(/^اتصالات: 132 likes/);
  });
});
