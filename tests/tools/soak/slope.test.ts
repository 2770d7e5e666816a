import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../tools/replay/random.ts';
import { slopeOf } from '../../../tools/soak/slope.ts';

const MINUTE_MS = 60_000;
const SEED = 7;
const at = (values: readonly number[]) => values.map((value, i) => ({ atMs: i * MINUTE_MS, value }));

describe('a slope', () => {
  it('of a line is that of the line, an hour', () => {
    const slope = slopeOf(at(Array.from({ length: 10 }, (_, i) => 3 + i)));
    expect(slope?.perHour).toBeCloseTo(60, 9);
    expect(slope?.high).toBeCloseTo(60, 6);
  });

  it('of seven points is not told', () => {
    expect(slopeOf(at([1, 2, 3, 4, 5, 6, 7]))).toBeUndefined();
  });

  // Of 400 flat courses whose moments resemble each other, about one in twenty may seem to rise or fall.
  it('holds zero where nothing grows, also where moments resemble each other', () => {
    const random = randomOf(SEED);
    let held = 0;
    for (let run = 0; run < 400; run += 1) {
      let value = 0;
      const values = Array.from({ length: 60 }, () => {
        value = 0.5 * value + (random() - 0.5);
        return value;
      });
      const slope = slopeOf(at(values));
      held += Number(slope !== undefined && slope.low <= 0 && slope.high >= 0);
    }
    expect(held / 400).toBeGreaterThan(0.88);
  });

  it('is seen where something does', () => {
    const random = randomOf(SEED);
    const slope = slopeOf(at(Array.from({ length: 60 }, (_, i) => 0.2 * i + 2 * (random() - 0.5))));
    expect(slope?.low).toBeGreaterThan(0);
    expect(slope?.high).toBeLessThan(24);
  });
});
