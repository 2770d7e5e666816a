import '../storage/new-history.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseInvitation, writeInvitation } from '../../src/core/pool/invitation.ts';
import { seriesKey } from '../../src/core/series/sample.ts';
import { numberedId } from '../../src/facebook/facts/page-key.ts';
import { syncPool } from '../../src/pool/sync-pool.ts';
import { observersOf, readPooled } from '../../src/storage/pool/pooled-samples.ts';
import type { History } from '../../src/storage/schema.ts';
import { addSamples, readSamples } from '../../src/storage/series/samples.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { until } from '../../tools/browsers/until.ts';
import { joinAs } from '../../tools/pool/volunteer.ts';
import { aHost } from './a-host.ts';
import { APool } from './a-pool.ts';

// Bad input, each kind of it against the product's own rounds: nothing of one's own is lost, nothing strange
// is stored, and the settings have a sentence for it.

const [PAGE, OTHER] = [numberedId('100064000000001'), numberedId('100064000000009')];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const HOUR = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 26 * HOUR_MS;
const { signal } = new AbortController();

interface Joined {
  readonly db: History;
  readonly pool: string;
}

let names = 0;

/** A browser with so many samples of the Page, one a minute from an hour on. */
async function joined(invitation: string, many: number): Promise<Joined> {
  names += 1;
  const one = await joinAs(`bad-input-${names}`, invitation, [PAGE], HOUR);
  await look(one.db, 0, many);
  return one;
}

const look = (db: History, from: number, many: number): Promise<unknown> =>
  write(db, (tx) =>
    addSamples(
      tx,
      seriesKey({ pageId: PAGE, metric: 'likes' }),
      Array.from({ length: many }, (_, i) => ({
        ...{ atMs: HOUR + (from + i) * MINUTE_MS, value: 1_000_000 - from - i, step: 1 },
        reader: 'meta-description' as const,
      })),
    ),
  );

const conditionOf = async ({ db, pool }: Joined): Promise<unknown> => {
  const condition = (await db.get('pools', pool))?.condition;
  return condition?.kind === 'fault' ? condition.fault : condition?.kind;
};
const ownOf = async ({ db }: Joined): Promise<number> =>
  (await readSamples(db, { pageId: PAGE, metric: 'likes' }, 0, Date.now())).length;

