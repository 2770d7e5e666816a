import { describe, expect, it } from 'vitest';
import { RefreshClock } from '../../../../src/core/rate/filter/refresh-clock.ts';

/** A move whose size says nothing. */
const ANY = () => 1;

/** A clock that has seen reads every 15 s of a number renewed every `period` s, for an hour. */
function trained(period: number): { clock: RefreshClock; lags: [told: number, true_: number][] } {
  const clock = new RefreshClock();
  const lags: [number, number][] = [];
  for (let t = 15; t <= 3600; t += 15) {
    clock.advance(15);
    const moved = Math.floor((t - 4) / period) > Math.floor((t - 15 - 4) / period);
    if (moved) lags.push([clock.moved(15, ANY).mean, (t - 4) % period]);
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
      clock.moved(30, ANY);
    }
    expect(clock.likeliest().seconds).toBe(0);
  });

  it('corrects nothing where renewals are quicker than the reads', () => {
    const clock = new RefreshClock();
    clock.advance(120);
    expect(clock.moved(120, ANY)).toEqual({ mean: 0, variance: 0 });
  });

  it('learns a period quicker than the reads from the sizes of the moves, which take turns', () => {
    // Two a second, renewed every 20 s and read every 30 s: now 40 more, now 80. Each may be 10 off.
    const clock = new RefreshClock();
    let lag = { mean: Number.NaN, variance: Number.NaN };
    for (let t = 30; t <= 1800; t += 30) {
      clock.advance(30);
      const by = 2 * 20 * (Math.floor((t - 4) / 20) - Math.floor((t - 34) / 20));
      lag = clock.moved(30, (seconds) => Math.exp(-0.5 * ((by - 2 * seconds) / 10) ** 2));
      clock.round();
    }
    expect(clock.likeliest().seconds).toBe(20);
    expect(clock.likeliest().probability).toBeGreaterThan(0.9);
    // At 1800 s the number is that of 1784 s.
    expect(Math.abs(lag.mean - 16)).toBeLessThan(5.1);
  });

  it.each([8.8, 11.3, 13.3, 13.7])('learns a period of %f s, hardly quicker than the reads', (period) => {
    // Five a second, read every 15 s: mostly one renewal lies in between, now and then two.
    const clock = new RefreshClock();
    const misses: number[] = [];
    for (let t = 15; t <= 3600; t += 15) {
      clock.advance(15);
      const renewals = Math.floor((t - 4) / period) - Math.floor((t - 19) / period);
      const by = 5 * period * renewals;
      const lag = clock.moved(15, (seconds) => Math.exp(-0.5 * ((by - 5 * seconds) / 10) ** 2) + 1e-3);
      misses.push(Math.abs(lag.mean - ((t - 4) % period)));
      clock.round();
    }
    expect(Math.abs(clock.likeliest().seconds - period)).toBeLessThanOrEqual(0.5);
    expect(clock.likeliest().probability).toBeGreaterThan(0.9);
    const late = misses.slice(-120);
    expect(late.reduce((sum, miss) => sum + miss, 0) / late.length).toBeLessThan(2);
  });

  it('and none from sizes that are as the time between the reads', () => {
    const clock = new RefreshClock();
    for (let i = 0; i < 60; i++) {
      clock.advance(30);
      const by = 60 + 10 * Math.sin(i * i);
      clock.moved(30, (seconds) => Math.exp(-0.5 * ((by - 2 * seconds) / 10) ** 2));
    }
    expect(clock.likeliest().seconds).toBe(0);
  });

  it('goes through its numbers unchanged', () => {
    const { clock } = trained(60);
    const other = new RefreshClock();
    other.fromNumbers(clock.toNumbers());
    expect(other.weights).toEqual(clock.weights);
  });
});
