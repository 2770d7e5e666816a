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

  it('is shared up to a quarter of an hour apart, either way, and no further', () => {
    // It lies between minutes 0 and 2; the other between `minute` and `minute` + 2.
    const kindAt = (minute: number) => sharedChange(change(0, -30_000), [watched(change(minute, -900))]).kind;
    expect(kindAt(17)).toBe('shared');
    expect(kindAt(17.01)).toBe('alone');
    expect(kindAt(-17)).toBe('shared');
    expect(kindAt(-17.01)).toBe('alone');
  });

  it('is alone beside controls that were watched from before it to after it, to the instant', () => {
    const just = { changes: [], fromMs: T, toMs: T + 2 * MINUTE };
    expect(sharedChange(change(0, -30_000), [just])).toEqual({ kind: 'alone', total: 1 });
    expect(sharedChange(change(0, -30_000), [{ ...just, fromMs: T + 1 }])).toEqual({ kind: 'unknown' });
    expect(sharedChange(change(0, -30_000), [{ ...just, toMs: T + 2 * MINUTE - 1 }])).toEqual({
      kind: 'unknown',
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
