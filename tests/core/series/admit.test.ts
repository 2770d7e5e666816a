import { describe, expect, it } from 'vitest';
import { admit, type Candidate } from '../../../src/core/series/admit.ts';
import type { Sample } from '../../../src/core/series/sample.ts';

const T = Date.UTC(2016, 1, 27, 20);
const MINUTE = 60_000;
const sample = (seconds: number, value: number, step = 1): Sample => ({
  atMs: T + seconds * 1000,
  value,
  step,
  reader: 'meta-description',
});

const candidate = (more: Partial<Candidate>): Candidate => ({
  sample: sample(60, 1_000_000),
  last: sample(0, 1_000_000),
  aside: undefined,
  nowMs: T + 365 * 24 * 60 * MINUTE,
  leastSpanMs: 5000,
  ...more,
});

const reasonOf = (more: Partial<Candidate>): string => {
  const verdict = admit(candidate(more));
  return verdict.kind === 'refused' ? verdict.reason : verdict.kind;
};

describe('a reading', () => {
  it('of a new series is admitted, whatever it says', () => {
    const first = sample(0, 7);
    expect(admit(candidate({ sample: first, last: undefined }))).toEqual({
      kind: 'admitted',
      samples: [first],
    });
  });

  it('may be two seconds ahead of the clock and no more', () => {
    expect(reasonOf({ nowMs: T + 58_000 })).toBe('admitted');
    expect(reasonOf({ nowMs: T + 57_999 })).toBe('from-the-future');
  });

  it('of the same instant as the last, or as the one kept aside, is repeated', () => {
    expect(reasonOf({ sample: sample(0, 1_000_000) })).toBe('repeated');
    expect(reasonOf({ sample: sample(60, 9), aside: sample(60, 9) })).toBe('repeated');
  });

  it('before the last one is older', () => {
    expect(reasonOf({ sample: sample(-1, 1_000_000) })).toBe('older-than-last');
  });

  it('comes at the least span after the last one, or after the one kept aside, and no sooner', () => {
    expect(reasonOf({ sample: sample(5, 1_000_000) })).toBe('admitted');
    expect(reasonOf({ sample: sample(4.999, 1_000_000) })).toBe('too-soon');
    expect(reasonOf({ sample: sample(64.999, 1_000_000), aside: sample(60, 9) })).toBe('too-soon');
    expect(reasonOf({ sample: sample(65, 1_000_000), aside: sample(60, 9) })).toBe('admitted');
  });
});

describe('a count', () => {
  it('of a large Page may move by 2 % of itself and 15,000 a minute', () => {
    // 0.02 × 1,000,000 + 15,000 × 1 min.
    expect(reasonOf({ sample: sample(60, 965_000) })).toBe('admitted');
    expect(reasonOf({ sample: sample(60, 964_999) })).toBe('quarantined');
    expect(reasonOf({ sample: sample(60, 1_035_000) })).toBe('admitted');
    expect(reasonOf({ sample: sample(60, 1_035_001) })).toBe('quarantined');
    expect(reasonOf({ sample: sample(120, 950_000) })).toBe('admitted');
    expect(reasonOf({ sample: sample(120, 949_999) })).toBe('quarantined');
  });

  it('of a small Page may move by 1,000 and, in time, by a quarter of itself', () => {
    // 1,000 + 0.25 × 2,000, the 15,000 a minute being more.
    const last = sample(0, 2000);
    expect(reasonOf({ last, sample: sample(60, 3500) })).toBe('admitted');
    expect(reasonOf({ last, sample: sample(60, 3501) })).toBe('quarantined');
  });

  it('that nobody looked at for a month may still not move by more than 2 % and a quarter unseen', () => {
    const month = 30 * 24 * 3600;
    expect(reasonOf({ sample: sample(month, 730_000) })).toBe('admitted');
    expect(reasonOf({ sample: sample(month, 729_999) })).toBe('quarantined');
  });

  it('shown in steps is as near as the numbers that it stands for', () => {
    // 964.0K stands for 964,000 to 964,999; 1,035,001 is one too many after 1,000,000, but not after 1,000,000 to 1,000,999.
    expect(reasonOf({ sample: sample(60, 964_001, 1000) })).toBe('admitted');
    expect(reasonOf({ sample: sample(60, 964_000, 1000) })).toBe('quarantined');
    expect(reasonOf({ last: sample(0, 1_000_000, 1000), sample: sample(60, 1_035_999) })).toBe('admitted');
    expect(reasonOf({ last: sample(0, 1_000_000, 1000), sample: sample(60, 1_036_000) })).toBe('quarantined');
  });

  it('that is but a coarser showing of the last one is refused as that until three intervals have passed', () => {
    // The least span, 5 s, is half an interval.
    const last = sample(0, 1_854_793);
    expect(reasonOf({ last, sample: sample(30, 1_800_000, 100_000) })).toBe('coarser');
    expect(reasonOf({ last, sample: sample(4.999, 1_800_000, 100_000) })).toBe('too-soon');
    expect(reasonOf({ last, sample: sample(30.001, 1_800_000, 100_000) })).toBe('admitted');
    // What it stands for has changed, it is a finer one, or it is as fine: that is news.
    expect(reasonOf({ last, sample: sample(30, 1_854_000, 100) })).toBe('admitted');
    expect(reasonOf({ last: sample(0, 1_800_000, 100_000), sample: sample(30, 1_854_793) })).toBe('admitted');
    expect(reasonOf({ last, sample: sample(30, 1_854_793) })).toBe('admitted');
  });
});

describe('a count far off', () => {
  const far = sample(60, 500_000);

  it('is kept aside in place of any other', () => {
    expect(admit(candidate({ sample: far }))).toEqual({
      kind: 'refused',
      reason: 'quarantined',
      aside: far,
    });
    const other = sample(90, 100_000);
    expect(admit(candidate({ sample: other, aside: far }))).toMatchObject({ aside: other });
  });

  it('is admitted after all when the next one bears it out', () => {
    const next = sample(90, 500_100);
    expect(admit(candidate({ sample: next, aside: far }))).toEqual({
      kind: 'admitted',
      samples: [far, next],
    });
  });

  it('is forgotten when the next one is like those before it', () => {
    const next = sample(90, 1_000_100);
    expect(admit(candidate({ sample: next, aside: far }))).toEqual({ kind: 'admitted', samples: [next] });
  });
});
