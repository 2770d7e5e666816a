import { describe, expect, it } from 'vitest';
import { isTooHeavy } from '../../src/messaging/too-heavy.ts';

/** A list that counts how often it is looked at. */
function watched(length: number): { readonly list: unknown[]; readonly looks: () => number } {
  let looks = 0;
  const list = new Proxy(
    Array.from({ length }, () => 'x'),
    {
      get(target, name, receiver) {
        looks += 1;
        return Reflect.get(target, name, receiver);
      },
    },
  );
  return { list, looks: () => looks };
}

describe('isTooHeavy', () => {
  it.each([
    ['a text', 'x'.repeat(101)],
    ['a list of texts', Array.from({ length: 20 }, () => 'xxxxx')],
    ['names of fields', { ['x'.repeat(101)]: 1 }],
    ['many fields', Object.fromEntries(Array.from({ length: 101 }, (_, i) => [i, 1]))],
    ['depth', Array.from({ length: 101 }).reduce<unknown>((inner) => [inner], 1)],
    ['bytes', new Uint8Array(1)],
  ])('weighs %s', (_what, value) => expect(isTooHeavy(value, 100)).toBe(true));

  it.each([
    ['a report', { look: { readings: [{ metric: 'likes', count: { value: 5, step: 1 } }] }, atMs: 1 }],
    ['nothing', undefined],
    ['null', null],
    ['a number', 5],
  ])('lets %s through', (_what, value) => expect(isTooHeavy(value, 100)).toBe(false));

  it.each([1_000, 1_000_000])(
    'looks no longer at a list of %d than at any other that is too long',
    (length) => {
      const { list, looks } = watched(length);
      expect(isTooHeavy({ list }, 100)).toBe(true);
      expect(looks()).toBeLessThan(10);
    },
  );
});
