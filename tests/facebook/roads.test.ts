import { describe, expect, it } from 'vitest';
import type { Look } from '../../src/core/page/reading.ts';
import { readText, startHeadReader } from '../../src/facebook/read-head.ts';
import { readPage } from '../../src/facebook/read-page.ts';
import { parseDocument } from '../parse-document.ts';

// Documents of other addresses than a Page's own, in the shapes that were seen or told of, and what a person reads.

const plain = (look: Look): unknown =>
  look.kind === 'readings'
    ? look.readings.map(({ metric, count, reader }) => `${metric} ${count.value}+${count.step} ${reader}`)
    : look.obstacle.kind;

const asTree = (html: string, address: string): Look => readPage(parseDocument(html), address);

function inPieces(html: string, address: string): Look {
  const reader = startHeadReader(address);
  for (const char of html) {
    const look = reader.push(char);
    if (look) return look;
  }
  return reader.end();
}

const PLUGIN =
  'https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Fmint.corner&tabs=timeline';
const LINK = '<a href="https://www.facebook.com/mint.corner?ref=embed_page" target="_blank">Mint Corner</a>';
const plugin = (body: string, locale = 'en_US') =>
  `<!DOCTYPE html><html id="facebook"><head><title>Facebook</title><script>requireLazy(["Rows"],function(){});</script></head><body class="plugin chrome webkit win x1 Locale_${locale}" dir="ltr">${body}</body></html>`;
const POST = `<div role="article"><a href="https://www.facebook.com/mint.corner">Mint Corner</a><abbr data-utime="1760000000">3 h</abbr><p>10K followers</p><span>9.1K likes</span></div>`;

const PLUGINS: [string, string, string[] | string][] = [
  [
    'old, exact',
    plugin(
      `<div class="_2p3a"><div class="lfloat _ohe">${LINK}<div class="_1drq">9,011,580 followers</div></div></div>${POST}`,
    ),
    ['followers 9011580+1 page-plugin'],
  ],
  [
    'old, likes and rounded',
    plugin(`<div class="lfloat">${LINK}<div class="_1drq">168K lượt thích</div></div>`, 'vi_VN'),
    ['likes 168000+1000 page-plugin'],
  ],
  [
    'new, rounded, number and word apart',
    plugin(`<div><strong>${LINK}</strong></div><div><span>28M</span><span> followers</span></div>${POST}`),
    ['followers 28000000+1000000 page-plugin'],
  ],
  [
    'new, exact, with a picture that links too',
    plugin(
      `<div><a href="/mint.corner"><img src="x"></a><div>${LINK}<div>402,002 followers</div></div></div>`,
    ),
    ['followers 402002+1 page-plugin'],
  ],
  [
    'new, a post that no role tells beside it',
    plugin(
      `<div>${LINK}<div><span>28M</span><span> followers</span></div></div><div><div>Fresh scones!</div><span>4.5K likes</span></div>`,
    ),
    ['followers 28000000+1000000 page-plugin'],
  ],
  [
    'new, in Arabic',
    plugin(`<div>${LINK}<div>‏٣٢٫٠ ألف‏ متابع</div></div>`, 'ar_AR'),
    ['followers 32000+100 page-plugin'],
  ],
  ['new, without a counter, with a post', plugin(`<div>${LINK}</div>${POST}`), 'identity-not-established'],
  [
    'new, without a counter, with a post that no role tells',
    plugin(`<div>${LINK}</div><div><a href="/mint.corner">Mint Corner</a><div>4.5K likes</div></div>`),
    'identity-not-established',
  ],
  [
    'new, words of the Page’s own',
    plugin(`<div>${LINK}<p>We passed 10K followers!</p></div>`),
    'identity-not-established',
  ],
  [
    'of another Page',
    plugin('<div><a href="/other.corner">Other Corner</a><div class="_1drq">12 followers</div></div>'),
    'identity-not-established',
  ],
];

