// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchDocument } from '../../src/content/watch-document.ts';

const seen: string[] = [];
let lifetime: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  seen.length = 0;
  lifetime = new AbortController();
  watchDocument(
    document,
    {
      onMoved: () => seen.push(`moved ${location.pathname}`),
      onChanged: () => seen.push('changed'),
      onReturned: () => seen.push('returned'),
    },
    lifetime.signal,
  );
});

afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

/** Lets the observer deliver (a microtask), then the burst settle. */
async function settle(): Promise<void> {
  await Promise.resolve();
  await vi.advanceTimersByTimeAsync(1_500);
}

it('calls once for a burst of changes', async () => {
  for (let n = 0; n < 100; n++) document.body.append(document.createElement('p'));
  await settle();
  expect(seen).toEqual(['changed']);
});

it('says moved when the address changed with the document', async () => {
  history.pushState({}, '', '/inwi');
  document.body.append(document.createElement('p'));
  await settle();
  expect(seen).toEqual(['moved /inwi']);
});

it('looks again after a click, which may have closed something by its style alone', async () => {
  const button = document.createElement('button');
  document.body.replaceChildren(button);
  await settle();
  seen.length = 0;
  button.addEventListener('click', (event) => event.stopPropagation());
  button.click();
  await settle();
  expect(seen).toEqual(['changed']);
});

it('says that the person came back to it, and not that it was shown for the first time', () => {
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
  expect(seen).toEqual([]);
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect(seen).toEqual(['returned']);
});

it('does nothing while nothing changes', async () => {
  await settle();
  expect(seen).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

it('leaves no timer and hears nothing once its lifetime ended', async () => {
  document.body.append(document.createElement('p'));
  await Promise.resolve();
  lifetime.abort();
  expect(vi.getTimerCount()).toBe(0);
  document.body.append(document.createElement('p'));
  await settle();
  expect(seen).toEqual([]);
});
