import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { member } from '../../../src/core/member.ts';
import {
  afterValue,
  isKey,
  membersOf,
  openingBrace,
  parseJson,
  toId,
} from '../../../src/facebook/scan/scan-json.ts';

const SEED = 2_702_2016;

describe('a part of JSON inside a larger text', () => {
  it('is cut out as JSON.parse would read it, wherever it stands and however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.constantFrom(undefined, 2), (before, value, indent) => {
        const whole = JSON.stringify({ before, sought: value, id: '12345' }, undefined, indent);
        const text = `for(;;);handle(${whole});"tail"`;
        const key = text.lastIndexOf('"sought"');
        // The value itself may hold the same words; the last occurrence outside of it is what is meant.
        fc.pre(text.indexOf('"sought"') === key);
        expect(isKey(text, key, '"sought"'.length)).toBe(true);
        const brace = openingBrace(text, key);
        expect(brace).toBe(text.indexOf('{'));
        const members = membersOf(text, brace, new Set(['sought', 'id']), key);
        expect(parseJson(members.get('sought'))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(members.get('id')).toBe('"12345"');
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('does not take the inside of a string for a key', () => {
    const text = JSON.stringify({ message: '"id":"1","likes":5', id: 'x' });
    expect(isKey(text, text.indexOf('"likes') - 1, 7)).toBe(false);
    expect(isKey(text, text.lastIndexOf('"id"'), 4)).toBe(true);
  });

  it('gives nothing that is cut', () => {
    expect(afterValue('{"a":"b', 0)).toBe(-1);
    expect(afterValue('[1,2', 0)).toBe(-1);
    expect(afterValue('384', 0)).toBe(-1);
    expect([...membersOf('{"id":"1","n":384', 0, new Set(['id', 'n']), 99)]).toEqual([['id', '"1"']]);
    expect(openingBrace('"a":1', 0)).toBe(-1);
    expect(openingBrace('{"x":["a",', 10)).toBe(-1);
  });
});

describe('a value of somebody else’s making', () => {
  it('is asked for its own members alone', () => {
    expect(member({ a: 1 }, 'a')).toBe(1);
    for (const key of ['toString', '__proto__', 'constructor']) expect(member({ a: 1 }, key)).toBeUndefined();
    for (const value of [null, undefined, 5, 'text', []]) expect(member(value, 'a')).toBeUndefined();
  });

  it('is an id only if it is digits', () => {
    expect(toId('54421674438')).toBe('54421674438');
    expect(toId(40796308305)).toBe('40796308305');
    for (const value of ['', '1', 'abc', '12345x', '1e10', 1.5, -123456, null, {}, '9'.repeat(21)]) {
      expect(toId(value)).toBeUndefined();
    }
  });
});
