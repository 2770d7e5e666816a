import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UNDO_MS, undoDesk } from '../../../src/dashboard/shared/undo-desk.ts';

let done: string[];
let page: AbortController;
const deletion = (key: string) => ({
  key,
  said: [key],
  commit: async () => {
    done.push(key);
  },
});

beforeEach(() => {
  done = [];
  page = new AbortController();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const desk = () => undoDesk((error) => Promise.reject(error), page.signal);

describe('a deletion', () => {
  it('is final after ten seconds, and not before', async () => {
    const { hold, held } = desk();
    hold(deletion('a'));
    await vi.advanceTimersByTimeAsync(UNDO_MS - 1);
    expect([done, held.value?.key]).toEqual([[], 'a']);
    await vi.advanceTimersByTimeAsync(1);
    expect([done, held.value]).toEqual([['a'], undefined]);
  });

  it('can be taken back until then', async () => {
    const { hold, held, undo } = desk();
    hold(deletion('a'));
    undo();
    await vi.advanceTimersByTimeAsync(2 * UNDO_MS);
    expect([done, held.value]).toEqual([[], undefined]);
  });

  it('is made final once, and cannot be taken back while that is under way', async () => {
    let agree = (): void => undefined;
    const slow = {
      key: 'a',
      said: ['a'],
      commit: () =>
        new Promise<void>((resolve) => {
          done.push('a');
          agree = resolve;
        }),
    };
    const { hold, held, undo } = desk();
    hold(slow);
    await vi.advanceTimersByTimeAsync(UNDO_MS);
    undo();
    expect(held.value?.key).toBe('a');
    hold(deletion('b'));
    page.abort();
    agree();
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual(['a', 'b']);
  });

  it('is final at once when another comes, or the page goes', async () => {
    const { hold, held } = desk();
    hold(deletion('a'));
    hold(deletion('b'));
    await vi.advanceTimersByTimeAsync(0);
    expect([done, held.value?.key]).toEqual([['a'], 'b']);
    page.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual(['a', 'b']);
  });
});
