import { describe, expect, it } from 'vitest';
import { RefreshClock } from '../../../src/core/rate/refresh-clock.ts';

/** A clock that has seen reads every 15 s of a number renewed every `period` s, for an hour. */
function trained(period: number): { clock: RefreshClock; lags: [told: number, true_: number][] } {
  const clock = new RefreshClock();
  const lags: [number, number][] = [];
  for (let t = 15; t <= 3600; t += 15) {
    clock.advance(15);
    const moved = Math.floor((t - 4) / period) > Math.floor((t - 15 - 4) / period);
    if (moved) lags.push([clock.moved(15).mean, (t - 4) % period]);
    else clock.stayed(0.01);
    clock.round();
  }
  return { clock, lags };
}

describe('the refresh clock', () => {
  it.each([30, 45, 60])('learns a period of %i s, and how far back a new number lies', (period) => {
    const { clock, lags } = trained(period);
    expect(clock.likeliest().seconds).toBe(period);
    expect(clock.likeliest().probability).toBeGreaterThan(0.9);
    for (const [told, truth] of lags.slice(-20)) expect(Math.abs(told - truth)).toBeLessThan(8);
  });

  it('believes in no period where every read is new', () => {
    const clock = new RefreshClock();
    for (let i = 0; i < 100; i++) {
      clock.advance(30);
      clock.moved(30);
    }
    expect(clock.likeliest().seconds).toBe(0);
  });

  it('corrects nothing where renewals are quicker than the reads', () => {
    const clock = new RefreshClock();
    clock.advance(120);
    expect(clock.moved(120)).toEqual({ mean: 0, variance: 0 });
  });

  it('goes through its numbers unchanged', () => {
    const { clock } = trained(60);
    const other = new RefreshClock();
    other.fromNumbers(clock.toNumbers());
    expect(other.weights).toEqual(clock.weights);
  });
});
