import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HtmlToken, startTokens } from '../../../src/facebook/scan/html-tokens.ts';
import { runs } from '../../runs.ts';

const SEED = 30_112_026;

function tokensOf(chunks: readonly string[]): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  const feed = startTokens(
    (token) => tokens.push(token),
    (name) => ['a', 'meta', 'script'].includes(name),
    () => true,
  );
  for (const chunk of chunks) feed(chunk);
  return tokens;
}

/** A token in one line, as written by hand below. */
const shown = (token: HtmlToken): string => {
  switch (token.kind) {
    case 'open':
      return `<${[token.name, ...[...token.attributes].map(([key, value]) => `${key}=${value}`)].join(' ')}>`;
    case 'close':
      return `</${token.name}>`;
    case 'raw':
      return `${token.name}:${token.text}`;
    case 'text':
      return token.text;
    case 'comment':
      return `(${token.text})`;
  }
};

const read = (...chunks: string[]): string[] => tokensOf(chunks).map(shown);

describe('a stream of HTML', () => {
  it.each<[string, string, string[]]>([
    ['a comment', '<!-- a --><b>', ['( a )', '<b>']],
    ['a comment that ends at once', '<!--><b>', ['()', '<b>']],
    ['a comment that ends after a dash', '<!---><b>', ['()', '<b>']],
    ['a comment that ends with an exclamation', '<!--a--!><b>', ['(a)', '<b>']],
    ['an exclamation right at its beginning', '<!--!>a--><b>', ['(!>a)', '<b>']],
    ['an exclamation after a dash at its beginning', '<!---!>a--><b>', ['(-!>a)', '<b>']],
    ['many dashes', '<!----a---><b>', ['(--a-)', '<b>']],
    [
      'a longer name that begins like the end',
      '<title>a</titlex>b</title>',
      ['<title>', 'title:a</titlex>b', '</title>'],
    ],
    [
      'an end with space and attribute',
      '<title>a</TITLE x="1">b<i>',
      ['<title>', 'title:a', '</title>', 'b', '<i>'],
    ],
    [
      'a script with a script in a comment',
      '<script><!-- <script>1</script> 2 --></script><b>',
      ['<script>', 'script:<!-- <script>1</script> 2 -->', '</script>', '<b>'],
    ],
    [
      'a script with a comment and no script in it',
      '<script><!-- 1 </script><b>',
      ['<script>', 'script:<!-- 1 ', '</script>', '<b>'],
    ],
    [
      'a script whose comment ends at once',
      '<script><!--><script>1</script><b>',
      ['<script>', 'script:<!--><script>1', '</script>', '<b>'],
    ],
    [
      'a script with a longer name in a comment',
      '<script><!-- <scripts> </script><b>',
      ['<script>', 'script:<!-- <scripts> ', '</script>', '<b>'],
    ],
    [
      'runs of white space',
      `<b>${' '.repeat(400)}12${'\n\t'.repeat(200)}mil</b>`,
      ['<b>', ' 12 mil', '</b>'],
    ],
    ['a lone bracket', '<b>1 < 2 << 3 </b>', ['<b>', '1 < 2 << 3 ', '</b>']],
    ['a comment without dashes', '1<! a="><b>2<!-x><i>', ['1', '<b>', '2', '<i>']],
    [
      'a tag of more than 100,000 characters',
      `<a href="${'x'.repeat(100_000)}">b</a><a href="y">`,
      ['<a>', 'b', '</a>', '<a href=y>'],
    ],
  ])('%s is cut as a browser cuts it, whole or in single characters', (_, html, expected) => {
    expect(read(html)).toEqual(expected);
    expect(read(...html)).toEqual(expected);
  });

  it(`gives the same tokens however it is cut, seed ${SEED}`, () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '!',
        '-',
        '--',
        '<!--',
        '-->',
        '--!>',
        '<script>',
        '<script ',
        '</script',
        '</script>',
        '</titlex',
      ],
      ...[
        '<title>',
        '</title',
        '/',
        ' ',
        '  ',
        '\n',
        'a',
        '12',
        '"',
        "'",
        '=',
        '<a href=',
        '<b>',
        '&amp;',
        '<style>',
      ],
      ...['</style>', '</a>', '<!DOCTYPE html>', '</', '<meta content="', 'x'.repeat(299), ' '.repeat(301)],
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
        (pieces, sizes) => {
          const html = pieces.join('');
          const chunks: string[] = [];
          for (let at = 0, turn = 0; at < html.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            chunks.push(html.slice(at, at + size));
            at += size;
          }
          expect(tokensOf(chunks)).toEqual(tokensOf([html]));
        },
      ),
      { seed: SEED, numRuns: runs(3000) },
    );
  });
});