describe('with the real engine', () => {
  let pool: APool;
  beforeAll(async () => {
    pool = await APool.open([PAGE], ['v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7']);
  });
  afterAll(() => pool?.close());

  it('nothing strange that an observer pushed is stored, and what is sound beside it is', async () => {
    const one = await joined(pool.invitation('v1'), 0);
    const nowMs = HOUR + 10 * MINUTE_MS;
    const line = (page: string, count: string, atMs: number): string =>
      `ebb,page=${page},metric=likes,step=1,reader=meta-description n=${count} ${atMs}`;
    const lines = [
      line(PAGE, '1000i', HOUR),
      line(PAGE, `${2n ** 60n}i`, HOUR + 1),
      line(PAGE, '-5i', HOUR + 2),
      line(PAGE, '1000i', 1000),
      line(PAGE, '1000i', nowMs + 48 * HOUR_MS),
      line(OTHER, '1000i', HOUR + 4),
      line(`${PAGE}"}\\ or\\ {by="v1`, '1000i', HOUR + 5),
      line(`${PAGE}\\`, '1000i', HOUR + 6),
      `ebb,page=${PAGE},metric=likes"x,step=1,reader=meta-description n=7i ${HOUR + 7}`,
      `ebb,page=${PAGE},metric=likes,step=0,reader=meta-description n=7i ${HOUR + 8}`,
      `ebb,page=${PAGE},metric=likes,step=1,reader=<b>x</b> n=7i ${HOUR + 9}`,
      'a line\nof no protocol',
      line(PAGE, '999i', HOUR + MINUTE_MS),
    ];
    expect(await pool.push('v2', lines.join('\n'))).toBe(204);
    await until('what is sound in the engine', async () => (await pool.held('v2', nowMs)) > 2);
    for (let round = 0; round < 2; round += 1)
      await syncPool(one.db, one.pool, nowMs + round * MINUTE_MS, signal);
    expect(await conditionOf(one)).toBe('well');
    const [v2, ...more] = await observersOf(one.db, one.pool, PAGE, 'likes');
    expect(more).toEqual([]);
    if (v2 === undefined) throw new Error('nothing of v2 was pulled');
    const series = { pool: one.pool, observer: v2, page: PAGE, metric: 'likes' } as const;
    const kept = await readPooled(one.db, series, 0, nowMs + 100 * HOUR_MS);
    expect(kept.map(({ atMs, value }) => [atMs - HOUR, value])).toEqual([
      [0, 1000],
      [MINUTE_MS, 999],
    ]);
    const pages = (await one.db.getAllKeys('pooled')).map(([, page]) => page);
    expect(new Set(pages)).toEqual(new Set([PAGE]));
    expect(await observersOf(one.db, one.pool, OTHER, 'likes')).toEqual([]);
  });

  it('a wrong token is told as such, and nothing is sent', async () => {
    const parsed = parseInvitation(pool.invitation('v1'));
    if (parsed.kind !== 'invitation') throw new Error(parsed.fault);
    const token = 'x'.repeat(43);
    const one = await joined(writeInvitation({ ...parsed.invitation, token }), 5);
    await syncPool(one.db, one.pool, HOUR + 10 * MINUTE_MS, signal);
    expect(await conditionOf(one)).toBe('token');
    expect(await ownOf(one)).toBe(5);
  });

  it('a token revoked in the middle of a queue is told, and what waits is sent once it is known again', async () => {
    const one = await joined(pool.invitation('v3'), 5);
    await syncPool(one.db, one.pool, HOUR + 5 * MINUTE_MS, signal);
    const takeIn = await pool.revoke('v3');
    await look(one.db, 5, 5);
    await syncPool(one.db, one.pool, HOUR + 10 * MINUTE_MS, signal);
    expect(await conditionOf(one)).toBe('token');
    expect(await pool.held('v3', HOUR + HOUR_MS)).toBe(5);
    await takeIn();
    await syncPool(one.db, one.pool, HOUR + 11 * MINUTE_MS, signal);
    expect(await conditionOf(one)).toBe('well');
    await until('all ten', async () => (await pool.held('v3', HOUR + HOUR_MS)) === 10);
  });

  it('an engine that is down for a day is told, and has everything once it is back', async () => {
    const one = await joined(pool.invitation('v4'), 5);
    await syncPool(one.db, one.pool, HOUR + 5 * MINUTE_MS, signal);
    await until('the first', async () => (await pool.held('v4', HOUR + HOUR_MS)) === 5);
    await pool.engine.kill('victoria-metrics');
    for (let hour = 1; hour <= 24; hour += 1) {
      await look(one.db, 5 + (hour - 1) * 55, 55);
      await syncPool(one.db, one.pool, HOUR + hour * HOUR_MS, signal);
      expect(await conditionOf(one)).toBe('out-of-order');
    }
    await pool.engine.start('victoria-metrics');
    const many = 5 + 24 * 55;
    await until('everything in the engine', async () => {
      await syncPool(one.db, one.pool, HOUR + 24 * HOUR_MS + 2 * MINUTE_MS, signal);
      return (await pool.held('v4', HOUR + 24.5 * HOUR_MS)) === many;
    });
    expect(await conditionOf(one)).toBe('well');
    expect(await ownOf(one)).toBe(many);
  });

  it('a full disk here loses nothing: what is one’s own stays, and all goes on once there is room', async () => {
    const line = `ebb,page=${PAGE},metric=likes,step=1,reader=meta-description n=999i ${HOUR + MINUTE_MS}`;
    expect(await pool.push('v6', line)).toBe(204);
    await until('it in the engine', async () => (await pool.held('v6', HOUR + HOUR_MS)) === 1);
    const one = await joined(pool.invitation('v7'), 5);
    const { put } = IDBObjectStore.prototype;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      if (this.name !== 'pooled') return put.apply(this, given);
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const round = (minute: number) => syncPool(one.db, one.pool, HOUR + minute * MINUTE_MS, signal);
    await expect(round(10)).rejects.toThrow('no room');
    full.mockRestore();
    expect(await ownOf(one)).toBe(5);
    await round(11);
    expect(await conditionOf(one)).toBe('well');
    const observers = await observersOf(one.db, one.pool, PAGE, 'likes');
    expect(observers).toContain('v6');
    await until('one’s own in the engine', async () => (await pool.held('v7', HOUR + HOUR_MS)) === 5);
  });

  it('a full disk there is told, and what waits is sent once there is room', async () => {
    const one = await joined(pool.invitation('v5'), 0);
    await pool.engine.kill('victoria-metrics');
    await pool.engine.start('victoria-metrics', ['-storage.minFreeDiskSpaceBytes=1000000000000000']);
    await look(one.db, 0, 5);
    await until('the engine to see that its disk is full', async () => {
      await syncPool(one.db, one.pool, HOUR + 6 * MINUTE_MS, signal);
      return (await conditionOf(one)) !== 'well';
    });
    expect(await conditionOf(one)).toBe('out-of-order');
    await pool.engine.kill('victoria-metrics');
    await pool.engine.start('victoria-metrics');
    await until('everything in the engine', async () => {
      await syncPool(one.db, one.pool, HOUR + HOUR_MS + 2 * MINUTE_MS, signal);
      return (await pool.held('v5', HOUR + HOUR_MS)) === 5;
    });
  });
});

