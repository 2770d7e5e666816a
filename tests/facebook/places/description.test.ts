import { describe, expect, it } from 'vitest';
import { readDescription } from '../../../src/facebook/places/description.ts';
import { writtenStyle } from '../../../src/facebook/words/written-style.ts';

const read = (text: string, names: readonly string[], language = 'en') => {
  const counters = readDescription(text, names, { language, style: writtenStyle(language) });
  return counters?.clauses.map(({ kind, count }) => [kind, count?.value, count?.step]);
};

describe('the counters of a description', () => {
  it.each([
    [
      'Coca-Cola. 89,149,349 likes · 874,095 talking about this. The Coca-Cola...',
      ['Coca-Cola'],
      [
        ['likes', 89_149_349, 1],
        ['other', 874_095, 1],
      ],
    ],
    [
      'Rihanna, Los Angeles, CA. 74,553,559 likes · 553,844 talking about this.',
      ['Rihanna'],
      [
        ['likes', 74_553_559, 1],
        ['other', 553_844, 1],
      ],
    ],
    [
      'Per Se, Washington, D.C.. 56361 likes · 251 talking about this · 50043 were here.',
      ['Per Se'],
      [
        ['likes', 56_361, 1],
        ['other', 251, 1],
        ['other', 50_043, 1],
      ],
    ],
    ['02blog.it. 8,865 likes.', ['02blog.it'], [['likes', 8865, 1]]],
    ['02blog.it. 8,865 likes.', [], [['likes', 8865, 1]]],
    ['I.H Exemple. 112 followers. Paysagiste', ['I.H Exemple'], [['followers', 112, 1]]],
    ['I.H Exemple. 112 followers. Paysagiste', [], [['followers', 112, 1]]],
    ['Acme Inc.. 1,234 likes', ['Acme Inc.'], [['likes', 1234, 1]]],
    [
      '1,000,000 likes. 234 likes · 5 talking about this.',
      ['1,000,000 likes'],
      [
        ['likes', 234, 1],
        ['other', 5, 1],
      ],
    ],
    [
      '1,000,000 likes. 234 likes · 5 talking about this.',
      [],
      [
        ['likes', 234, 1],
        ['other', 5, 1],
      ],
    ],
    [
      'A · B. 5 likes · 2 were here',
      ['A · B'],
      [
        ['likes', 5, 1],
        ['other', 2, 1],
      ],
    ],
    ['Iron Maiden. 13M likes. Scream for me', ['Iron Maiden'], [['likes', 13_000_000, 1_000_000]]],
    ['2,419 likes. At codeBlock…', [], [['likes', 2419, 1]]],
    ['Meedan. 66 likes. Meedan is', ['Meedan'], [['likes', 66, 1]]],
    [
      'X.\n3,738\n likes · 2 talking\n about this',
      ['X'],
      [
        ['likes', 3738, 1],
        ['other', 2, 1],
      ],
    ],
    [
      'X. 10 likes · 12 followers · 3 were here',
      ['X'],
      [
        ['likes', 10, 1],
        ['followers', 12, 1],
        ['other', 3, 1],
      ],
    ],
    [
      'X. 2 talking about this · 72 were here.',
      ['X'],
      [
        ['other', 2, 1],
        ['other', 72, 1],
      ],
    ],
    [
      'X. 1,23 likes · 2 were here',
      ['X'],
      [
        ['likes', undefined, undefined],
        ['other', 2, 1],
      ],
    ],
  ] as const)('"%s"', (text, names, expected) => {
    expect(read(text, names)).toEqual(expected);
  });

  it('stand before the separator of the Italian quote, a dot between spaces', () => {
    expect(read("Nome, Citta'. Mi piace: 13.952 . 271 persone ne parlano ...", ['Nome'], 'it')?.[0]).toEqual([
      'likes',
      13_952,
      1,
    ]);
  });

  it('are not given where their words are unknown, but said to be there', () => {
    expect(read('Verda Stelo. 1,234 ŝatoj · 5 parolas pri tio.', ['Verda Stelo'])).toEqual([
      ['unknown', 1234, 1],
      ['unknown', 5, 1],
    ]);
  });
});

describe('a description without counters gives none', () => {
  it.each([
    ['Burgers. We just hit 100K followers and it’s your turn', ['Burgers']],
    ['Burgers. Thanks for 100K followers!', ['Burgers']],
    ['Burgers. Open since 1999. 100K followers.', ['Burgers']],
    ['Burgers. 100K followers strong.', ['Burgers']],
    ['See photos, profile pictures and albums from Burgers.', ['Burgers']],
    ['Log into Facebook to start sharing and connecting with your friends, family, and people you know.', []],
    ['5 likes. 6 likes. 7 followers.', []],
    ['2.5K people interested', []],
    ['3,624 members', []],
    ['', []],
    ['· · ·', []],
    ['...', ['.']],
  ])('"%s"', (text, names) => {
    const clauses = read(text, names) ?? [];
    expect(clauses.filter(([kind]) => kind === 'likes' || kind === 'followers')).toEqual([]);
  });
});
