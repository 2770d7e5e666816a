import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Look } from '../../src/core/page/reading.ts';
import { readText } from '../../src/facebook/read-head.ts';
import { readPage } from '../../src/facebook/read-page.ts';

// What of a place is on show, and which digits are one number. Written for this project; expectations by hand.
const OWN = 'https://www.facebook.com/quiet.harbour';

const html = (body: string, head = ''): string =>
  `<!DOCTYPE html><html lang="en"><head><title>Quiet Harbour | Facebook</title>
  <meta property="al:android:url" content="fb://profile/100071234567001">
  <meta property="og:title" content="Quiet Harbour"><link rel="canonical" href="${OWN}">${head}</head><body>
  <div role="main"><h1>Quiet Harbour</h1><a href="${OWN}/about/">About</a><a href="${OWN}/photos/">Photos</a></div>
  ${body}</body></html>`;

const say = (look: Look): string =>
  look.kind === 'readings'
    ? look.readings.map(({ metric, count }) => `${metric} ${count.value}+${count.step}`).join(', ')
    : look.obstacle.kind;

const asTree = (text: string): string => say(readPage(new JSDOM(text).window.document, OWN));
const both = (text: string): [tree: string, text: string] => [asTree(text), say(readText(text, OWN))];

const link = (inside: string): string => html(`<a href="${OWN}/followers/">${inside}</a>`);

describe('the number of a header link', () => {
  it.each<[string, string]>([
    ['a hidden digit', '<span hidden>9</span>381 followers'],
    ['a digit that is not displayed', '<span style="display:none">9</span>381 followers'],
    ['a short form for the eye beside the full one', '<span aria-hidden="true">2.6K</span>381 followers'],
    ['the title of a drawing', '<svg><title>9</title></svg><strong>381</strong> followers'],
    ['a script', '<script>var a = 9</script>381 followers'],
    ['a style', '<style>.a1{}</style>381 followers'],
    ['what is for browsers without scripts', '<noscript>9</noscript>381 followers'],
    ['a template', '<template>9</template>381 followers'],
  ])('is read without %s', (_, inside) => {
    expect(both(link(inside))).toEqual(['followers 381+1', 'followers 381+1']);
  });

  it.each<[string, string]>([
    ['a footnote', '381<sup>1</sup> followers'],
    ['a footnote after a space', '381 <sup>1</sup> followers'],
    ['a footnote after a mark of direction', '381\u200f<sup>\u200f1</sup> followers'],
    ['digits in two parts', '<span>2</span><span>633</span> followers'],
    ['digits on both sides of a comment', '2<!-- -->633 followers'],
    ['a number of another script', '<b>٣</b>٨١ followers'],
  ])('is not made of it and %s', (_, inside) => {
    expect(both(link(inside))).toEqual(['counter-not-found', 'counter-not-found']);
  });

  it('may have its unit and its words in parts of their own', () => {
    expect(both(link('<b>2.6</b><i>K</i> <span>followers</span>'))).toEqual([
      'followers 2600+100',
      'followers 2600+100',
    ]);
  });
});

describe('the number of the Page Plugin', () => {
  const address = `https://www.facebook.com/plugins/page.php?href=${encodeURIComponent(OWN)}`;
  const plugin = (inside: string): [tree: string, text: string] => {
    const text = `<html lang="en"><body><a href="${OWN}">Quiet Harbour</a><div class="_1drq">${inside}</div></body></html>`;
    return [say(readPage(new JSDOM(text).window.document, address)), say(readText(text, address))];
  };

  it.each<[string, string]>([
    ['a hidden digit', '<input hidden><span hidden>9</span>402 followers'],
    ['a digit that is not displayed', '<span style="display:none">9</span>402 followers'],
  ])('is read without %s', (_, inside) => {
    expect(plugin(inside)).toEqual(['followers 402+1', 'followers 402+1']);
  });

  it.each(['402<sup>1</sup> followers', '<span>4</span><span>02</span> followers'])(
    'is not made of two: %s',
    (inside) => {
      const [tree, text] = plugin(inside);
      expect(tree).not.toMatch(/\d/);
      expect(text).not.toMatch(/\d/);
    },
  );
});

describe('a header in the data', () => {
  it('counts for none where its object has our number and its address another', () => {
    const header = (uri: string) =>
      `<script type="application/json">{"user":{"id":"100071234567001","profile_social_context":{"content":[{"text":{"text":"77K followers"},"uri":"${uri}"}]}}}</script>`;
    const other = 'https://www.facebook.com/profile.php?id=100071234567999&sk=followers';
    expect(both(html('', header(other)))).toEqual(['counter-not-found', 'counter-not-found']);
    expect(both(html('', header(`${OWN}/followers/`)))).toEqual([
      'followers 77000+1000',
      'followers 77000+1000',
    ]);
  });
});

describe('the number of the right column', () => {
  const column = (text: string): string => html(`<span id="PagesLikesCountDOMID">${text}</span>`);

  it.each(['1,203 others', '1,203 others like this', '1,203 friends', '1,203<sup>4</sup> likes'])(
    'is not taken from “%s”',
    (text) => {
      expect(asTree(column(text))).toBe('counter-not-found');
    },
  );

  it.each(['4,938,347', '4,938,347 <span>likes</span>', 'Total Page Likes: 4,938,347'])(
    'is read from “%s”',
    (text) => {
      expect(asTree(column(text))).toBe('likes 4938347+1');
    },
  );
});

describe('a head', () => {
  const meta = '<meta name="description" content="Quiet Harbour. 912 likes · 3 talking about this">';

  it.each<[string, string]>([
    ['an element of a body', '<div></div>'],
    ['a text', 'hello'],
  ])('is over with %s, as in a browser', (_, before) => {
    const [tree, text] = both(html('', before + meta));
    expect(tree).toBe('counter-not-found');
    expect(text).toBe('counter-not-found');
  });

  it('goes on after elements of its own, comments and spaces', () => {
    const own =
      '<base target="_top"> <style>a{}</style><!-- a --><noscript><link></noscript><template><p></template>\n';
    expect(both(html('', own + meta))).toEqual(['likes 912+1', 'likes 912+1']);
  });

  it.each<[string, string]>([
    ['a name without its semicolon', '2,633 likes &middot 157 talking about this'],
    ['a number without its semicolon', '2,633 likes &#183 157 talking about this'],
    ['a number in the base of sixteen', '2,633 likes &#XB7 157 talking about this'],
    ['a number of Windows’ own', '2,633 likes &#149; 157 talking about this'],
  ])('may write %s', (_, counters) => {
    const described = `<meta name="description" content="Quiet Harbour. ${counters}">`;
    expect(both(html('', described))).toEqual(['likes 2633+1', 'likes 2633+1']);
  });

  it('that names a group is no Page’s', () => {
    const group = html('', meta).replace('fb://profile/', 'fb://group/');
    expect(both(group)).toEqual(['not-a-page', 'not-a-page']);
  });
});
