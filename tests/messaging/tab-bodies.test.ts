import { describe, expect, it } from 'vitest';
import { tabBodies } from '../../src/messaging/tab-bodies.ts';

const sound = {
  aliases: ['54421674438', 'heymeedan'],
  address: 'https://m.facebook.com/heymeedan',
  metric: 'likes',
};

describe('the question to read a Page again', () => {
  it('is taken as it is when it is sound, without what it carries besides', () => {
    expect(tabBodies.readAgain({ ...sound, more: 1 })).toEqual(sound);
  });

  it.each([
    ['nothing at all', undefined, 'aliases are no list of ids'],
    ['a list in the place of the body', [], 'aliases are no list of ids'],
    ['an alias with white space', { ...sound, aliases: ['hey meedan'] }, 'aliases are no list of ids'],
    ['an empty alias', { ...sound, aliases: [''] }, 'aliases are no list of ids'],
    ['an alias longer than any', { ...sound, aliases: ['a'.repeat(201)] }, 'aliases are no list of ids'],
    ['an alias that is a number', { ...sound, aliases: [54421674438] }, 'aliases are no list of ids'],
    [
      'another site',
      { ...sound, address: 'https://facebook.com.example/x' },
      'the address is none of the site’s',
    ],
    [
      'an address without TLS',
      { ...sound, address: 'http://www.facebook.com/x' },
      'the address is none of the site’s',
    ],
    ['another metric', { ...sound, metric: 'shares' }, 'no known metric'],
    ['inherited members', Object.create(sound), 'aliases are no list of ids'],
  ])('is refused with a reason: %s', (_, body, reason) => {
    expect(tabBodies.readAgain(body)).toBe(reason);
  });
});
