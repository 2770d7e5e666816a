import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { PlatformChange } from '../../../src/core/rate/rate-event.ts';
import { sharedChangeLabel } from '../../../src/dashboard/campaign/shared-change-label.ts';
import { makeText } from '../../../src/ui/text/text.ts';

const messages: Record<string, { message: string }> = JSON.parse(
  readFileSync(new URL('../../../public/_locales/en/messages.json', import.meta.url), 'utf8'),
);
const text = makeText('en', (key) => messages[key]?.message ?? '');

const T = Date.UTC(2016, 1, 27, 20);
const MINUTE = 60_000;
const purge: PlatformChange = {
  kind: 'platform-change',
  afterMs: T,
  atMs: T + 2 * MINUTE,
  size: -4_000,
  probability: 0.99,
};
const watched = (...changes: PlatformChange[]) => ({
  changes,
  fromMs: T - 60 * MINUTE,
  toMs: T + 60 * MINUTE,
});
const plain = (sentence: string): string => sentence.replace(/[\u2066-\u2069\u200e\u200f]/g, '');

it('names how many controls changed at the same time', () => {
  const also = { ...purge, afterMs: T + 5 * MINUTE, atMs: T + 7 * MINUTE, size: -900 };
  expect(plain(sharedChangeLabel(purge, [watched(also), watched()], text))).toBe(
    'Control Pages that changed at the same time: 1 of 2. This looks like Facebook, not like people leaving.',
  );
});

it('says when controls were watched and none of them changed', () => {
  expect(plain(sharedChangeLabel(purge, [watched(), watched()], text))).toBe(
    'Control Pages watched then, none of which changed: 2.',
  );
});

it('says nothing where no control was watched', () => {
  expect(sharedChangeLabel(purge, [], text)).toBe('');
});
