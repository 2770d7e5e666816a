// Three browsers and a pool: one measures all the time, one sleeps for a while, one joins late and measures nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { ExportFileInput } from '../../src/storage/transfer/export-format.ts';
import { askExtension } from '../browsers/ask-extension.ts';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { launchBrowser } from '../browsers/launch.ts';
import { temporaryProfile } from '../browsers/profile.ts';
import { until } from '../browsers/until.ts';
import { addressesOf, type Engine, freePorts, startEngine } from '../pool/engine.ts';
import { joinByHand, nextRound } from '../pool/join-by-hand.ts';
import { invite, type PoolFile, writePoolFile } from '../pool/pool-file.ts';
import type { Replay } from '../replay/replay.ts';
import { statedId } from '../replay/stated-id.ts';
import { chartColumns, exportedTable, samplesIn } from './dashboard-figures.ts';
import type { Ending } from './ending.ts';
import { historyFile } from './history-file.ts';
import type { StartOptions } from './options.ts';
import { HISTORY_INTERVAL_MS, measureOperators, operatorsOf } from './play.ts';
import { compareChart, compareShared, isBestDrawn, isSame, poolTable } from './pool-comparison.ts';

const MINUTE_MS = 60_000;
const DEFAULT_MS = 4 * MINUTE_MS;
/** Parts of the whole time. */
const [SLEEPS_AT, WAKES_AT, JOINS_AT] = [0.25, 0.5, 0.6];
/** Of the last three hours, too, the sleeper saw one less. */
const SLEPT_MS = [120 * MINUTE_MS, 60 * MINUTE_MS] as const;
const METRIC = 'likes';
/** The engine shows what was just pushed a moment later: then one looks again. */
const MOST_PULLS = 3;

interface Observer {
  readonly name: 'steady' | 'sleeper' | 'late';
  readonly browser: ExtensionBrowser;
  readonly dashboard: Page;
}

/**
 * Plays it, and compares at the end what the late one pulled with what the others keep, sample by sample, and what its
 * charts draw with the samples of whoever looked most often.
 * @returns whether all of it held.
 */
