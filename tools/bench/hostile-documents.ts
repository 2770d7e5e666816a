/** A document made to cost its reader much: a name, and its text at about a length in characters. */
export interface HostileDocument {
  readonly name: string;
  readonly html: (length: number) => string;
}

const PAGE = 'https://www.facebook.com/fieldnotes';

/** The Page that all of them claim to be of. */
export const HOSTILE_ADDRESS = PAGE;

/** As deep as Chromium lets a document be, nearly. */
const DEEP = 480;

const HEAD = `<html lang="en"><head><link rel="canonical" href="${PAGE}">`;

/** The longest attribute that a tag of this kind may have. */
const ATTRIBUTE = 90_000;

const filled = (piece: string, length: number): string =>
  piece.repeat(Math.max(1, Math.floor(length / piece.length)));

const counted = (length: number, each: number, make: (index: number) => string): string =>
  Array.from({ length: Math.max(1, Math.floor(length / each)) }, (_, index) => make(index)).join('');

/** As the body of one script. */
const inScript = (length: number, piece: string, before = '', after = ''): string =>
  `<script>${before}${filled(piece, length)}${after}</script>`;

/** As the content of one meta or several, none longer than a tag may be. */
const inMeta = (name: string, length: number, piece: string, ends = ''): string =>
  `<meta property="${name}" content="${ends}${filled(piece, Math.min(length, ATTRIBUTE))}${ends}">`.repeat(
    Math.ceil(length / ATTRIBUTE),
  );

type Make = (length: number) => string;

const IN_HEAD: Readonly<Record<string, Make>> = {
  'a title of inner spaces': (length) => `<title>A${' '.repeat(length)}B</title>`,
  'a title of hard spaces': (length) => `<title>A${'\u00a0'.repeat(length)}B</title>`,
  'a title of dashes': (length) => `<title>${filled(' - ', length)}</title>`,
  'a title of digits': (length) => `<title>${'1'.repeat(length)}</title>`,
  'a title of digits of two scripts': (length) => `<title>${filled('1٣', length)}</title>`,
  'a title of entities': (length) => `<title>${filled('&#xb7;', length)}</title>`,
  'names of inner spaces': (length) => inMeta('og:title', length, ' ', 'A'),
  'a description of digits': (length) => inMeta('og:description', length, '1'),
  'a description of Arabic digits': (length) => inMeta('og:description', length, '٣'),
  'a description of sentences': (length) => inMeta('og:description', length, '. '),
  'a description of counters': (length) => inMeta('og:description', length, '1,234 likes · '),
  'a description of groups': (length) => inMeta('og:description', length, '1,'),
  'an address of segments': (length) => inMeta('og:url', length, 'x/', PAGE),
  'an app link of parameters': (length) => inMeta('al:ios:url', length, '&id=', 'fb://page/?'),
  'many app links': (length) =>
    filled('<meta property="al:android:url" content="fb://profile/1234567890">', length),
  'many metas': (length) => counted(length, 40, (at) => `<meta property="og:a${at}" content="x">`),
  'many addresses': (length) => filled(`<link rel="canonical" href="${PAGE}.x">`, length),
  'a tag of attributes': (length) => `<meta ${filled('a ', length)}>`,
  'a tag of spaces': (length) => `<meta name${' '.repeat(length)}content="x">`,
  'tags of open quotes': (length) => filled("<meta name=\"x' content='", length),
  'one endless attribute': (length) => `<meta content="${'a'.repeat(length)}`,
  'empty comments': (length) => filled('<!-->', length),
  'an endless comment': (length) => `<!--${'-'.repeat(length)}`,
  'half an end of a script': (length) => inScript(length, '</scrip '),
  'scripts in scripts': (length) => inScript(length, '<script>', '<!--'),
  'comments in scripts': (length) => inScript(length, '<!-- <script> --></script'),
  'definitions of numbers': (length) => inScript(length, '"NumberFormatConfig",[],{'),
  'definitions of units': (length) => inScript(length, '"IntlCompactDecimalNumberFormatConfig",[],{'),
  'clues in one large object': (length) =>
    inScript(length, '"a":1,', '{', `${'"follower_count":1,'.repeat(300)}"id":"1234567"}`),
  'clues with a far beginning': (length) =>
    inScript(length / 2, '1,', '{"a":[', filled('{}],"follower_count":1,"b":[', length / 2)),
  'clues in deep objects': (length) => inScript(length, '{"page_likers":'),
  'clues in strings that never end': (length) => inScript(length, '"follower_count":"'),
  'many small objects': (length) => inScript(length, '{"follower_count":1,"id":"1234567"},'),
  'many headers': (length) =>
    inScript(
      length,
      `{"profile_social_context":{"content":[{"text":{"text":"3.7K likes"},"uri":"${PAGE}/followers/"}]},"id":"12345678"},`,
    ),
  'many scripts': (length) =>
    filled(`<script>{"follower_count":1,"id":"1234567","url":"${PAGE}"}</script>`, length),
  'a chain of ids': (length) =>
    `<script>${counted(length, 55, (at) => `{"userVanity":"v${at}","userID":"1234${at}","id":"1234${at + 1}"},`)}</script>`,
  'many own ids': (length) => inScript(length, '"CurrentPage","init",[],[{"pageID":"12345678","pageName":"'),
  'many paths': (length) =>
    inScript(length, '"updateURI", [], ["/', '"CurrentPage","init",[],[{"pageID":"12345678"'),
  quotes: (length) => inScript(length, '"', '', '"follower_count":1'),
  backslashes: (length) => inScript(length, '\\', '"', '"follower_count":1'),
  'escaped quotes': (length) => inScript(length, '\\"', '', '"follower_count":1,"a":1}'),
  'linked data': (length) =>
    filled(
      `<script type="application/ld+json">{"@type":"Organization","url":"${PAGE}","interactionStatistic":[{"interactionType":"LikeAction","userInteractionCount":5}]}</script>`,
      length,
    ),
};

