import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAttributes } from '../../../src/facebook/scan/attributes.ts';
import { runs } from '../../runs.ts';

const SEED = 1_122_026;

const read = (text: string): [string, string][] => [...readAttributes(text, 0, text.length)];

/** The same as one expression, which is shorter and slower. */
function model(text: string): [string, string][] {
  const seen = new Map<string, string>();
  for (const match of text.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g)) {
    const name = (match[1] ?? '').toLowerCase();
    if (!seen.has(name)) seen.set(name, match[2] ?? match[3] ?? match[4] ?? '');
  }
  return [...seen];
}

describe('the attributes of a tag', () => {
  it.each<[string, string, [string, string][]]>([
    [
      'in double quotes',
      ' a="b c" d="e"',
      [
        ['a', 'b c'],
        ['d', 'e'],
      ],
    ],
    ['in single quotes', " a='b \"c'", [['a', 'b "c']]],
    [
      'without quotes',
      ' a=b/c d',
      [
        ['a', 'b/c'],
        ['d', ''],
      ],
    ],
    [
      'with space around the sign',
      ' a = "b"\n c\t=\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'without space between',
      ' a="b"c="d"',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a repeated one', ' A="1" a="2"', [['a', '1']]],
    ['an entity', ' a="&quot;b&#xb7;"', [['a', '"b·']]],
    [
      'a quote that is never closed',
      ' a="b c=d',
      [
        ['a', ''],
        ['b', ''],
        ['c', 'd'],
      ],
    ],
    ['a sign without a value', ' a= >', [['a', '']]],
    [
      'a hard space between two',
      ' a=1\u00a0b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('are what one expression finds', () => {
    const sign = fc.constantFrom('a', 'B', '-', ' ', '\n', '\u00a0', '"', "'", '=', '/', '<', '`', 'é');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 24 }), (signs) => {
        const text = signs.join('');
        expect(read(text)).toEqual(model(text));
      }),
      { seed: SEED, numRuns: runs(5000) },
    );
  });

  it('end where the tag does', () => {
    expect([...readAttributes('<a b="c" d="e">', 2, 8)]).toEqual([['b', 'c']]);
    expect([...readAttributes('<a b="c d">"', 2, 9)]).toEqual([
      ['b', ''],
      ['c', ''],
      ['d', ''],
    ]);
  });
});
