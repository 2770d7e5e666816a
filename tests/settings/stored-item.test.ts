import { describe, expect, it, vi } from 'vitest';
import { storedItem } from '../../src/settings/stored-item.ts';
import { type FakeBrowser, fakeBrowser } from '../background/fake-browser.ts';

let fake: FakeBrowser = fakeBrowser();
vi.mock('../../src/platform/browser.ts', () => ({
  get browser() {
    return fake.browser;
  },
}));

const asNumber = (stored: unknown): number | undefined => (typeof stored === 'number' ? stored : undefined);

describe('a stored item', () => {
  it('gives its fallback for what is missing or damaged, and else what was set', async () => {
    fake = fakeBrowser();
    const item = storedItem('count', asNumber, 7);
    expect(await item.get()).toBe(7);
    await item.set(8);
    expect(await item.get()).toBe(8);
    await fake.browser.storage.local.set({ count: 'many' });
    expect(await item.get()).toBe(7);
  });

  it('tells of its own changes alone, until the signal ends', async () => {
    fake = fakeBrowser();
    const item = storedItem('count', asNumber, 7);
    const ended = new AbortController();
    const heard: number[] = [];
    item.watch((value) => heard.push(value), ended.signal);
    await item.set(8);
    await fake.browser.storage.local.set({ other: 9 });
    await fake.browser.storage.session.set({ count: 10 });
    ended.abort();
    await item.set(11);
    expect(heard).toEqual([8]);
    expect(fake.browser.storage.onChanged.listenerCount).toBe(0);
  });

  it('listens to nothing for a signal that ended before', () => {
    fake = fakeBrowser();
    storedItem('count', asNumber, 7).watch(() => undefined, AbortSignal.abort());
    expect(fake.browser.storage.onChanged.listenerCount).toBe(0);
  });
});
