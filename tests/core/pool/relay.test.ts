import { describe, expect, it } from 'vitest';
import { findObserverId, type ObserverId } from '../../../src/core/pool/observer.ts';
import { paceOf, relay } from '../../../src/core/pool/relay.ts';

const V2 = findObserverId('v2') as ObserverId;
const V3 = findObserverId('v3') as ObserverId;
const MINUTE = 60_000;
const minutes = (...at: number[]): number[] => at.map((minute) => minute * MINUTE);
const every = (fromMinute: number, toMinute: number, step = 1): number[] =>
  Array.from(
    { length: Math.floor((toMinute - fromMinute) / step) + 1 },
    (_, i) => (fromMinute + i * step) * MINUTE,
  );

/** Stretches as the minutes they hold. */
const filled = (own: number[], others: [ObserverId, number[]][], fromMinute: number, toMinute: number) =>
  relay(
    own,
    others.map(([observer, atMs]) => ({ observer, atMs })),
    MINUTE,
    fromMinute * MINUTE,
    toMinute * MINUTE,
  ).map(({ observer, from, to }) => [
    observer,
    (others.find(([name]) => name === observer)?.[1] ?? []).slice(from, to).map((ms) => ms / MINUTE),
  ]);

describe('the pace of an observer', () => {
  it('is the usual span, whatever gaps there are', () => {
    expect(paceOf([0, 60, 120, 100_000, 100_060])).toBe(60);
  });

  it('is a minute for who has not looked twice', () => {
    expect(paceOf([])).toBe(MINUTE);
    expect(paceOf([5])).toBe(MINUTE);
  });
});

describe('a gap of one’s own', () => {
  it('is filled by another, strictly within it, and nothing else is', () => {
    const own = minutes(0, 1, 2, 8, 9);
    expect(filled(own, [[V2, every(0, 9)]], 0, 9)).toEqual([['v2', [3, 4, 5, 6, 7]]]);
  });

  it('is none up to two and a half times one’s pace', () => {
    expect(filled(minutes(0, 2.5, 5), [[V2, every(0, 5, 0.5)]], 0, 5)).toEqual([]);
    expect(filled(minutes(0, 2.6), [[V2, minutes(1)]], 0, 2.6)).toEqual([['v2', [1]]]);
  });

  it('is filled by one observer alone, the one who looked most often in it', () => {
    const own = minutes(0, 10);
    const others: [ObserverId, number[]][] = [
      [V2, minutes(2, 4, 6, 8)],
      [V3, minutes(1, 3, 5, 7, 9)],
    ];
    expect(filled(own, others, 0, 10)).toEqual([['v3', [1, 3, 5, 7, 9]]]);
  });

  it('is gone on with by the next one where the best one was away too', () => {
    const own = minutes(0, 20);
    const others: [ObserverId, number[]][] = [
      [V2, [...every(1, 5), ...every(15, 19)]],
      [V3, every(4, 16, 2)],
    ];
    expect(filled(own, others, 0, 20)).toEqual([
      ['v2', [1, 2, 3, 4, 5]],
      ['v3', [6, 8, 10, 12, 14]],
      ['v2', [15, 16, 17, 18, 19]],
    ]);
  });

  it('is before the first own sample and after the last one too', () => {
    expect(filled(minutes(5), [[V2, every(0, 10)]], 0, 10)).toEqual([
      ['v2', [0, 1, 2, 3, 4]],
      ['v2', [6, 7, 8, 9, 10]],
    ]);
  });

  it('is everything for a newcomer, and nothing where nobody looked', () => {
    expect(filled([], [[V2, every(0, 3)]], 0, 3)).toEqual([['v2', [0, 1, 2, 3]]]);
    expect(filled([], [], 0, 3)).toEqual([]);
    expect(filled([], [[V2, []]], 0, 3)).toEqual([]);
  });
});
