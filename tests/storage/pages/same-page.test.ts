import { describe, expect, it } from 'vitest';
import { type PageIdentity, toPageId } from '../../../src/core/page/page-identity.ts';
import { learned, newPage } from '../../../src/storage/pages/page-record.ts';
import { samePageQuestions } from '../../../src/storage/pages/same-page.ts';
import type { PageRecord, PairRecord } from '../../../src/storage/schema.ts';
import { INWI, MEDITEL, PROFILE, START } from '../sample-history.ts';

const DAY_MS = 24 * 3_600_000;
const NOW = START + DAY_MS;

const known = (identity: PageIdentity, atMs = START): PageRecord => newPage(identity, 'likes', atMs);

/** By its vanity alone. */
const NAMED: PageIdentity = { ...INWI, id: toPageId('facebook:@inwi'), ids: [] };

/** Inwi's document ties the number of its profile to it. */
const TIED: PageIdentity = { ...INWI, ids: [INWI.id, PROFILE.id] };

const asked = (pages: readonly PageRecord[], pairs: readonly PairRecord[] = [], nowMs = NOW) =>
  samePageQuestions(pages, pairs, nowMs).map((question) => [...question.pages].sort());

const BOTH = [PROFILE.id, INWI.id].sort();

describe('whether two known Pages are one is asked', () => {
  it('where a document of the one states the number of the other as its own', () => {
    expect(asked([known(TIED), known(PROFILE)])).toEqual([BOTH]);
    expect(samePageQuestions([known(TIED), known(PROFILE)], [], NOW)[0]?.evidence).toEqual([
      { kind: 'number', number: PROFILE.id, seenMs: START },
    ]);
  });

  it('once, where both state it', () => {
    const back = { ...PROFILE, ids: [PROFILE.id, INWI.id] };
    expect(asked([known(TIED), known(back)])).toEqual([BOTH]);
  });

  it('where one that has no number goes by the vanity of one that has', () => {
    expect(asked([known(NAMED), known(INWI)])).toEqual([[NAMED.id, INWI.id].sort()]);
  });
});

describe('nothing is asked', () => {
  it('of Pages that only share a name', () => {
    expect(asked([known(INWI), known({ ...PROFILE, name: INWI.name }), known(MEDITEL)])).toEqual([]);
  });

  it('of two with numbers of their own that went by one vanity: it has moved', () => {
    expect(asked([known(INWI), known({ ...PROFILE, vanity: 'inwi' })])).toEqual([]);
  });

  it('of one without a number, where two with numbers go by its vanity', () => {
    expect(asked([known(NAMED), known(INWI), known({ ...PROFILE, vanity: 'inwi' })])).toEqual([]);
  });

  it('of one whose vanity the other went by before, and does no more', () => {
    const moved = learned(known(INWI), { ...INWI, vanity: 'inwi.maroc' }, NOW);
    expect(asked([known(NAMED), moved])).toEqual([]);
  });

  it('after the person has said that they are one, or two', () => {
    for (const answer of ['joined', 'two'] as const) {
      const said: PairRecord = { pages: [INWI.id, PROFILE.id], answer, atMs: NOW };
      expect(asked([known(TIED), known(PROFILE)], [said], NOW + 100 * DAY_MS)).toEqual([]);
    }
  });

  it('for a week after "later"', () => {
    const said: PairRecord = { pages: [PROFILE.id, INWI.id], answer: 'later', atMs: NOW };
    const pages = [known(TIED), known(PROFILE)];
    expect(asked(pages, [said], NOW + 6 * DAY_MS)).toEqual([]);
    expect(asked(pages, [said], NOW + 8 * DAY_MS)).toEqual([BOTH]);
  });
});
