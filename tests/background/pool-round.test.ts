import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeInvitation } from '../../src/core/pool/invitation.ts';
import { findObserverId } from '../../src/core/pool/observer.ts';
import { fakeLocks } from './fake-locks.ts';
import { fake, INWI, openStored, START, setTime, useRunningBackground } from './running-background.ts';

useRunningBackground();

const observer = findObserverId('v1');
if (observer === undefined) throw new Error('v1 is no name');
const INVITATION = writeInvitation({
  origin: 'https://pool.example.org',
  pool: 'ope2016',
  organiser: 'Collectif OPE',
  observer,
  token: 'abcdefghijklmnopqrstuvwxyz012345',
  pages: [{ id: INWI.id, name: 'inwi' }],
});

const askDashboard = (ebb: string, body: unknown): Promise<unknown> =>
  fake.ask({ ebb, body }, { id: 'ebb', url: 'chrome-extension://ebb/dashboard.html' });

/** Joins, lets the first round begin, and goes through the next one by the alarm. */
async function joinAndRing(): Promise<void> {
  expect(await askDashboard('joinPool', { text: INVITATION })).toMatchObject({ value: { kind: 'joined' } });
  await untilTold('the first round', () => toldOfPool() >= 2);
  await ring();
}

const ring = (): Promise<unknown> => Promise.all(fake.events.onAlarm.emit({ name: 'pool' }));

const toldOfPool = (): number =>
  fake.toViews.filter((one) => (one as { ebbNotice?: string }).ebbNotice === 'poolChanged').length;

async function untilTold(what: string, isSo: () => boolean): Promise<void> {
  await vi.waitFor(() => {
    if (!isSo()) throw new Error(`not yet: ${what}`);
  }, 10_000);
}

async function condition(): Promise<unknown> {
  return (await (await openStored()).getAll('pools'))[0]?.condition;
}

/** What the history answers to whoever only reads a pool's record. */
function answerOfPools(answer: () => Promise<never>): { mockRestore: () => void } {
  const { get } = IDBObjectStore.prototype;
  return vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
    return this.name === 'pools' && this.transaction.mode === 'readonly'
      ? (answer() as never)
      : get.call(this, key);
  });
}

/** Every deadline comes a hundred times sooner. */
function hurry(): void {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 100));
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** A browser with locks, and a pool that never answers. @returns the signal of each question, in their order. */
function askedInVain(): AbortSignal[] {
  vi.stubGlobal('navigator', { onLine: true, locks: fakeLocks() });
  const asked: AbortSignal[] = [];
  vi.stubGlobal('fetch', (_address: string, { signal }: { signal: AbortSignal }) => {
    asked.push(signal);
    return new Promise((_answer, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  });
  return asked;
}

describe('a round with a pool', () => {
  it('whose request hangs ends, says so, and the next one may begin', async () => {
    hurry();
    let asked = 0;
    vi.stubGlobal('fetch', () => {
      asked += 1;
      return new Promise(() => undefined);
    });
    await joinAndRing();
    expect(await condition()).toEqual({ kind: 'fault', fault: 'slow', sinceMs: START });
    expect(asked).toBe(2);
  });

  it('whose history hangs is given up, and says so once it can', async () => {
    hurry();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await joinAndRing();
    const hung = answerOfPools(() => new Promise(() => undefined));
    setTime(START + 60_000);
    await ring();
    hung.mockRestore();
    expect(await condition()).toEqual({ kind: 'fault', fault: 'unfinished', sinceMs: START + 60_000 });
  });

  it('that fails on our side says that it was not the pool', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await joinAndRing();
    expect(await condition()).toMatchObject({ kind: 'fault', fault: 'unreachable' });
    const failing = answerOfPools(() => Promise.reject(new Error('a damaged record')));
    await ring();
    failing.mockRestore();
    expect(await condition()).toMatchObject({ kind: 'fault', fault: 'failed' });
  });

  it('for which the browser gives no more room says so', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await joinAndRing();
    const full = answerOfPools(() => Promise.reject(new DOMException('no room', 'QuotaExceededError')));
    await ring();
    full.mockRestore();
    expect(await condition()).toMatchObject({ kind: 'fault', fault: 'no-room' });
  });

  it('that is left while it runs ends at once: its request is given up before that is answered, and none follows', async () => {
    const asked = askedInVain();
    const { value } = (await askDashboard('joinPool', { text: INVITATION })) as { value: { id: string } };
    await untilTold('the first question', () => asked.length === 1);
    // One that begins meanwhile waits for nothing.
    await ring();
    expect(asked.map(({ aborted }) => aborted)).toEqual([false]);
    await askDashboard('leavePool', { id: value.id, others: 'keep' });
    expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
    await ring();
    expect(asked).toHaveLength(1);

    // Joined again at once: what was ended says nothing of the new one, and stands in no way of its first round.
    await askDashboard('joinPool', { text: INVITATION });
    await untilTold('its first question', () => asked.length === 2);
    expect(await condition()).toEqual({ kind: 'new' });
  });

  it('ends at once too where everything is forgotten, with its alarm', async () => {
    const asked = askedInVain();
    await askDashboard('joinPool', { text: INVITATION });
    await untilTold('the first question', () => asked.length === 1);
    expect(await askDashboard('deleteHistory', {})).toMatchObject({ ok: true });
    expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
    expect(fake.alarms.has('pool')).toBe(false);
  });
});
