import { afterEach, expect, it, vi } from 'vitest';
import { reRead } from '../../src/content/re-read.ts';

const ADDRESS = 'https://www.facebook.com/inwi';

/** A line that brings so many letters at a time. */
function answerIn(pieces: readonly number[]): void {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const length of pieces) controller.enqueue(new Uint8Array(length).fill(0x61));
      controller.close();
    },
  });
  vi.stubGlobal('fetch', async () => new Response(body, { headers: { 'content-type': 'text/html' } }));
}

afterEach(() => {
  vi.unstubAllGlobals();
});

// The background takes no more than 1.2 million; a browser that was busy hands on half a megabyte at once.
it.each([
  ['in small pieces', Array.from({ length: 200 }, () => 10_000)],
  ['in pieces of half a megabyte', [524_288, 400_000, 524_288, 524_288]],
])('hands on no more of a long answer than is taken from it: %s', async (_how, pieces) => {
  answerIn(pieces);
  const { end, text } = await reRead(ADDRESS, 'followers', new AbortController().signal);
  expect(end).toBe('too-much');
  expect(text).toHaveLength(1_000_000);
});
