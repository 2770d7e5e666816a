import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../src/content/one-at-a-time.ts';
import type { ReRead } from '../../src/content/re-read.ts';

const ADDRESS = 'https://www.facebook.com/inwi';
const { signal } = new AbortController();

const slow = (atMs: number): ReRead => ({
  end: 'slow',
  text: '',
  atMs,
  status: 0,
  bytes: 0,
});

interface Asked {
  readonly answer: (timed: ReRead) => void;
  readonly fail: (reason: Error) => void;
}

/** A site whose answers come when the test says so. */
function site() {
  const asked: Asked[] = [];
  const reRead = oneAtATime(
    () => new Promise((resolve, reject) => asked.push({ answer: resolve, fail: reject })),
  );
  return { asked, reRead };
}

describe('re-reads of a tab', () => {
  it('share one request while it is under way', async () => {
    const { asked, reRead } = site();
    const both = [reRead(ADDRESS, 'likes', signal), reRead(ADDRESS, 'likes', signal)];
    expect(asked).toHaveLength(1);
    asked[0]?.answer(slow(7));
    expect(await Promise.all(both)).toEqual([slow(7), slow(7)]);
  });

  it('ask anew once it has been answered, or has failed', async () => {
    const { asked, reRead } = site();
    const first = reRead(ADDRESS, 'likes', signal);
    asked[0]?.fail(new Error('the lifetime is over'));
    await expect(first).rejects.toThrow('the lifetime is over');
    const second = reRead(ADDRESS, 'likes', signal);
    expect(asked).toHaveLength(2);
    asked[1]?.answer(slow(8));
    expect(await second).toEqual(slow(8));
  });

  it('share nothing when another address or metric is asked for', () => {
    const { asked, reRead } = site();
    void reRead(ADDRESS, 'likes', signal);
    void reRead(ADDRESS, 'followers', signal);
    void reRead('https://www.facebook.com/meditel', 'likes', signal);
    expect(asked).toHaveLength(3);
  });
});
