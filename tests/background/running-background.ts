// A background that runs in a browser made by hand, at a time of the tests' own.
import 'fake-indexeddb/auto';
import { basename } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, vi } from 'vitest';
import { esbuildOptions } from '../../build.mjs';
import { toPageId } from '../../src/core/page/page-identity.ts';
import type { Look } from '../../src/core/page/reading.ts';
import type { PageView } from '../../src/core/summary/series-summary.ts';
import { ranAlike, TOLERANCE_MS } from '../../src/platform/clock.ts';
import type { History, HistorySchema } from '../../src/storage/schema.ts';
import { type FakeBrowser, type FakeTab, fakeBrowser } from './fake-browser.ts';
import { documentOf, type FakeSite, fakeSite } from './fake-site.ts';

export const START = Date.UTC(2016, 1, 27, 21);

export let fake: FakeBrowser;
/** What answers where the background asks. */
export let site: FakeSite;
export let now = START;

// Nothing is waited for: what a timer would do, `ring` does.
const STAND_INS: Readonly<Record<string, string>> = {
  browser: 'export const { browser } = globalThis.ebbStandIns;',
  clock:
    'export const { nowMs, monotonicMs, instantNow, ranAlike, TOLERANCE_MS, pause, oneTimer } = globalThis.ebbStandIns;',
};

/** The background as one script: evaluated anew at every start, which takes a fraction of loading all its modules. */
const { outputFiles } = await build({
  ...esbuildOptions(),
  entryPoints: ['src/background/main.ts'],
  minify: false,
  sourcemap: 'inline',
  write: false,
  outdir: 'dist',
  plugins: [
    {
      name: 'stand-ins',
      setup: ({ onLoad }) =>
        onLoad({ filter: /[\\/]platform[\\/](?:browser|clock)\.ts$/ }, ({ path }) => ({
          contents: STAND_INS[basename(path, '.ts')] ?? '',
        })),
    },
  ],
});
const background = new Script(outputFiles?.[0]?.text ?? '', { filename: 'background.js' });

/** Starts the background as the browser does, over whatever is stored. */
export function startBackground(): void {
  fake.stopBackground();
  const standIns = {
    browser: fake.browser,
    nowMs: () => now,
    monotonicMs: () => now,
    instantNow: () => ({ wall: now, monotonic: now }),
    ranAlike,
    TOLERANCE_MS,
    pause: () => Promise.resolve(),
    oneTimer: () => () => undefined,
  };
  Reflect.set(globalThis, 'ebbStandIns', standIns);
  background.runInThisContext();
}

export const setTime = (atMs: number): void => {
  now = atMs;
};

/**
 * Has a background run anew in a browser of its own in each test of a file. A file calls it, since files share a
 * process: what an import registers is registered for the first of them alone.
 */
export function useRunningBackground(): void {
  beforeEach(() => {
    setTime(START);
    vi.stubGlobal('navigator', { onLine: true });
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    globalThis.indexedDB = new IDBFactory();
    fake = fakeBrowser(() => now);
    site = fakeSite();
    vi.stubGlobal('fetch', site.fetch);
    startBackground();
  });
  afterEach(() => {
    fake.stopBackground();
    vi.unstubAllGlobals();
  });
}

/** The history as it stands in the database, beside the connection that the background has. */
export const openStored = (): Promise<History> => openDB<HistorySchema>('ebb');

export const INWI = {
  id: toPageId('facebook:115106731848563'),
  ids: [toPageId('facebook:115106731848563')],
  vanity: 'inwi',
  name: 'inwi',
  address: 'https://www.facebook.com/inwi',
};

export const OTHER = {
  ...INWI,
  id: toPageId('facebook:20000'),
  ids: [toPageId('facebook:20000')],
  vanity: 'other',
  name: 'Other',
  address: 'https://www.facebook.com/other',
};

export const looks = (value: number, page = INWI): Look => ({
  kind: 'readings',
  page,
  language: 'fr',
  readings: [{ metric: 'likes', count: { value, step: 1 }, reader: 'meta-description' }],
});

export const meets = (kind: 'signed-out-wall' | 'slow' | 'error-page'): Look => ({
  kind: 'obstacle',
  obstacle: { kind, detail: 'seen by the test' },
  language: 'fr',
});

export const report = (tabId: number, value: number, version = '1.0.0'): Promise<unknown> =>
  fake.fromTab(tabId, 'report', {
    look: looks(value),
    atMs: now,
    clockAgrees: true,
    version,
  });

/** What the site shows of a Page from now on. */
export const shows = (look: () => Look): void => site.answer(look);

/** A content script that answers with whatever the Page shows now. */
export const answering =
  (look: () => Look) =>
  async (message: unknown): Promise<unknown> => {
    if (!(message instanceof Object) || !('ebb' in message)) return undefined;
    const seen = look();
    const isSlow = seen.kind === 'obstacle' && seen.obstacle.kind === 'slow';
    const text = isSlow ? '' : await documentOf(seen).text();
    const end = isSlow ? 'slow' : 'over';
    return { ok: true, value: { end, text, atMs: now, status: 200, bytes: text.length, version: '1.0.0' } };
  };

export const questions = (tab: FakeTab): number =>
  tab.heard.filter((message) => message instanceof Object && 'ebb' in message).length;

export async function view(): Promise<PageView> {
  const answer = (await fake.fromView('getPage', { keys: ['facebook:@inwi', INWI.id] })) as {
    value: { view: PageView };
  };
  return answer.value.view;
}

export const values = async (): Promise<number[]> =>
  (await view()).series.flatMap((one) => one.recent.map((point) => point.value));

/** Rings until the quick looks after *Measure* are over. */
export async function settle(): Promise<void> {
  await ring();
  await ring();
}

/** The tick alarm rings at its time; waits until the tick is over, with every read that it caused. */
export async function ring(): Promise<void> {
  const alarm = fake.alarms.get('tick');
  if (!alarm) throw new Error('no alarm is set');
  setTime(Math.max(now, alarm.scheduledTime));
  await Promise.all(fake.events.onAlarm.emit({ name: 'tick' }));
}
