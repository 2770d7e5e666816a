import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Admission } from '../../../src/core/series/admission.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import { meetPage } from '../../../src/storage/pages/pages.ts';
import type { History } from '../../../src/storage/schema.ts';
import { appendReadings } from '../../../src/storage/series/append-readings.ts';
import { recomputeStale } from '../../../src/storage/series/recompute-stale.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { readSetApart, takeBackAnyway } from '../../../src/storage/series/set-apart.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { newHistory } from '../new-history.ts';
import { INWI, START } from '../sample-history.ts';

const LIKES = { pageId: INWI.id, metric: 'likes' } as const;
const YEAR = 365 * 24 * 3_600_000;

let db: History;
beforeEach(async () => {
  db = await newHistory();
});

async function look(value: number, atMs: number): Promise<Admission | undefined> {
  const readings = [{ metric: 'likes', count: { value, step: 1 }, reader: 'page-data' }] as const;
  const { admissions } = await write(db, async (tx) => {
    await meetPage(tx, INWI, 'likes', atMs);
    return appendReadings(tx, INWI.id, readings, { atMs, nowMs: atMs, leastSpanMs: 15_000 });
  });
  return admissions[0];
}

const values = async (): Promise<number[]> =>
  (await readSamples(db, LIKES, 0, 8.64e15)).map(({ value }) => value);

const jumped = { kind: 'refused', reason: 'clock-jumped' };
const admitted = { kind: 'admitted' };

describe('a clock', () => {
  it('that goes back by a second or two only costs the readings until it has caught up', async () => {
    await look(900_000, START);
    expect(await look(899_990, START - 2000)).toEqual({ kind: 'refused', reason: 'older-than-last' });
    expect(await look(899_930, START + 30_000)).toEqual(admitted);
    expect(await values()).toEqual([900_000, 899_930]);
  });

  it('that was a year ahead shuts nothing out once it has stood right for a minute', async () => {
    for (let i = 0; i < 4; i += 1) await look(900_000 - 70 * i, START + 30_000 * i);
    expect(await look(899_700, START + YEAR)).toEqual(admitted);
    expect(await look(899_650, START + YEAR + 30_000)).toEqual(admitted);
    expect(await look(899_580, START + 180_000)).toEqual(jumped);
    expect(await look(899_510, START + 210_000)).toEqual(jumped);
    expect(await look(899_440, START + 240_000)).toEqual(admitted);
    expect(await values()).toEqual([900_000, 899_930, 899_860, 899_790, 899_440]);
    const [view] = await readPageViews(db);
    expect(view?.series[0]).toMatchObject({
      sampleCount: 5,
      first: { value: 900_000 },
      last: { value: 899_440 },
    });
  });

  it('that was wrong loses nothing: what it dated is set apart', async () => {
    await look(900_000, START);
    await look(899_700, START + YEAR);
    for (const i of [1, 2, 3]) await look(899_600, START + 30_000 * i);
    const apart = await db.getAll('setApart');
    expect(apart.map(({ sample }) => [sample.atMs, sample.value])).toEqual([[START + YEAR, 899_700]]);
  });

  it('that was wrong from the first sample on begins the series anew', async () => {
    await look(900_000, START + YEAR);
    expect(await look(899_990, START)).toEqual(jumped);
    expect(await look(899_930, START + 60_000)).toEqual(admitted);
    expect(await values()).toEqual([899_930]);
  });

  it('that is ahead only for a moment takes nothing from the series', async () => {
    await look(900_000, START);
    expect(await look(1, START - 600_000)).toEqual(jumped);
    expect(await look(899_930, START + 30_000)).toEqual(admitted);
    expect(await look(1, START - 500_000)).toEqual(jumped);
    expect(await values()).toEqual([900_000, 899_930]);
  });
});

describe('a clock that was an hour slow for two minutes', () => {
  const HOUR = 3_600_000;
  const HALF = 30_000;
  /** A hundred samples in fifty minutes; then the clock says that it is an hour earlier. */
  async function slip(): Promise<void> {
    for (let i = 0; i < 100; i += 1) await look(900_000 - 70 * i, START + HALF * i);
    for (let i = 0; i < 5; i += 1) await look(893_000 - 70 * i, START + HALF * (100 + i) - HOUR);
  }

  it('sets apart what is dated after it, which is listed', async () => {
    await slip();
    const [apart, ...more] = await readSetApart(db);
    expect(more).toEqual([]);
    expect(apart).toMatchObject({ ...LIKES, samples: { length: 100 } });
    expect(await values()).toHaveLength(3);
  });

  it('puts all of it back at the first look once it is right again', async () => {
    await slip();
    expect(await look(892_600, START + HALF * 106)).toEqual(admitted);
    expect(await readSetApart(db)).toEqual([]);
    // The hundred, three of the slow clock, and the new one; with the figures of all of them.
    expect(await values()).toHaveLength(104);
    await recomputeStale(db);
    expect((await readPageViews(db))[0]?.series[0]).toMatchObject({
      sampleCount: 104,
      first: { value: 892_860 },
      last: { value: 892_600 },
    });
  });
});

describe('a clock that was an hour fast', () => {
  const HOUR = 3_600_000;
  const HALF = 30_000;

  it('leaves what it dated apart while the series is measured up to it, until the person says otherwise', async () => {
    for (let i = 0; i < 20; i += 1) await look(900_000 - 70 * i, START + HOUR + 7000 + HALF * i);
    for (let i = 20; i < 170; i += 1) await look(900_000 - 70 * i, START + HALF * i);
    const [apart] = await readSetApart(db);
    expect(apart?.samples).toHaveLength(20);
    expect(await values()).toHaveLength(148);
    expect(await takeBackAnyway(db, LIKES, START + HALF * 170)).toBe(20);
    expect(await readSetApart(db)).toEqual([]);
    expect(await values()).toHaveLength(168);
  });

  it('gives nothing back that still lies in the future', async () => {
    await look(900_000, START);
    await look(899_700, START + YEAR);
    for (const i of [1, 2, 3]) await look(899_600 - i, START + 30_000 * i);
    expect(await takeBackAnyway(db, LIKES, START + 120_000)).toBe(0);
    expect((await readSetApart(db))[0]?.samples).toHaveLength(1);
  });
});
