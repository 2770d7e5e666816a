import { JSDOM } from 'jsdom';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/facebook/facts/addresses.ts';
import { isPageId } from '../../src/facebook/facts/page-key.ts';
import { isSiteAddress } from '../../src/facebook/facts/site.ts';
import { readText } from '../../src/facebook/read-head.ts';
import { readPage } from '../../src/facebook/read-page.ts';
import { look } from '../../src/shapes/look.ts';

// Looks are checked where the background takes them in: one that does not pass there is lost, counter and all.
const OWN = 'https://www.facebook.com/quiet.harbour';

interface Parts {
  readonly lang?: string;
  readonly link?: string;
  readonly address?: string;
  readonly data?: string;
}

const html = ({ lang = 'en', link = 'fb://page/?id=54421674438', address = OWN, data = '' }: Parts): string =>
  `<!DOCTYPE html><html lang="${lang}"><head><title>Quiet Harbour</title><link rel="canonical" href="${address}">
  <meta property="al:android:url" content="${link}"><meta property="og:title" content="Quiet Harbour">
  <meta name="description" content="Quiet Harbour. 2,633 likes · 157 talking about this."></head><body><script>${data}</script></body></html>`;

/** A name of 75 letters, as long as the site allows: each is six characters in an address. */
const LONG_NAME = 'م'.repeat(75);

describe('what a document makes of a look', () => {
  it.each<[string, Parts]>([
    ['a language that is none', { lang: 'e'.repeat(2000) }],
    [
      'the head of another Page, with as long an Arabic name as there is',
      {
        address: `https://www.facebook.com/people/${encodeURIComponent(LONG_NAME)}/61550000000001`,
        link: '',
      },
    ],
    ['an app link of an endless kind', { link: `fb://${'x'.repeat(3000)}/` }],
    ['an address without end', { address: `https://www.facebook.com/${'y'.repeat(1500)}`, link: '' }],
    [
      'scripts that name a vanity with a space',
      {
        link: '',
        data: '{"props":{"userID":"54421674438","userVanity":"quiet harbour"}}',
      },
    ],
  ])('%s passes the border', (_, parts) => {
    for (const found of [readPage(new JSDOM(html(parts)).window.document, OWN), readText(html(parts), OWN)])
      expect(v.safeParse(look, found).issues?.map(({ message }) => message)).toBeUndefined();
  });

  it('has its counter whatever the language is called', () => {
    expect(readText(html({ lang: 'e'.repeat(2000) }), OWN)).toMatchObject({
      readings: [{ metric: 'likes', count: { value: 2633, step: 1 } }],
    });
  });
});

it.each([
  'https://www.facebook.com/pg/quiet%20harbour/about',
  'https://www.facebook.com/pg/a:b',
  'https://www.facebook.com/pages/category/Cafe/quiet%0Aharbour',
  `https://www.facebook.com/${'y'.repeat(300)}`,
  `https://www.facebook.com/${'1'.repeat(21)}`,
  `https://www.facebook.com/profile.php?id=${'1'.repeat(21)}`,
  `https://www.facebook.com/people/Name/${'1'.repeat(21)}`,
  `https://www.facebook.com/a:b-${'1'.repeat(12)}`,
  `https://www.facebook.com/quiet-${'1'.repeat(21)}`,
])('%s names nobody by what can be no id', (address) => {
  const named = parseAddress(address);
  expect((named?.keys ?? []).filter((key) => !isPageId(key))).toEqual([]);
  if (named) expect(isSiteAddress(`https://${named.host}${named.home}`)).toBe(true);
});
