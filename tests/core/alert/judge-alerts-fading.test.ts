import { describe, expect, it } from 'vitest';
import { rate, type Step, story } from './alert-story.ts';

describe('a fading loss', () => {
  it('is told when it is surely below half of its height', () => {
    expect(
      story([
        [0, -150, 10],
        [10, -80, 10],
        [20, -50, 10],
        [30, -40, 10],
      ]).flat(),
    ).toEqual(['loss', 'fading']);
  });

  it('is not told of a loss that never was above the level', () => {
    expect(
      story([
        [0, -50, 5],
        [10, -5, 5],
      ]).flat(),
    ).toEqual([]);
  });

  it('is entered below half of the height, not at it', () => {
    // The height is at least 140, half of it 70.
    const told = (perMinute: number) =>
      story([
        [0, -150, 10],
        [10, perMinute, 10],
      ]).flat();
    expect(told(-60)).toEqual(['loss']);
    expect(told(-59)).toEqual(['loss', 'fading']);
  });

  it('is left above three quarters of the height, not at them', () => {
    // Three quarters of 140 are 105.
    const told = (perMinute: number) =>
      story([
        [0, -150, 10],
        [10, -59, 10],
        [20, perMinute, 10],
        [50, -59, 10],
      ]).flat();
    expect(told(-115)).toEqual(['loss', 'fading']);
    expect(told(-116)).toEqual(['loss', 'fading', 'fading']);
  });

  it('needs a height above the level, of a change that has held', () => {
    const told = (...first: Step) => story([first, [10, -30, 10]]).flat();
    expect(told(0, -110, 10)).toEqual([]);
    expect(told(0, -111, 10)).toEqual(['loss', 'fading']);
    expect(told(0, -150, 10, { rate: rate(0, -150, 10, false) })).toEqual([]);
  });

  it('is measured by the greatest height, and by the last time it was reached', () => {
    // At least 290 lost at the height, half of it 145.
    expect(
      story([
        [0, -150, 10],
        [5, -300, 10],
        [10, -130, 10],
      ]).flat(),
    ).toEqual(['loss', 'fading']);
    expect(
      story([
        [0, -150, 10],
        [300, -150, 10],
        [400, -59, 10],
      ]).flat(),
    ).toEqual(['loss', 'fading']);
  });

  it('knows its height for six hours to the instant', () => {
    const told = (minute: number) =>
      story([
        [0, -150, 10],
        [minute, -59, 10],
      ]).flat();
    expect(told(360)).toEqual(['loss', 'fading']);
    expect(told(360.01)).toEqual(['loss']);
  });

  it('forgets the height of six hours ago', () => {
    expect(
      story([
        [0, -150, 10],
        [361, -30, 5],
        [362, -5, 5],
      ]).flat(),
    ).toEqual(['loss']);
  });
});