describe('a host that is no pool, or lies', () => {
  const invitationTo = (origin: string): string => {
    const observer = parseInvitation(
      `ebb pool invitation 1\naddress: ${origin}\npool: ope2016\norganiser: Somebody\nobserver: v1\n` +
        `token: abcdefghijklmnopqrstuvwxyz012345\npage: ${PAGE}`,
    );
    if (observer.kind !== 'invitation') throw new Error(observer.fault);
    return writeInvitation(observer.invitation);
  };
  const wrote = (asked: readonly { readonly path: string }[]): number =>
    asked.filter(({ path }) => path.startsWith('/write')).length;

  it.each([
    ['an answer that is no answer', '<!doctype html><title>Welcome</title>'],
    ['nothing at all', ''],
  ])('is told from one by what it says to lines: %s', async (_what, body) => {
    const host = await aHost((response) => response.writeHead(200).end(body));
    const one = await joined(invitationTo(host.origin), 5);
    await syncPool(one.db, one.pool, HOUR + 10 * MINUTE_MS, signal);
    expect(await conditionOf(one)).toBe('strange');
    expect((await one.db.get('pools', one.pool))?.progress.pushedMs).toEqual({});
    expect(await ownOf(one)).toBe(5);
  });

  it.each([60_000, -60_000])('is sent nothing while the clocks are %i ms apart', async (aheadMs) => {
    const host = await aHost((response) => {
      response.setHeader('date', new Date(Date.now() + aheadMs).toUTCString()).end();
    });
    const one = await joined(invitationTo(host.origin), 5);
    await syncPool(one.db, one.pool, HOUR + 10 * MINUTE_MS, signal);
    expect(await conditionOf(one)).toBe('clock');
    expect(wrote(host.asked)).toBe(0);
    expect(await ownOf(one)).toBe(5);
  });

  it('and sends 100 MB for each question is read no further than an answer goes, and has one’s own all the same', async () => {
    let sent = 0;
    const host = await aHost((response, { path }) => {
      if (path.startsWith('/write')) return void response.end();
      const chunk = 'x'.repeat(1_000_000);
      let left = 100;
      const more = (): void => {
        while (left > 0 && !response.destroyed) {
          left -= 1;
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    const one = await joined(invitationTo(host.origin), 5);
    await syncPool(one.db, one.pool, HOUR + 10 * MINUTE_MS, signal);
    expect(await conditionOf(one)).toBe('too-long');
    expect(sent).toBeLessThan(60_000_000);
    expect(wrote(host.asked)).toBe(1);
  });

  it('nor is anything lost where nobody answers', async () => {
    const host = await aHost((response) => response.destroy());
    const one = await joined(invitationTo(host.origin), 5);
    await syncPool(one.db, one.pool, HOUR + 10 * MINUTE_MS, signal);
    expect(await conditionOf(one)).toBe('unreachable');
    expect(await ownOf(one)).toBe(5);
  });
});
