import { describe, expect, it } from 'vitest';
import type { WatchState } from '../../../src/core/page/watch-state.ts';
import { conditionOf, conditionOfAll } from '../../../src/core/summary/condition.ts';
import type { PageView } from '../../../src/core/summary/series-summary.ts';

const NOW = Date.UTC(2016, 1, 27, 21);
const MINUTE = 60_000;

const obstacle = { kind: 'blocked', detail: 'seen by the test' } as const;
const view = (watch: WatchState, ...readMs: number[]): PageView =>
  ({ watch, intervalMs: MINUTE, series: readMs.map((atMs) => ({ last: { atMs } })) }) as unknown as PageView;

const unmeasured = view({ kind: 'not-measuring' });
const soon = { kind: 'measuring', nextReadMs: NOW + MINUTE } as const;
const live = view(soon, NOW - 60 * MINUTE, NOW - MINUTE);
const waiting = view(soon, NOW - 12 * MINUTE);
const late = view({ kind: 'measuring', nextReadMs: NOW - 3 * MINUTE });
const obstructed = view({
  kind: 'obstructed',
  obstacle,
  sinceMs: NOW - MINUTE,
  failures: 1,
  nextReadMs: NOW + MINUTE,
});
const paused = view({ kind: 'paused', obstacle, sinceMs: NOW });

describe('how a Page stands', () => {
  it('is told by its watch and the clock', () => {
    expect(
      [unmeasured, live, waiting, view(soon), late, obstructed, paused].map((one) => conditionOf(one, NOW)),
    ).toEqual([...['unmeasured', 'live', 'waiting', 'waiting', 'late', 'obstructed', 'paused']]);
  });

  it('is not late within two intervals of the reading that was planned', () => {
    const due = view({ kind: 'measuring', nextReadMs: NOW - 2 * MINUTE }, NOW - 3 * MINUTE);
    expect(conditionOf(due, NOW)).toBe('live');
    expect(conditionOf(due, NOW + 1)).toBe('late');
  });
});

describe('how several stand', () => {
  it('counts as live what is being read, and is as bad as the worst', () => {
    expect(conditionOfAll([live, paused, paused], NOW)).toEqual({ live: 1, total: 3, worst: 'paused' });
    expect(conditionOfAll([live, late, obstructed], NOW)).toEqual({ live: 1, total: 3, worst: 'obstructed' });
    expect(conditionOfAll([live, waiting], NOW)).toEqual({ live: 1, total: 2, worst: 'waiting' });
    expect(conditionOfAll([live, unmeasured], NOW)).toEqual({ live: 1, total: 2, worst: 'live' });
    expect(conditionOfAll([unmeasured], NOW).worst).toBe('unmeasured');
  });
});
