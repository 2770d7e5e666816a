import { describe, expect, it } from 'vitest';
import type { Look } from '../../src/core/page/reading.ts';
import { readText } from '../../src/facebook/read-head.ts';
import { readPage } from '../../src/facebook/read-page.ts';
import { parseDocument } from '../parse-document.ts';

// What stands in a Page's document and is another's, or nobody's. Written for this project; expectations by hand.
const OWN = 'https://www.facebook.com/quiet.harbour';
const OTHER = 'https://www.facebook.com/other.roastery';
const DESCRIPTION = 'Quiet Harbour. 2,633 likes · 157 talking about this. Tea and toast.';

interface Parts {
  readonly head?: string;
  readonly description?: string;
  readonly title?: string;
  readonly body?: string;
}

const html = ({ head = '', description = '', title = 'Quiet Harbour', body = '' }: Parts): string =>
  `<!DOCTYPE html><html lang="en"><head><title>${title} | Facebook</title>
  <meta property="al:android:url" content="fb://profile/100071234567001"><meta property="og:title" content="${title}">
  <meta property="og:url" content="${OWN}"><link rel="canonical" href="${OWN}">
  ${description && `<meta name="description" content="${description}">`}${head}</head><body>
  <div role="main"><h1>${title}</h1><a href="${OWN}/about/">About</a><a href="${OWN}/photos/">Photos</a></div>${body}</body></html>`;

const say = (look: Look): string =>
  look.kind === 'readings'
    ? look.readings.map(({ metric, count }) => `${metric} ${count.value}+${count.step}`).join(', ')
    : look.obstacle.kind;

const both = (text: string, address = OWN): [tree: string, text: string] => [
  say(readPage(parseDocument(text), address)),
  say(readText(text, address)),
];

describe('a number that is not this Page’s', () => {
  it.each<[string, string]>([
    [
      'a hover card',
      `<div role="dialog"><a href="${OTHER}">Other</a><span dir="auto">4,212 people follow this</span></div>`,
    ],
    [
      'a card with a header link of its own',
      `<div><a href="${OTHER}">Other</a><a href="${OTHER}/followers/"><strong>77K</strong> followers</a></div>`,
    ],
    [
      'the header of the Page before, hidden',
      `<div hidden><h1>Other</h1><span dir="auto">9,000 people like this</span><span dir="auto">9,001 people follow this</span></div>`,
    ],
    [
      'both counters of a related Page',
      `<div><h2>Related Pages</h2><div><a href="${OTHER}">Other</a><span dir="auto">9,000 people like this</span><span dir="auto">9,001 people follow this</span></div></div>`,
    ],
    ['an introduction', `<div><span dir="auto">10K followers</span></div>`],
    ['a post without a role', `<div><div dir="auto"><span dir="auto">1M followers</span></div></div>`],
    ['people who follow it', `<a href="${OWN}/followers/">Followed by Ann and 1,204 others</a>`],
    ['others, in a link of their own', `Followed by Ann and <a href="${OWN}/followers/">1,204 others</a>`],
    [
      'a vanity that begins as this one does',
      `<a href="${OWN}.cafe/followers/"><strong>77K</strong> followers</a>`,
    ],
  ])('is not taken from %s', (_, body) => {
    expect(both(html({ description: DESCRIPTION, body }))).toEqual(['likes 2633+1', 'likes 2633+1']);
    expect(both(html({ body }))).toEqual(['counter-not-found', 'counter-not-found']);
  });

  it('is not taken from the name', () => {
    const title = '10K Followers';
    const description = '10K Followers, Leeds. 1,204 likes · 3 talking about this.';
    const body = `<div><a href="${OWN}"><strong><span dir="auto">10K Followers</span></strong></a></div>`;
    expect(both(html({ title, description, body }))).toEqual(['likes 1204+1', 'likes 1204+1']);
    expect(both(html({ title, body }))).toEqual(['counter-not-found', 'counter-not-found']);
  });

  it('is not taken from a description that does not begin with the name', () => {
    const description = '12,000 followers. Handmade kites since 1998.';
    expect(both(html({ description }))).toEqual(['counter-not-found', 'counter-not-found']);
  });

  it('is not taken from data of a Page that a story mentions', () => {
    const story = {
      actors: [
        {
          id: '224466880011',
          url: OTHER,
          page_likers: { global_likers_count: 88123 },
          follower_count: 90555,
        },
      ],
      cta: { pageID: '224466880011' },
    };
    const body = `<script type="application/json">${JSON.stringify(story)}</script>`;
    expect(both(html({ body }))).toEqual(['counter-not-found', 'counter-not-found']);
  });

  it('is the header’s beside the people who follow it', () => {
    const body = `<a href="${OWN}/followers/"><strong>3.4K</strong> followers</a> <a href="${OWN}/followers/">Followed by Ann and 1,204 others</a>`;
    expect(both(html({ body }))).toEqual(['followers 3400+100', 'followers 3400+100']);
  });
});

