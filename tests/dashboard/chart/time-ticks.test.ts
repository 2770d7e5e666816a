import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeLabels } from '../../../src/dashboard/chart/time-label.ts';
import { type MinutesEast, timeTicks } from '../../../src/dashboard/chart/time-ticks.ts';
import { LANGUAGES } from '../../../src/settings/language.ts';

const DAY = 86_400_000;

/** Casablanca stands an hour back for Ramadan, Troll moves two hours, Beirut and Havana change at midnight. */
const ZONES = ['Africa/Casablanca', 'Europe/Paris', 'Antarctica/Troll', 'America/Havana'];

/** A zone's clock, asked of `Intl` itself. */
function clockOf(timeZone: string): MinutesEast {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const known = new Map<number, number>();
  const ask: MinutesEast = (atMs) => {
    const part = Object.fromEntries(
      format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
    return (Date.UTC(year, month - 1, day, hour, minute) - Math.floor(atMs / 60_000) * 60_000) / 60_000;
  };
  return (atMs) => {
    const quarter = Math.floor(atMs / 900_000);
    const minutes = known.get(quarter) ?? ask(quarter * 900_000);
    known.set(quarter, minutes);
    return minutes;
  };
}
const CLOCKS = ZONES.map((zone) => [zone, clockOf(zone)] as const);

const axis = fc.record({
  fromMs: fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2028, 0, 1) }),
  // As many short spans as long ones.
  spanMs: fc
    .double({ min: Math.log(5000), max: Math.log(30 * 365 * DAY), noNaN: true })
    .map((log) => Math.round(Math.exp(log))),
  width: fc.integer({ min: 200, max: 2000 }),
  em: fc.constantFrom(1, 1, 1.5),
  language: fc.constantFrom(...LANGUAGES),
  clock: fc.constantFrom(...CLOCKS),
});

describe('the time axis', () => {
  it('says no label twice and none empty, of any span, width, language and zone', () => {
    fc.assert(
      fc.property(axis, ({ fromMs, spanMs, width, em, language, clock: [zone, minutesEast] }) => {
        const ticks = timeTicks({ fromMs, toMs: fromMs + spanMs }, width, em, minutesEast);
        let over = '';
        const said = timeLabels(ticks, language, zone).map(({ main, under }) => {
          if (under !== '') over = under;
          expect(main.trim()).not.toBe('');
          return `${over} ${main}`;
        });
        expect(new Set(said).size).toBe(said.length);
        expect([...ticks.atMs]).toEqual([...ticks.atMs].sort((a, b) => a - b));
        expect(ticks.atMs.every((at) => at >= fromMs && at <= fromMs + spanMs)).toBe(true);
        expect(ticks.atMs.length).toBeGreaterThan(width >= 400 * em ? 1 : 0);
        // Labels have their room, but for where an hour is left out or a month is short.
        const least = Math.min(
          ...ticks.atMs.slice(1).map((at, i) => ((at - (ticks.atMs[i] ?? 0)) / spanMs) * width),
        );
        expect(least).toBeGreaterThan(30 * em);
      }),
      { seed: 20160227, numRuns: 600, endOnFailure: true },
    );
  });

  it.each(CLOCKS)('goes through the changes of the clock in %s', (zone, minutesEast) => {
    for (const day of [
      [2016, 2, 13],
      [2016, 2, 27],
      [2016, 5, 5],
      [2016, 6, 10],
      [2016, 9, 30],
      [2016, 10, 6],
    ]) {
      const [year = 0, month = 0, date = 0] = day;
      for (const hours of [1, 3, 6, 30, 72])
        for (const width of [240, 700, 1400]) {
          const fromMs = Date.UTC(year, month, date) - 2 * 3_600_000;
          const ticks = timeTicks({ fromMs, toMs: fromMs + hours * 3_600_000 }, width, 1, minutesEast);
          let over = '';
          const said = timeLabels(ticks, 'en', zone).map(({ main, under }) => {
            if (under !== '') over = under;
            return `${over} ${main}`;
          });
          expect(new Set(said).size).toBe(said.length);
        }
    }
  });

  it('has days begin at the reader’s midnight', () => {
    const paris = CLOCKS.find(([zone]) => zone === 'Europe/Paris');
    if (!paris) throw new Error('no Paris');
    const fromMs = Date.UTC(2016, 2, 25);
    const { atMs, unit } = timeTicks({ fromMs, toMs: fromMs + 4 * DAY }, 400, 1, paris[1]);
    expect(unit).toBe('day');
    // The clock goes forward on the 27th: that day is 23 hours long.
    expect(atMs.map((at) => new Date(at).toISOString())).toEqual([
      '2016-03-25T23:00:00.000Z',
      '2016-03-26T23:00:00.000Z',
      '2016-03-27T22:00:00.000Z',
      '2016-03-28T22:00:00.000Z',
    ]);
  });

  it('names three minutes by their seconds’ own minutes, never 10:46 three times', () => {
    const fromMs = Date.UTC(2016, 1, 27, 10, 45, 10);
    const ticks = timeTicks({ fromMs, toMs: fromMs + 180_000 }, 700, 1, () => 0);
    expect(timeLabels(ticks, 'en', 'UTC').map(({ main }) => main)).toEqual([
      '10:45:30',
      '10:46:00',
      '10:46:30',
      '10:47:00',
      '10:47:30',
      '10:48:00',
    ]);
  });
});
