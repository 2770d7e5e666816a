import { describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import {
  fake,
  INWI,
  looks,
  now,
  report,
  ring,
  START,
  setTime,
  site,
  startBackground,
  useRunningBackground,
} from './running-background.ts';

useRunningBackground();

interface Cost {
  /** Transactions that may write, and all of them. */
  readonly writes: number;
  readonly transactions: number;
  /** Requests within them. */
  readonly requests: number;
  /** Questions whether the site may be asked, and readings of what the person chose. */
  readonly permissions: number;
  readonly settingsReads: number;
  /** Calls that read or write the session storage. */
  readonly sessionReads: number;
  readonly sessionWrites: number;
  /** How many entries those reads gave, all in all. */
  readonly sessionEntries: number;
}

/** What some work costs of the database and of the session storage. */
async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const { session, local } = fake.browser.storage;
  const requests = spiesOf(IDBObjectStore.prototype, [
    'get',
    'getKey',
    'getAll',
    'getAllKeys',
    'put',
    'delete',
  ]);
  const lookups = spiesOf(IDBIndex.prototype, ['get', 'getAll', 'getAllKeys']);
  const allowed = vi.spyOn(fake.browser.permissions, 'contains');
  const chosen = vi.spyOn(local, 'get');
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const read = vi.spyOn(session, 'get');
  const written = vi.spyOn(session, 'set');
  await work();
  const given = await Promise.all(read.mock.results.map(({ value }) => value as Promise<object>));
  const cost = {
    writes: begun.mock.calls.filter(([, mode]) => mode === 'readwrite').length,
    transactions: begun.mock.calls.length,
    requests: [...requests, ...lookups].reduce((sum, { mock }) => sum + mock.calls.length, 0),
    permissions: allowed.mock.calls.length,
    settingsReads: chosen.mock.calls.length,
    sessionReads: read.mock.calls.length,
    sessionWrites: written.mock.calls.length,
    sessionEntries: given.reduce((sum, one) => sum + Object.keys(one).length, 0),
  };
  for (const spy of [begun, read, written, allowed, chosen, ...requests, ...lookups]) spy.mockRestore();
  return cost;
}

const spiesOf = (prototype: object, methods: readonly string[]) =>
  methods.map((method) => vi.spyOn(prototype as Record<string, () => void>, method));

const pageOf = (i: number) => ({
  ...INWI,
  id: toPageId(`facebook:${1000000 + i}`),
  ids: [toPageId(`facebook:${1000000 + i}`)],
  vanity: `page${i}`,
  name: `Page ${i}`,
  address: `https://www.facebook.com/page${i}`,
});

/** So many Pages, each in a tab and measured, a look behind them. */
async function measureMany(many: number): Promise<void> {
  site.answer(({ pathname }) => looks(899_930, pageOf(Number(/\d+/.exec(pathname)?.[0]))));
  for (let i = 0; i < many; i += 1) {
    fake.openTab(i, () => undefined);
    const body = { look: looks(900_000, pageOf(i)), atMs: now, clockAgrees: true, version: '1.0.0' };
    await fake.fromTab(i, 'report', body);
    await fake.fromView('setMeasuring', { pageId: pageOf(i).id, measuring: true });
  }
}

describe('one look', () => {
  it('that a tab reports costs one transaction that writes and one read of the session storage', async () => {
    fake.openTab(1, () => undefined);
    await report(1, 900_000);
    setTime(START + 30_000);
    expect(await costOf(() => report(1, 899_930))).toMatchObject({
      writes: 1,
      sessionReads: 1,
      sessionWrites: 0,
    });
  });

  it('costs no more where it completes the baseline of a campaign and lifts an obstacle', async () => {
    fake.openTab(1, () => undefined);
    await report(1, 900_000);
    const startMs = START + 10_000;
    await fake.fromView('saveCampaign', { name: 'VoIP', startMs, targets: [INWI.id], controls: [] });
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    setTime(START + 24 * 3_600_000);
    expect(await costOf(() => report(1, 899_930))).toMatchObject({ writes: 1, sessionReads: 1 });
  });

  it('of a tick adds its own transaction to those that claim it, and no read of the session storage', async () => {
    const costs: Cost[] = [];
    for (const many of [1, 8]) {
      await measureMany(many);
      costs.push(await costOf(ring));
    }
    const [one, eight] = costs;
    expect(one?.sessionReads).toBe(1);
    expect(eight?.sessionReads).toBe(1);
    // The watches are claimed together; then each way is claimed before it is asked, and what came of it is taken in.
    expect(one?.writes).toBe(1 + 2);
    expect(eight?.writes).toBeLessThanOrEqual(1 + 2 * 8);
  });

  it('of a tick of three Pages shares what all of them need', async () => {
    await measureMany(3);
    for (let i = 0; i < 4; i += 1) await ring();
    const { transactions, requests, permissions, settingsReads } = await costOf(ring);
    // One that claims the tick, one before each request, one that takes in each answer, one for the badge.
    expect(transactions).toBe(1 + 3 + 3 + 1);
    // 115 when each piece of work read for itself.
    expect(requests).toBeLessThanOrEqual(80);
    // Once for the plan of all, and before each request.
    expect(permissions).toBe(1 + 3);
    expect(settingsReads).toBe(1);
  });

  it('reads of the session storage what grows with the Pages, not with their square', async () => {
    await measureMany(4);
    const four = await costOf(ring);
    await measureMany(16);
    const sixteen = await costOf(ring);
    expect(sixteen.sessionEntries / four.sessionEntries).toBeLessThanOrEqual(4.5);
  });
});

describe('how a language writes numbers', () => {
  it('is asked of the browser once, however often the background starts', async () => {
    const asked = vi.spyOn(Intl.NumberFormat.prototype, 'formatToParts');
    await measureMany(1);
    await ring();
    const first = asked.mock.calls.length;
    startBackground();
    asked.mockClear();
    await ring();
    const again = asked.mock.calls.length;
    asked.mockRestore();
    expect(first).toBeGreaterThan(50);
    expect(again).toBe(0);
  });

  it('is asked anew where what was kept of it is damaged', async () => {
    await measureMany(1);
    await ring();
    await fake.browser.storage.session.set({ 'number-words': { en: { decimal: 7 } } });
    startBackground();
    await ring();
    expect(await fake.fromView('getPage', { keys: [pageOf(0).id] })).toMatchObject({
      value: { view: { series: [{ last: { atMs: now, value: 899_930 } }] } },
    });
  });
});