describe('whose a document is', () => {
  const VICTIM = '100079999999001';

  it.each<[string, string]>([
    ['a second app link', `<meta property="al:ios:url" content="fb://profile/${VICTIM}">`],
    [
      'another address beside its own',
      `<link rel="canonical" href="${OWN}"><meta property="og:url" content="${OTHER}">`,
    ],
  ])('is not known where it contradicts itself: %s', (_, head) => {
    const text = html({ description: DESCRIPTION })
      .replace(/<meta property="og:url"[^>]*>/, '')
      .replace('</head>', `${head}</head>`);
    expect(both(text)).toEqual(['identity-not-established', 'identity-not-established']);
  });

  it.each<[string, string]>([
    ['the pageID of a shared story', `<script>{"story":{"pageID":"${VICTIM}"}}</script>`],
    ['an app link in the body', `<meta property="al:android:url" content="fb://profile/${VICTIM}">`],
    [
      'the delegate page of another object',
      `<script>{"a":{"id":"55","delegate_page":{"id":"${VICTIM}"}}}</script>`,
    ],
    [
      'linked data',
      `<script type="application/ld+json">{"@type":"Organization","@id":"https://www.facebook.com/${VICTIM}","url":"${OWN}"}</script>`,
    ],
    [
      'route props of another',
      `<script>{"props":{"userID":"${VICTIM}","userVanity":"other.roastery"}}</script>`,
    ],
  ])('is not told by %s', (_, body) => {
    for (const read of [
      readPage(parseDocument(html({ description: DESCRIPTION, body })), OWN),
      readText(html({ description: DESCRIPTION, body }), OWN),
    ])
      expect(read.page).toMatchObject({ id: 'facebook:100071234567001', ids: ['facebook:100071234567001'] });
  });

  it('is told by its number first, also where data ties another one to it', () => {
    const body = `<script>{"user":{"id":"100071234567001","delegate_page":{"id":"54421674001"}}}</script>`;
    const look = readPage(parseDocument(html({ description: DESCRIPTION, body })), OWN);
    expect(look.page?.ids).toEqual(['facebook:100071234567001', 'facebook:54421674001']);
  });
});

describe('an address that looks like one of Facebook’s own', () => {
  it.each([
    'loginexample.tea',
    'regatta.club',
    'recovery.room',
    'checkpoint.cafe',
    'consent.cafe',
    'weather',
  ])('%s is a Page’s where its document says so', (vanity) => {
    const text = html({ description: DESCRIPTION }).replaceAll('quiet.harbour', vanity);
    const address = `https://www.facebook.com/${vanity}`;
    expect(both(text, address)).toEqual(['likes 2633+1', 'likes 2633+1']);
  });

  it.each(['https://www.facebook.com/share/1AbCdE/', 'https://fb.me/quiet.harbour'])(
    '%s leads to the Page that its document names',
    (address) => {
      expect(both(html({ description: DESCRIPTION }), address)).toEqual(['likes 2633+1', 'likes 2633+1']);
    },
  );
});

// Inputs of our own for public reports of scrapers of the same counters.
describe('a header link that does not count', () => {
  const link = `<a href="${OWN}/followers/"><strong>77K</strong> followers</a>`;
  it.each<[string, string, string]>([
    ['in a comment', `<div role="article"><div>${link}</div></div>`, 'counter-not-found'],
    ['that is hidden', `<div style="color: red; display: none">${link}</div>`, 'counter-not-found'],
    ['laid over the Page', `<div role="dialog"><div></div>${link}</div>`, 'counter-not-found'],
    [
      'that is hidden, before the one on show',
      `<section aria-hidden="true"><section></section>${link}</section><input hidden>${link.replace('77K', '78K')}`,
      'followers 78000+1000',
    ],
    [
      'with a note at its number',
      `<a href="${OWN}/followers/"><strong>12</strong><sup>3</sup> followers</a>`,
      'counter-not-found',
    ],
    [
      'whose number stands in two parts',
      `<a href="${OWN}/followers/"><strong>12</strong><strong>,345</strong> followers</a>`,
      'followers 12345+1',
    ],
  ])('%s', (_name, body, expected) => {
    const [tree, text] = both(html({ body }));
    expect([tree, text]).toEqual([expected, expected]);
  });

  it('gives nothing of a description that begins with the name of another', () => {
    const description = 'Other Roastery. 1,234 likes · 5 talking about this.';
    expect(both(html({ description }))).toEqual(['counter-not-found', 'counter-not-found']);
  });

  it('nor of an old place beside the name of another', () => {
    const body = `<div><a href="${OTHER}">Other</a><span id="PagesLikesCountDOMID">9,999 likes</span></div>`;
    expect(both(html({ body }))[0]).toBe('counter-not-found');
  });
});

describe('a count beside other numbers', () => {
  it.each<[report: string, title: string, description: string, expected: string]>([
    [
      'kevinzg/facebook-scraper#415: a number in the name',
      '02blog',
      '02blog. 8,865 likes · 12 talking about this. News',
      'likes 8865+1',
    ],
    [
      'kevinzg/facebook-scraper#342: who liked it, and others',
      'Kana',
      'Kana, Montreal. You and 7 others like this.',
      'counter-not-found',
    ],
    [
      'shaikhsajid1111/facebook_page_scraper#73: thousands',
      'Nike 2,300',
      'Nike 2,300. 27,354 likes · 6,697 talking about this.',
      'likes 27354+1',
    ],
    [
      'a name that is a counter, before and after the real one',
      '1.2M likes',
      '1.2M likes. 345 likes · 2 were here. 1.2M likes is a band.',
      'likes 345+1',
    ],
  ])('%s', (_report, title, description, expected) => {
    expect(both(html({ title, description }))).toEqual([expected, expected]);
  });
});
