import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gainsAndLosses } from '../../../src/core/series/gains-and-losses.ts';

describe('gainsAndLosses', () => {
  it('adds rises and falls of exact counts', () => {
    expect(gainsAndLosses([100, 90, 95, 95, 70], 0)).toEqual({ gainedAtLeast: 5, lostAtLeast: 35 });
    expect(gainsAndLosses([100, 130], 0)).toEqual({ gainedAtLeast: 30, lostAtLeast: 0 });
  });

  it('finds nothing in no counts, in one, and in a counter that stands still', () => {
    expect(gainsAndLosses([], 0)).toEqual({ gainedAtLeast: 0, lostAtLeast: 0 });
    expect(gainsAndLosses([7], 0)).toEqual({ gainedAtLeast: 0, lostAtLeast: 0 });
    expect(gainsAndLosses([7, 7, 7], 0)).toEqual({ gainedAtLeast: 0, lostAtLeast: 0 });
  });

  it('takes a wobble of the reads for neither', () => {
    expect(gainsAndLosses([1000, 1010, 1000, 1010, 1000], 10)).toEqual({ gainedAtLeast: 0, lostAtLeast: 0 });
  });

  it('counts a turn by what it exceeds the wobble', () => {
    expect(gainsAndLosses([1000, 1008, 900, 905, 960], 10)).toEqual({ gainedAtLeast: 50, lostAtLeast: 98 });
  });

  it('goes on with a rise or a fall after a wobble in it', () => {
    // Up by 100, by a wobble back, up to 120 in all: one rise of 120, less the wobble.
    expect(gainsAndLosses([0, 100, 95], 10)).toEqual({ gainedAtLeast: 90, lostAtLeast: 0 });
    expect(gainsAndLosses([0, 100, 95, 120], 10)).toEqual({ gainedAtLeast: 110, lostAtLeast: 0 });
    expect(gainsAndLosses([120, 20, 25, 0], 10)).toEqual({ gainedAtLeast: 0, lostAtLeast: 110 });
  });

  it('never claims more than the exact course behind wobbling reads', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ move: fc.integer({ min: -20, max: 20 }), noise: fc.integer({ min: -5, max: 5 }) }),
          {
            maxLength: 200,
          },
        ),
        (steps) => {
          let level = 10_000;
          let gained = 0;
          let lost = 0;
          const read = steps.map(({ move, noise }) => {
            level += move;
            if (move > 0) gained += move;
            else lost -= move;
            return level + noise;
          });
          const bound = gainsAndLosses([10_000, ...read], 10);
          expect(bound.gainedAtLeast).toBeLessThanOrEqual(gained);
          expect(bound.lostAtLeast).toBeLessThanOrEqual(lost);
        },
      ),
      { seed: 1602, numRuns: 500 },
    );
  });
});
