import { describe, expect, it } from 'vitest';
import { sharedChange } from '../../../src/core/campaign/shared-change.ts';
import type { PlatformChange } from '../../../src/core/rate/rate-event.ts';

const T = Date.UTC(2016, 1, 27, 20);
const MINUTE = 60_000;
const change = (minute: number, size: number): PlatformChange => ({
  kind: 'platform-change',
  afterMs: T + minute * MINUTE,
  atMs: T + (minute + 2) * MINUTE,
  size,
  probability: 0.99,
});
const watched = (...changes: PlatformChange[]) => ({
  changes,
  fromMs: T - 60 * MINUTE,
  toMs: T + 60 * MINUTE,
});

describe('a platform change', () => {
  it('is shared when a control drops at once in the same quarter of an hour', () => {
    expect(sharedChange(change(0, -30_000), [watched(change(10, -900)), watched()])).toEqual({
      kind: 'shared',
      controls: 1,
      total: 2,
    });
  });

  it('is alone when the controls were watched and did not move that way then', () => {
    const controls = [watched(change(40, -900)), watched(change(5, 900))];
    expect(sharedChange(change(0, -30_000), controls)).toEqual({ kind: 'alone', total: 2 });
  });

  it('cannot be told apart from others where no control was watched', () => {
    expect(sharedChange(change(0, -30_000), [])).toEqual({ kind: 'unknown' });
    const gone = { changes: [], fromMs: T - 60 * MINUTE, toMs: T - 30 * MINUTE };
    expect(sharedChange(change(0, -30_000), [gone])).toEqual({ kind: 'unknown' });
  });
});