export async function playPool(
  options: StartOptions,
  extension: string,
  replay: Replay,
  ending: Ending,
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'ebb-start-pool-'));
  const running = new Map<Observer['name'], Observer>();
  const open = async (name: Observer['name'], profile = temporaryProfile()): Promise<Observer> => {
    const { browser: kind, headless } = options;
    // In English, as the comparison reads it.
    const launch = { extension, replayPort: replay.port, headless, language: 'en', profile } as const;
    const browser = await launchBrowser(kind, launch);
    const observer = { name, browser, dashboard: await browser.openOwnPage('dashboard.html') };
    running.set(name, observer);
    return observer;
  };
  const [beganMs, forMs] = [performance.now(), options.forMs ?? DEFAULT_MS];
  const waitFor = async (part: number): Promise<void> => {
    const ms = Math.max(0, forMs * part - (performance.now() - beganMs));
    await delay(ms, undefined, { signal: ending.signal }).catch(() => undefined);
  };
  let engine: Engine | undefined;
  try {
    const { invitations, ...pool } = await openPool(folder, replay);
    engine = pool.engine;
    console.log(`The pool runs at ${engine.origin}, on this machine alone.`);

    const steady = await open('steady');
    await measureOperators(steady, replay, historyFile(replay, operatorsOf(replay), HISTORY_INTERVAL_MS));
    await joinByHand(steady.browser, steady.dashboard, invitations.steady);
    let sleeper = await open('sleeper');
    await measureOperators(sleeper, replay, historyOfSleeper(replay));
    await joinByHand(sleeper.browser, sleeper.dashboard, invitations.sleeper);
    console.log('"steady" and "sleeper" measure, and share.');

    await waitFor(SLEEPS_AT);
    const { profile } = sleeper.browser;
    await sleeper.browser.close();
    running.delete('sleeper');
    console.log('"sleeper" is closed.');
    await waitFor(WAKES_AT);
    sleeper = await open('sleeper', profile);
    console.log('"sleeper" is open again, on what it kept.');
    await waitFor(JOINS_AT);
    const late = await open('late');
    await joinByHand(late.browser, late.dashboard, invitations.late);
    console.log('"late" has joined, and measures nothing.');
    await waitFor(1);

    // Who joins again compares everything once more, as a newcomer does; by itself a browser does so once an hour.
    const pullAll = (): Promise<void> => joinByHand(late.browser, late.dashboard, invitations.late);
    return await compare({ steady, sleeper, late, pullAll }, engine, replay, join(options.out, 'pool'));
  } finally {
    for (const { browser } of running.values()) if (browser.browser.connected) await browser.close();
    await engine?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A pool of the operators' Pages, and an invitation for each. */
async function openPool(folder: string, replay: Replay) {
  const ports = await freePorts();
  const { origin, inner } = addressesOf(ports);
  let file: PoolFile = {
    ...{ origin, engine: inner, pool: 'ope2016', organiser: 'Ebb on this machine', observers: [] },
    pages: operatorsOf(replay).map((page) => ({ id: statedId(page), name: page.name })),
  };
  const textOf = (name: Observer['name']): string => {
    const invited = invite(file, name);
    file = invited.file;
    return invited.text;
  };
  const invitations = { steady: textOf('steady'), sleeper: textOf('sleeper'), late: textOf('late') };
  writePoolFile(folder, file);
  return { invitations, engine: await startEngine(folder, ports) };
}

function historyOfSleeper(replay: Replay): ExportFileInput {
  const file = historyFile(replay, operatorsOf(replay), HISTORY_INTERVAL_MS);
  const [from, to] = SLEPT_MS;
  const isAwake = ([atMs]: readonly [number, ...unknown[]]): boolean =>
    atMs < replay.startedMs - from || atMs > replay.startedMs - to;
  return {
    ...file,
    series: file.series.map((one) => ({ ...one, samples: one.samples.filter(isAwake) })),
  };
}

async function compare(
  {
    steady,
    sleeper,
    late,
    pullAll,
  }: Readonly<Record<Observer['name'], Observer>> & { readonly pullAll: () => Promise<void> },
  engine: Engine,
  replay: Replay,
  out: string,
): Promise<boolean> {
  const sharing = [steady, sleeper];
  const pages = operatorsOf(replay).map((page) => ({ id: statedId(page), name: page.name }));
  // What is compared must stand still.
  for (const { dashboard } of sharing)
    for (const { id } of pages)
      await askExtension(dashboard, 'setMeasuring', { pageId: id, measuring: false });
  mkdirSync(out, { recursive: true });
  const tableOf = async ({ name, dashboard }: Observer) => {
    const table = await exportedTable(dashboard);
    writeFileSync(join(out, `${name}.csv`), table);
    return samplesIn(table).filter(({ metric }) => metric === METRIC);
  };
  const kept = new Map<string, Awaited<ReturnType<typeof tableOf>>>();
  // Who shares has what others shared too: that stands in the same table.
  for (const observer of sharing)
    kept.set(
      observer.name,
      (await tableOf(observer)).filter((one) => !one.observer),
    );
  for (const { name, dashboard } of sharing)
    await untilEqual(`everything of "${name}" to be in the pool`, kept.get(name)?.length ?? 0, async () => {
      await nextRound(dashboard);
      return sumOf(await pooledOf(engine, name));
    });
  const all = [...kept.values()].reduce((sum, { length }) => sum + length, 0);
  let pulled: Awaited<ReturnType<typeof tableOf>> = [];
  // A round ends where its pool is joined anew: each is given its time.
  for (let times = 0; times < MOST_PULLS && pulled.length < all; times += 1) {
    await pullAll();
    await untilEqual('the late one to have pulled', all, async () => {
      pulled = await tableOf(late);
      return pulled.length;
    });
  }

  const shared = [];
  for (const { name } of sharing) {
    const pooled = await pooledOf(engine, name);
    for (const { id, name: page } of pages) {
      const own = kept.get(name)?.filter((one) => one.page_id === id) ?? [];
      const theirs = pulled.filter((one) => one.page_id === id && one.observer === name);
      shared.push(compareShared(page, name, own, pooled.get(id) ?? 0, theirs));
    }
  }
  const charts = [];
  for (const { id, name: page } of pages) {
    const ofPage = [...kept].map(
      ([name, samples]) => [name, samples.filter((one) => one.page_id === id)] as const,
    );
    charts.push(compareChart(page, new Map(ofPage), await chartColumns(late.dashboard, id)));
  }
  await late.dashboard.screenshot({ path: join(out, 'late.png') as `${string}.png` });
  writeFileSync(join(out, 'report.json'), `${JSON.stringify({ shared, charts }, null, 2)}\n`);
  console.log(`\n${poolTable(shared, charts)}\n`);
  const isWhole = shared.every(isSame) && charts.every(isBestDrawn);
  console.log(
    isWhole
      ? 'Held: the late one has all that the others shared, and draws whoever looked most often.'
      : 'NOT held: see the rows that say NO.',
  );
  console.log(`Tables, picture and figures are in ${out}.`);
  return isWhole;
}

/** Waits until a number is reached; where it never is, the comparison says what is missing. */
async function untilEqual(what: string, wanted: number, reached: () => Promise<number>): Promise<void> {
  let last = 0;
  await until(
    what,
    async () => {
      last = await reached();
      return last === wanted;
    },
    { deadlineMs: 45_000 },
  ).catch((error: unknown) => console.log(`${String(error)} (${last} of ${wanted})`));
}

const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** How many samples the engine itself has of an observer, by Page. */
async function pooledOf({ inner }: Engine, name: string): Promise<Map<string, number>> {
  await fetch(`${inner}/internal/force_flush`);
  const query = new URLSearchParams({ 'match[]': `ebb_n{by="${name}",metric="${METRIC}"}`, start: '0' });
  const text = await (await fetch(`${inner}/api/v1/export?${query}`)).text();
  const counts = new Map<string, number>();
  for (const line of text.split('\n').filter(Boolean)) {
    const { metric, timestamps } = JSON.parse(line) as { metric: { page: string }; timestamps: number[] };
    counts.set(metric.page, (counts.get(metric.page) ?? 0) + timestamps.length);
  }
  return counts;
}
