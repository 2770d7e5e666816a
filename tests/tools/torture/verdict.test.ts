import { describe, expect, it } from 'vitest';
import { eveningPages } from '../../../tools/replay/evening.ts';
import type { SeenRequest } from '../../../tools/replay/request-log.ts';
import { type SeriesSample, verdictOf } from '../../../tools/torture/verdict.ts';

const page = eveningPages.find(({ vanity }) => vanity === 'inwi');
const other = eveningPages.find(({ vanity }) => vanity === 'meditel');
const START = 1_000_000;

const answered = (atMs: number, likes: number, vanity = 'inwi'): SeenRequest => ({
  atMs,
  host: 'www.facebook.com',
  method: 'GET',
  path: `/${vanity}`,
  destination: 'empty',
  mode: 'cors',
  status: 200,
  hasCookie: false,
  origin: '',
  referer: '',
  shown: { vanity, likes, followers: 2 * likes },
  sentBytes: 0,
  aborted: false,
});

const sample = (atMs: number, value: number, rest: Partial<SeriesSample> = {}): SeriesSample => ({
  pageId: `facebook:${page?.pageId}`,
  metric: 'likes',
  atMs,
  value,
  step: 1,
  ...rest,
});

const verdict = (
  seen: readonly SeenRequest[],
  acknowledged: readonly SeriesSample[],
  stored: readonly SeriesSample[],
): ReturnType<typeof verdictOf> => verdictOf(seen, eveningPages, acknowledged, stored);

describe('the verdict on a torture', () => {
  const seen = [answered(START, 900), answered(START + 1000, 890)];
  const both = [sample(START + 5, 900), sample(START + 1005, 890)];

  it('is clean where everything answered is told and kept once', () => {
    expect(verdict(seen, both, both)).toEqual({
      acknowledged: 2,
      lost: 0,
      duplicated: 0,
      invented: 0,
      hidden: 0,
      evidence: [],
    });
  });

  it('finds a sample that a view was told of and that is not kept', () => {
    expect(verdict(seen, both, both.slice(1)).lost).toBe(1);
  });

  it('finds one answer that was kept twice', () => {
    expect(verdict(seen, [], [...both, sample(START + 1400, 890)]).duplicated).toBe(1);
    expect(verdict(seen, [], [...both, sample(START + 1005, 890)]).duplicated).toBeGreaterThan(0);
  });

  it('finds a number that was never answered, by this Page, in time', () => {
    expect(verdict(seen, [], [sample(START + 5, 901)]).invented).toBe(1);
    expect(verdict([answered(START, 900, 'meditel')], [], [sample(START + 5, 900)]).invented).toBe(1);
    expect(verdict(seen, [], [sample(START + 60_000, 900)]).invented).toBe(1);
    expect(verdict(seen, [], [sample(START - 500, 900)]).invented).toBe(1);
  });

  it('counts from when the answer was sent: a site may hold a document back', () => {
    const held = { ...answered(START, 900), destination: 'document', sentMs: START + 60_000 };
    expect(verdict([held], [], [sample(START + 60_010, 900)]).invented).toBe(0);
    expect(verdict([{ ...held, sentMs: START + 5 }], [], [sample(START + 60_010, 900)]).invented).toBe(1);
  });

  it('lets no re-read be dated later than it may wait', () => {
    const held = { ...answered(START, 900), sentMs: START + 15_000 };
    expect(verdict([held], [], [sample(START + 9000, 900)]).invented).toBe(0);
    expect(verdict([held], [], [sample(START + 15_010, 900)]).invented).toBe(1);
  });

  it('takes a rounded count for what it may stand for', () => {
    expect(verdict(seen, [], [sample(START + 5, 800, { step: 100 })]).invented).toBe(1);
    expect(verdict(seen, [], [sample(START + 5, 900, { step: 100 })]).invented).toBe(0);
  });

  it('refuses to go on where one Page is kept under two ids, or under that of none', () => {
    const asVanity = sample(START + 1005, 890, { pageId: 'facebook:@inwi' });
    expect(() => verdict(seen, [], [sample(START + 5, 900), asVanity])).toThrow('under two ids');
    expect(() => verdict(seen, [], [sample(START, 900, { pageId: '1' })])).toThrow('id of no Page');
    expect(other?.pageId).not.toBe(page?.pageId);
  });
});
