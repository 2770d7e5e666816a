import { describe, expect, it } from 'vitest';
import { heatMap } from '../../../src/dashboard/page/heat-map.ts';
import { countColumns } from '../columns.ts';

const utc = (): number => 0;
const MIDNIGHT = Date.UTC(2016, 1, 27);
const MINUTE = 60_000;

/** A read a minute from one minute of the day to another, both inclusive. */
const everyMinute = (from: number, to: number, count: (minute: number) => number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    atMs: MIDNIGHT + (from + i) * MINUTE,
    value: count(from + i),
  }));

describe('heatMap', () => {
  it('has no days without samples, nor for a single one', () => {
    expect(heatMap(countColumns([]), utc)).toEqual({ days: [], mostLost: 0, mostGained: 0 });
    expect(heatMap(countColumns([{ atMs: MIDNIGHT, value: 5 }]), utc).days).toEqual([]);
  });

  it('gives each hour the mean of the time that was watched', () => {
    const counts = everyMinute(20 * 60 + 30, 21 * 60 + 30, (minute) =>
      minute <= 21 * 60 ? 10_000 - 100 * (minute - 1230) : 7_000 + 20 * (minute - 1260),
    );
    const { days, mostLost, mostGained } = heatMap(countColumns(counts), utc);
    expect(days).toHaveLength(1);
    expect(days[0]?.hours[20]?.perMinute).toBeCloseTo(-100, 9);
    expect(days[0]?.hours[20]?.watchedMinutes).toBeCloseTo(30, 9);
    expect(days[0]?.hours[21]?.perMinute).toBeCloseTo(20, 9);
    expect(days[0]?.hours[19]).toBeUndefined();
    expect(mostLost).toBeCloseTo(100, 9);
    expect(mostGained).toBeCloseTo(20, 9);
  });

  it('leaves a gap out, of the change and of the time', () => {
    const counts = [...everyMinute(0, 10, (m) => 5000 - m), ...everyMinute(40, 50, (m) => 2000 - m)];
    const cell = heatMap(countColumns(counts), utc).days[0]?.hours[0];
    expect(cell?.perMinute).toBeCloseTo(-1, 9);
    expect(cell?.watchedMinutes).toBeCloseTo(20, 9);
  });

  it('says nothing of an hour watched for less than five minutes', () => {
    const counts = everyMinute(0, 4, (m) => 5000 - m);
    expect(heatMap(countColumns(counts), utc).days[0]?.hours[0]).toBeUndefined();
  });

  it('goes by the clock of the person', () => {
    const counts = everyMinute(23 * 60 + 30, 24 * 60 - 1, (m) => 5000 - m);
    const { days } = heatMap(countColumns(counts), () => 60);
    expect(days).toHaveLength(1);
    expect(days[0]?.hours[0]?.perMinute).toBeCloseTo(-1, 9);
    expect(days[0]?.atMs).toBe(MIDNIGHT + 24 * 60 * MINUTE + 11 * 60 * MINUTE);
  });

  it('has no hour that the clock leaps over, and all of one that it shows twice', () => {
    // Rabat, 27 March 2016: at 2:00 it is 3:00; 30 October: at 3:00 it is 2:00 again.
    const change = MIDNIGHT + 120 * MINUTE;
    const counts = countColumns(everyMinute(60, 240, (m) => 5000 - m));
    const spring = heatMap(counts, (atMs) => (atMs < change ? 0 : 60)).days[0]?.hours;
    expect(spring?.map((cell) => cell && Math.round(cell.watchedMinutes)).slice(0, 6)).toEqual([
      ...[undefined, 60, undefined, 60, 60, undefined],
    ]);
    expect(spring?.[3]?.perMinute).toBeCloseTo(-1, 9);
    const autumn = heatMap(counts, (atMs) => (atMs < change ? 60 : 0)).days[0]?.hours;
    expect(autumn?.map((cell) => cell && Math.round(cell.watchedMinutes)).slice(0, 5)).toEqual([
      ...[undefined, undefined, 120, 60, undefined],
    ]);
    expect(autumn?.[2]?.perMinute).toBeCloseTo(-1, 9);
  });

  it('goes through years of minutes and more cells than a call may have arguments', () => {
    const counts = countColumns(
      Array.from({ length: 200_000 }, (_, i) => ({ atMs: MIDNIGHT + i * 10 * MINUTE, value: 5e6 - i })),
    );
    expect(heatMap(counts, utc).days).toHaveLength(1389);
  });

  it('keeps the days between, empty', () => {
    const later = everyMinute(0, 10, (m) => 4000 - m).map((s) => ({
      ...s,
      atMs: s.atMs + 2 * 24 * 60 * MINUTE,
    }));
    const { days } = heatMap(countColumns([...everyMinute(0, 10, (m) => 5000 - m), ...later]), utc);
    expect(days.map(({ hours }) => hours.some((cell) => cell))).toEqual([true, false, true]);
  });
});