const IN_BODY: Readonly<Record<string, Make>> = {
  tags: (length) => filled('<a>', length),
  'links of a header': (length) => filled(`<a href="${PAGE}/followers/">3.7K followers</a>`, length),
  'links with no end': (length) => filled('<a href="/x/followers/">', length),
  'a link of digits': (length) => `<a href="${PAGE}/followers/">${filled('1 ', length)}</a>`,
  'bold numbers': (length) =>
    filled('<a href="/fieldnotes/followers/"><strong>12</strong><strong>13</strong>', length),
  'labels of another language': (length) =>
    filled('<a href="/fieldnotes/followers/">12 gefällt das Personen Mal</a>', length),
  'a heading of digits': (length) => `<h1>${filled('1 ', length)}</h1>`,
  'old counters in one place': (length) =>
    `<div>${filled('<span class="uiNumberGiant">3</span>', length)}</div>`,
  'about cards': (length) => filled('<span dir="auto">3,738 people like this</span>', length),
  'deep about cards': (length) => `${'<span dir="auto">'.repeat(400)}${'1 '.repeat(length / 2)}`,
  'links of tabs': (length) => filled('<a href="/fieldnotes/photos">x</a>', length),
  'late markup': (length) => filled('<code><!-- PagesLikesCountDOMID 4 --></code>', length),
  'late strings': (length) => inScript(length, '\\"', 'onPageletArrive "PagesLikesCountDOMID ', '"'),
};

