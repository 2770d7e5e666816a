import { describe, expect, it } from 'vitest';
import type { ObstacleKind } from '../../../src/core/page/obstacle.ts';
import { watchEvent } from '../../../src/core/page/watch-event.ts';
import type { WatchState } from '../../../src/core/page/watch-state.ts';

const idle: WatchState = { kind: 'not-measuring' };
const measuring: WatchState = { kind: 'measuring', nextReadMs: 1 };
const obstructed = (kind: ObstacleKind, failures = 1): WatchState => ({
  kind: 'obstructed',
  obstacle: { kind, detail: '' },
  sinceMs: 0,
  failures,
  nextReadMs: 9,
});
const paused: WatchState = { kind: 'paused', obstacle: { kind: 'blocked', detail: '' }, sinceMs: 0 };

describe('watchEvent', () => {
  it('tells start, obstacle, recovery, pause and stop', () => {
    expect(watchEvent(idle, measuring, 5)).toEqual({ kind: 'started', atMs: 5 });
    expect(watchEvent(measuring, obstructed('slow'), 5)).toEqual({
      kind: 'obstructed',
      atMs: 5,
      obstacle: 'slow',
    });
    expect(watchEvent(obstructed('slow'), measuring, 5)).toEqual({ kind: 'recovered', atMs: 5 });
    expect(watchEvent(obstructed('blocked'), paused, 5)).toEqual({
      kind: 'paused',
      atMs: 5,
      obstacle: 'blocked',
    });
    expect(watchEvent(paused, measuring, 5)).toEqual({ kind: 'started', atMs: 5 });
    expect(watchEvent(measuring, idle, 5)).toEqual({ kind: 'stopped', atMs: 5 });
  });

  it('takes another obstacle for a turn, and another try at the same one for none', () => {
    expect(watchEvent(obstructed('slow'), obstructed('slow', 2), 5)).toBeUndefined();
    expect(watchEvent(obstructed('slow'), obstructed('cut', 2), 5)).toMatchObject({ obstacle: 'cut' });
    expect(watchEvent(measuring, { ...measuring, nextReadMs: 2 }, 5)).toBeUndefined();
    expect(watchEvent(idle, idle, 5)).toBeUndefined();
    expect(watchEvent(paused, paused, 5)).toBeUndefined();
  });
});
