import { describe, expect, it } from 'vitest';
import { spokenSummary } from '../../../src/content/overlay/spoken-summary.ts';

describe('a screen reader', () => {
  it('is told the first sentence at once and a changed one a minute later at the earliest', () => {
    const speak = spokenSummary();
    expect(speak('first figure soon', 0)).toBe('first figure soon');
    expect(speak('132 lost', 59_999)).toBe('first figure soon');
    expect(speak('135 lost', 60_000)).toBe('135 lost');
    expect(speak('140 lost', 90_000)).toBe('135 lost');
  });

  it('is not told the same again, and hears a change at once after a quiet time', () => {
    const speak = spokenSummary();
    speak('132 lost', 0);
    expect(speak('132 lost', 500_000)).toBe('132 lost');
    expect(speak('140 lost', 500_001)).toBe('140 lost');
  });
});
