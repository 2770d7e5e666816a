import { describe, expect, it } from 'vitest';
import { FilterRun } from '../../../../src/core/rate/filter/filter-run.ts';
import type { RateEstimate } from '../../../../src/core/rate/rate.ts';
import type { RateEvent } from '../../../../src/core/rate/rate-event.ts';

const START_MS = Date.UTC(2016, 1, 27, 20);

function run(counts: readonly number[], seconds = 60): { said: RateEstimate[]; events: RateEvent[] } {
  const filter = new FilterRun();
  const said: RateEstimate[] = [];
  const events: RateEvent[] = [];
  for (const [i, value] of counts.entries()) {
    events.push(...filter.sample({ atMs: START_MS + i * seconds * 1000, value, step: 1 }));
    said.push(filter.estimate());
  }
  return { said, events };
}

/** A loss of 120 a minute from 2,000,000 on. */
const loss = (length: number): number[] => Array.from({ length }, (_, i) => 2_000_000 - 120 * i);

describe('a count that jumps', () => {
  it('by a purge of 60,000 is a jump for one look, and never a rate', () => {
    const { said, events } = run(loss(50).map((count, i) => (i < 30 ? count : count - 60_000)));
    const jump = said[30];
    if (jump?.kind !== 'jump') throw new Error(`No jump: ${JSON.stringify(jump)}`);
    expect(jump.size).toBe(-60_000);
    expect(jump.afterMs).toBe(START_MS + 29 * 60_000);
    // The old rate stands; the interval holds it, and the 60,120 a minute that it would be.
    expect(jump.perMinute).toBeCloseTo(-120, -1);
    expect(jump.high).toBeGreaterThan(-120);
    expect(jump.low).toBeLessThan(-60_120);
    for (const [i, rate] of said.entries()) {
      if (i < 3 || i === 30) continue;
      if (rate.kind !== 'rate') throw new Error(`No rate at ${i}`);
      expect(rate.perMinute).toBeCloseTo(-120, -1);
    }
    expect(events.filter(({ kind }) => kind === 'platform-change')).toMatchObject([{ size: -60_000 }]);
  });

  it('by 0.05 % once is no loss either', () => {
    const { said } = run(loss(50).map((count, i) => (i < 30 ? count : count - 1100)));
    expect(said[30]).toMatchObject({ kind: 'jump', size: -1100 });
    expect(said[31]?.kind).toBe('rate');
    for (const rate of said.slice(31)) if (rate.kind === 'rate') expect(rate.perMinute).toBeCloseTo(-120, -1);
  });

  it.each([0.1, 1.03, 0.998])(
    'to %d of itself for one read is a jump there, and then as if nothing was',
    (part) => {
      const { said, events } = run(loss(50).map((count, i) => (i === 30 ? Math.round(part * count) : count)));
      expect(said[30]?.kind).toBe('jump');
      for (const rate of said.slice(31)) {
        if (rate.kind !== 'rate') throw new Error(`No rate: ${JSON.stringify(rate)}`);
        expect(rate.perMinute).toBeCloseTo(-120, -1);
      }
      expect(events.filter(({ kind }) => kind === 'glitch')).toHaveLength(1);
    },
  );

  it('and goes on is a rate at the next look', () => {
    const rush = loss(50).map((count, i) => (i < 30 ? count : count - 9000 * (i - 29)));
    const { said } = run(rush);
    expect(said[30]?.kind).toBe('jump');
    const rate = said[31];
    if (rate?.kind !== 'rate') throw new Error(`No rate: ${JSON.stringify(rate)}`);
    expect(rate.perMinute).toBeGreaterThan(-9800);
    expect(rate.perMinute).toBeLessThan(-8400);
  });

  it('is not what a rush brings that began shortly before the look at it', () => {
    // 6,000 a minute leave from six seconds before a look on: 600 of them by then.
    const rush = loss(50).map((count, i) => (i < 30 ? count : count - 600 - 6000 * (i - 30)));
    const { said } = run(rush);
    expect(said[30]?.kind).toBe('rate');
    const rate = said[31];
    if (rate?.kind !== 'rate') throw new Error(`No rate: ${JSON.stringify(rate)}`);
    expect(rate.perMinute).toBeGreaterThan(-6700);
    expect(rate.perMinute).toBeLessThan(-5500);
  });

  it('is not the end of a rush', () => {
    // Forty a second come for three minutes, then none.
    const counts = loss(40).map((count, i) => count + 2520 * Math.max(0, Math.min(3, i - 30)));
    const { said } = run(counts);
    expect(said[34]?.kind).toBe('rate');
    const last = said[35];
    if (last?.kind !== 'rate') throw new Error(`No rate: ${JSON.stringify(last)}`);
    expect(last.perMinute).toBeLessThan(0);
  });

  it('is not what many lose over a night that nobody looked', () => {
    const filter = new FilterRun();
    for (const [i, value] of loss(30).entries())
      filter.sample({ atMs: START_MS + i * 60_000, value, step: 1 });
    filter.sample({ atMs: START_MS + 29 * 60_000 + 8 * 3_600_000, value: 1_920_000, step: 1 });
    expect(filter.estimate().kind).not.toBe('jump');
  });
});

describe('replicas of a number of which a reader stays with one', () => {
  it('make no rate where it meets another', () => {
    // Nothing happens; two replicas differ by 400 of eight million, and each stays for seven reads.
    const counts = Array.from({ length: 120 }, (_, i) => 8_000_000 + (Math.floor(i / 7) % 2) * 400 + (i % 2));
    const { said } = run(counts);
    for (const [i, rate] of said.entries())
      if (rate.kind === 'rate') expect(Math.abs(rate.perMinute), `at ${i}`).toBeLessThan(20);
  });
});