describe('a document of the Page Plugin', () => {
  it.each(PLUGINS)('%s, is read alike as a tree, as text and in single characters', (_, html, expected) => {
    expect(plain(asTree(html, PLUGIN))).toEqual(expected);
    expect(plain(readText(html, PLUGIN))).toEqual(expected);
    expect(plain(inPieces(html, PLUGIN))).toEqual(expected);
  });

  it('names the Page that was asked for, and is settled once its counter has come', () => {
    const [, html = ''] = PLUGINS[0] ?? [];
    const reader = startHeadReader(PLUGIN);
    const look = reader.push(html.slice(0, html.indexOf(POST)));
    expect(look).toMatchObject({
      kind: 'readings',
      page: { address: 'https://www.facebook.com/mint.corner' },
    });
  });
});

const TABS = (name: string) =>
  ['about', 'photos', 'videos']
    .map((tab) => `<a href="https://www.facebook.com/${name}/${tab}">${tab}</a>`)
    .join('');

describe('a document of a Page’s tab', () => {
  it.each(['about', 'photos', 'videos'])('/%s carries the metas of the Page', (tab) => {
    const html = `<html lang="en"><head><meta property="al:ios:url" content="fb://profile/100064123456789"><meta property="og:title" content="Mint Corner"><meta property="og:url" content="https://www.facebook.com/mint.corner/${tab}"><link rel="canonical" href="https://www.facebook.com/mint.corner/${tab}/"><meta name="description" content="Mint Corner. 28,660 likes &#xb7; 78 talking about this."></head><body>${TABS('mint.corner')}</body></html>`;
    for (const address of [
      `https://web.facebook.com/mint.corner/${tab}`,
      'https://www.facebook.com/mint.corner',
    ]) {
      for (const look of [asTree(html, address), readText(html, address), inPieces(html, address)]) {
        expect(plain(look)).toEqual(['likes 28660+1 meta-description']);
      }
    }
  });

  it('/events has no metas: its header’s followers, rounded, or nothing for another Page', () => {
    const header = JSON.stringify({
      user: {
        profile_header_renderer: {
          user: {
            name: 'Mint Corner',
            url: 'https://www.facebook.com/mint.corner',
            profile_social_context: {
              content: [
                { text: { text: '28K followers' }, uri: 'https://www.facebook.com/mint.corner/followers/' },
              ],
            },
            id: '100064123456789',
          },
        },
      },
    });
    const html = `<html lang="en"><head><title>Mint Corner</title></head><body>${TABS('mint.corner')}<script type="application/json" data-sjs>{"require":[${header}]}</script></body></html>`;
    for (const read of [asTree, readText, inPieces]) {
      expect(plain(read(html, 'https://www.facebook.com/mint.corner/events'))).toEqual([
        'followers 28000+1000 page-data',
      ]);
      expect(read(html, 'https://www.facebook.com/other.corner/events').kind).toBe('obstacle');
    }
  });
});

describe('a post that answers at the Page’s own address', () => {
  it('is no Page, whatever its caption counts', () => {
    const html = `<html lang="en"><head><title>We just hit 100K followers! | Facebook</title><meta property="al:android:url" content="fb://photo/7401882203118?set=a.7401"><meta name="description" content="We just hit 100K followers! Thank you."><meta property="og:title" content="We just hit 100K followers!"><link rel="canonical" href="https://www.facebook.com/mint.corner/posts/7401882203118"></head><body><p>We just hit 100K followers!</p></body></html>`;
    for (const read of [asTree, readText, inPieces])
      expect(plain(read(html, 'https://www.facebook.com/mint.corner'))).toBe('not-a-page');
  });
});

describe('an answer with HTTP 200 that says the address is blocked', () => {
  const html = `<!DOCTYPE html><html lang="en" id="facebook" class="no_js"><head><title>Facebook</title></head><body class="UIPage_LoggedOut"><h1><a href="https://web.facebook.com/">Facebook</a></h1><form id="login_form"><input type="password"></form><div role="main"><h2>Message Failed</h2><div>This message contains content that has been blocked by our security systems.</div></div></body></html>`;

  it.each(['https://www.facebook.com/mint.corner', 'https://www.facebook.com/mint.corner/photos', ''])(
    'is blocked, asked for at "%s"',
    (address) => {
      for (const read of [asTree, readText, inPieces]) expect(plain(read(html, address))).toBe('blocked');
    },
  );
});
