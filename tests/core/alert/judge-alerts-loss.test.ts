import { describe, expect, it } from 'vitest';
import { judgeAlerts, startAlerts } from '../../../src/core/alert/judge-alerts.ts';
import { rate, rules, type Step, story } from './alert-story.ts';

describe('a loss above the level', () => {
  it('is told once, when the whole interval lies above it', () => {
    expect(
      story([
        [0, -105, 15],
        [1, -120, 15],
        [2, -140, 15],
      ]),
    ).toEqual([[], ['loss'], []]);
  });

  it('is not told of a change that has not held over a second sample', () => {
    const news = { rate: rate(0, -200, 20, false), count: { value: 1, step: 1 }, isBurst: false };
    expect(judgeAlerts(startAlerts(), news, rules).told).toEqual([]);
  });

  it('is left only when the whole interval lies below four fifths of the level, and does not ring on the edge', () => {
    const edge: Step[] = Array.from({ length: 90 }, (_, i) => [i + 1, i % 2 ? -120 : -95, 10]);
    expect(story([[0, -130, 10], ...edge]).flat()).toEqual(['loss']);
    expect(
      story([
        [0, -130, 10],
        [40, -60, 10],
        [80, -130, 10],
      ]).flat(),
    ).toEqual(['loss', 'loss']);
  });

  it('is told again at the earliest after half an hour', () => {
    expect(
      story([
        [0, -130, 10],
        [5, -75, 4],
        [29, -130, 10],
        [31, -130, 10],
      ]).flat(),
    ).toEqual(['loss']);
  });

  it('is entered above the level, not at it', () => {
    expect(story([[0, -110, 10]]).flat()).toEqual([]); // at least 100
    expect(story([[0, -111, 10]]).flat()).toEqual(['loss']);
  });

  it('is left below four fifths of the level, not at it', () => {
    const again = (perMinute: number) =>
      story([
        [0, -130, 10],
        [40, perMinute, 10],
        [80, -130, 10],
      ]).flat();
    expect(again(-70)).toEqual(['loss']); // at most 80
    expect(again(-69)).toEqual(['loss', 'loss']);
  });

  it('is told again when half an hour is over to the instant', () => {
    const again = (minute: number) =>
      story([
        [0, -130, 10],
        [5, -60, 4],
        [minute, -130, 10],
      ]).flat();
    expect(again(30)).toEqual(['loss', 'loss']);
    expect(again(29.99)).toEqual(['loss']);
  });

  it('keeps nothing else from being told', () => {
    expect(
      story([
        [0, -130, 10],
        [1, 300, 50, { isBurst: true }],
      ]).flat(),
    ).toEqual(['loss', 'fading', 'burst']);
  });

  it('is not told when the person did not ask for it', () => {
    expect(story([[0, -130, 10]], { ...rules, kinds: ['burst'] })).toEqual([[]]);
  });
});