/** What only a tree makes dear: many floors, and many things that ask what stands around them. */
const AS_TREES: Readonly<Record<string, Make>> = {
  'links of a header, deep': (length) => deep(filled('<a href="/x/followers/">3 likes</a>', length)),
  'links of a header before many elements': (length) =>
    `${filled(`<a href="${PAGE}/followers/">3.7K</a><i>`, 20_000)}${filled('<p>', length)}`,
  'a link below sixty full floors': (length) =>
    `${'<div>'.repeat(60)}${filled('<i></i>', length)}<a href="/fieldnotes/followers/">3.7K followers</a>`,
  'links of tabs, deep': (length) => deep(filled('<a href="/fieldnotes/photos"></a>', length)),
  'links of long addresses': (length) =>
    filled(`<a href="/${'a/'.repeat(40_000)}followers/">3 likes</a>`, length),
  'links of tabs with long addresses': (length) =>
    filled(`<a href="/${'%41/'.repeat(20_000)}photos">x</a>`, length),
  'translated words, deep': (length) => deep(filled('<font></font>', length)),
  'about cards, deep': (length) => deep(filled('<span dir="auto">3,738 people like this</span>', length)),
  'about cards beside many headings': (length) =>
    filled('<h3>Fieldnotes</h3><p><span dir="auto">3,738 people like this</span></p>', length),
  'about cards beside one endless heading': (length) =>
    `<h2>${'a'.repeat(length / 2)}</h2>${filled('<p><span dir="auto">3,738 people like this</span></p>', length / 2)}`,
  'about cards of marks': (length) =>
    filled(`<span dir="auto">${'\u200f'.repeat(140)}3 likes${'\u200e'.repeat(140)}</span>`, length),
  'about cards of hard spaces': (length) =>
    filled(`<span dir="auto">3${'\u00a0'.repeat(280)}likes</span>`, length),
  'about cards of numbers': (length) =>
    filled('<span dir="auto">1,2 3,4 5.6 7 8 9 likes · 5 · 6 followers</span>', length),
  'touch counters': (length) => filled('<div data-nt="FB:TEXT4">5,410,921 people like this</div>', length),
  'touch counters beside links': (length) =>
    filled('<a href="/x">x</a><div data-nt="FB:TEXT4">5,410,921 people like this</div>', length),
  'touch counters, deep': (length) => deep(filled('<div data-nt="FB:TEXT4">5 likes</div>', length)),
  'old counters, deep': (length) => deep(filled('<b class="uiNumberGiant">3</b>', length)),
  'old counters without numbers': (length) => filled('<b class="placePageStatsNumber"></b>', length),
  'counters of communities': (length) => filled('<a ajaxify="?page_id=1" rel="dialog">6 likes</a>', length),
  'posts in posts': (length) =>
    `${'<div role="article">'.repeat(DEEP)}${filled('<a href="/fieldnotes/followers/">3 likes</a>', length)}`,
  'hidden elements': (length) => filled('<p style="display: none">', length),
  'one endless text': (length) => `<p>${'1 like '.repeat(length / 7)}</p>`,
  'many short texts': (length) => filled('1<br>', length),
  'a heading of marks': (length) => `<h1>${'\u200f\u00a0'.repeat(length / 2)}</h1>`,
  'many headings': (length) => filled('<h1></h1>', length),
  'many comments': (length) => filled('<!---->', length),
  'many attributes': (length) => `<p ${counted(length, 8, (at) => `a${at} `)}>`,
  'many labels': (length) => filled('<i aria-label="1,234 likes"></i>', length),
  'many forms': (length) => filled('<form><input type="text"></form>', length),
  'many frames of text': (length) => filled('<noscript><p></noscript><template><p></template>', length),
  'empty scripts': (length) => filled('<script></script>', length),
  'scripts of JSON': (length) =>
    filled('<script type="application/json">{"a":{"b":[1,2,3]},"id":"12345678"}</script>', length),
  'late markup of one counter each': (length) =>
    filled('<code><!--<b class="uiNumberGiant">3</b>people like this--></code>', length),
  'late markup, endless': (length) =>
    `<code><!--uiNumberGiant ${filled('<b class="uiNumberGiant">3</b>', length)}--></code>`,
  'elements of formatting': (length) =>
    `${counted(3000, 9, (at) => `<b a${at}>`)}${filled('<p>', length / 20)}`,
};

/** At the bottom of many elements. */
const deep = (inside: string): string => '<div>'.repeat(DEEP) + inside;

const inBody = (makes: Readonly<Record<string, Make>>): HostileDocument[] =>
  Object.entries(makes).map(([name, make]) => ({
    name,
    html: (length: number) => `${HEAD}</head><body>${make(length)}`,
  }));

/** Documents that hold what has once been dear, or could be, and nothing a reader needs. */
export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = [
  ...Object.entries(IN_HEAD).map(([name, make]) => ({ name, html: (length: number) => HEAD + make(length) })),
  ...inBody(IN_BODY),
];

/** More of them, for a browser's own trees: any other kind takes minutes for some. */
export const HOSTILE_TREES: readonly HostileDocument[] = inBody(AS_TREES);
