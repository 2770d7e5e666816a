import { describe, expect, it } from 'vitest';
import type { HeldLook } from '../../../src/storage/series/with-held.ts';
import { fake, INWI, OTHER, START } from '../running-background.ts';

const { countHeldLooks, forgetHeldLooks, heldLooks, holdLook } = await import(
  '../../../src/background/session/held-looks.ts'
);

const look = (seconds: number): HeldLook => ({
  readings: [{ metric: 'likes', count: { value: 900_000 - seconds, step: 1 }, reader: 'page-data' }],
  atMs: START + seconds * 1000,
});

const instants = async (pageId = INWI.id): Promise<number[]> =>
  (await heldLooks(pageId)).map(({ atMs }) => (atMs - START) / 1000);

describe('looks held in memory', () => {
  it('are given back oldest first, those of one Page', async () => {
    for (const seconds of [60, 0, 30]) await holdLook(INWI.id, look(seconds));
    await holdLook(OTHER.id, look(5));
    expect(await heldLooks(INWI.id)).toMatchObject([look(0), look(30), look(60)]);
    expect(await instants(OTHER.id)).toEqual([5]);
    expect(await countHeldLooks()).toBe(4);
  });

  it('are all there when two came at one moment', async () => {
    await Promise.all([holdLook(INWI.id, look(0)), holdLook(INWI.id, look(30))]);
    expect(await instants()).toEqual([0, 30]);
  });

  it('outlast the forgetting of those held before', async () => {
    await holdLook(INWI.id, look(0));
    const kept = await heldLooks(INWI.id);
    await holdLook(INWI.id, look(30));
    await forgetHeldLooks(kept);
    expect(await instants()).toEqual([30]);
  });

  it('go oldest first where there are more than 3,000 of a Page', async () => {
    await holdLook(INWI.id, look(0));
    const { items } = fake.browser.storage.session;
    for (const [key, kept] of [...items])
      for (let second = 1; second < 3000; second += 1)
        items.set(`${key}${second}`, { ...(kept as object), atMs: look(second).atMs });
    expect(await countHeldLooks()).toBe(3000);
    await holdLook(INWI.id, look(3000));
    const kept = await instants();
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([3000, 1, 3000]);
  });
});
