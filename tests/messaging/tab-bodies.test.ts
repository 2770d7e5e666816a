import { describe, expect, it } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import { tabBodies } from '../../src/messaging/tab-bodies.ts';

const sound = {
  keys: ['facebook:54421674438', 'facebook:@heymeedan'].map(toPageId),
  address: 'https://m.facebook.com/heymeedan',
  metric: 'likes',
};

describe('the question to read a Page again', () => {
  it('is taken as it is when it is sound, without what it carries besides', () => {
    expect(tabBodies.readAgain({ ...sound, more: 1 })).toEqual(sound);
  });

  it.each([
    ['nothing at all', undefined, 'keys'],
    ['a list in the place of the body', [], 'keys'],
    ['an id with white space', { ...sound, keys: ['facebook:@hey meedan'] }, 'keys'],
    ['an id without its site', { ...sound, keys: ['heymeedan'] }, 'keys'],
    ['an id longer than any', { ...sound, keys: [`facebook:@${'a'.repeat(191)}`] }, 'keys'],
    ['an id that is a number', { ...sound, keys: [54421674438] }, 'keys'],
    ['another site', { ...sound, address: 'https://facebook.com.example/x' }, 'address'],
    ['an address without TLS', { ...sound, address: 'http://www.facebook.com/x' }, 'address'],
    ['another metric', { ...sound, metric: 'shares' }, 'metric'],
    ['inherited members', Object.create(sound), 'keys'],
  ])('is refused with a reason: %s', (_, body, reason) => {
    expect(tabBodies.readAgain(body)).toBe(reason);
  });
});
