// The product's own storage needs a browser's names around it, before anything of it is loaded.
import '../../tests/storage/fake-extension.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { HOUR_MS } from '../../src/core/math/durations.ts';
import { hourStartOf } from '../../src/core/pool/closed-hours.ts';
import { type Sample, seriesKey } from '../../src/core/series/sample.ts';
import { numberedId } from '../../src/facebook/facts/page-key.ts';
import { compareHours } from '../../src/pool/compare-hours.ts';
import { syncPool } from '../../src/pool/sync-pool.ts';
import { observersOf, readPooled } from '../../src/storage/pool/pooled-samples.ts';
import type { History } from '../../src/storage/schema.ts';
import { addSamples, readSamples } from '../../src/storage/series/samples.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { until } from '../browsers/until.ts';
import { randomOf } from '../replay/random.ts';
import { addressesOf, type Engine, freePorts, startEngine } from './engine.ts';
import { invite, type PoolFile, writePoolFile } from './pool-file.ts';
import { joinAs } from './volunteer.ts';

/** How hard volunteers and engine are tried. */
export interface PoolTorture {
  readonly seed: number;
  readonly volunteers: number;
  /** How long they watch, in their own time. */
  readonly hours: number;
}

/** What a newcomer's full pull had, against what the volunteers kept. */
export interface PoolVerdict {
  readonly kept: number;
  readonly pulled: number;
  readonly missing: number;
  readonly wrong: number;
  readonly extra: number;
  /** How often the newcomer asked: the engine shows what was just pushed a moment later. */
  readonly pulls: number;
  /** What befell them, in the order it did. */
  readonly faults: readonly string[];
}

const PAGES = ['100064000000001', '100064000000002'].map(numberedId);
const START = Date.UTC(2026, 9, 1, 18);
const PACE_MS = 60_000;
/** How often volunteers meet the pool, in their own time. */
const ROUND_MS = 10 * 60_000;
/** A pushed sample can be asked for after about a second, by some questions later than by others. */
const SETTLES_MS = 1_500;
const MOST_PULLS = 4;

interface Volunteer {
  readonly name: string;
  readonly db: History;
  readonly pool: string;
  /** Until then its network is away, in its own time. */
  readonly silentUntilMs: number;
}

/**
 * Volunteers read two Pages for some hours and share them through a real engine, with the product's own code, while
 * the engine is killed twice, the proxy is away, answers are lost, and one volunteer shares everything at the very end.
 * Then a newcomer pulls everything of everybody.
 */
export async function torturePool({ seed, volunteers: many, hours }: PoolTorture): Promise<PoolVerdict> {
  const random = randomOf(seed);
  const folder = mkdtempSync(join(tmpdir(), 'ebb-pool-torture-'));
  const ports = await freePorts();
  const { origin, inner } = addressesOf(ports);
  let file: PoolFile = {
    origin,
    engine: inner,
    pool: 'torture',
    organiser: 'Torture',
    pages: PAGES.map((id) => ({ id, name: id })),
    observers: [],
  };
  const invitations = new Map<string, string>();
  for (const name of [...Array.from({ length: many }, (_, i) => `v${i + 1}`), 'newcomer']) {
    const invited = invite(file, name);
    file = invited.file;
    invitations.set(name, invited.text);
  }
  writePoolFile(folder, file);
  const engine = await startEngine(folder, ports);
  const network = loseAnswers(random);
  try {
    const endMs = START + hours * HOUR_MS;
    const volunteers: Volunteer[] = [];
    for (let i = 1; i <= many; i++) {
      const joined = await joinAs(`${seed}-v${i}`, invitations.get(`v${i}`) ?? '', PAGES, START);
      volunteers.push({ name: `v${i}`, ...joined, silentUntilMs: i === many ? endMs : 0 });
    }
    const faults = await watchTogether(volunteers, endMs, engine, random, network);
    await settle(volunteers, endMs + 3 * HOUR_MS);
    const newcomer = await joinAs(`${seed}-newcomer`, invitations.get('newcomer') ?? '', PAGES, START);
    let pulls = 1;
    let verdict = await judge(volunteers, newcomer, endMs + 3 * HOUR_MS);
    for (; verdict.missing > 0 && pulls < MOST_PULLS; pulls++) {
      await delay(SETTLES_MS);
      verdict = await judge(volunteers, newcomer, endMs + 3 * HOUR_MS);
    }
    return { ...verdict, pulls, faults };
  } finally {
    network.restore();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function watchTogether(
  volunteers: readonly Volunteer[],
  endMs: number,
  engine: Engine,
  random: () => number,
  network: { losing: boolean },
): Promise<string[]> {
  const faults: string[] = [];
  const rounds = (endMs - START) / ROUND_MS;
  const killAt = new Set([Math.floor(rounds / 3), Math.floor((2 * rounds) / 3)]);
  const proxyAwayFrom = Math.floor(rounds / 2);
  for (let round = 0; round < rounds; round++) {
    const fromMs = START + round * ROUND_MS;
    const nowMs = fromMs + ROUND_MS;
    if (round === proxyAwayFrom) {
      await engine.kill('caddy');
      faults.push(`round ${round}: the proxy is away`);
    }
    if (round === proxyAwayFrom + 2) await engine.start('caddy');
    network.losing = round % 4 === 1;
    if (network.losing) faults.push(`round ${round}: answers are lost`);
    for (const volunteer of volunteers) {
      await read(volunteer, fromMs, nowMs, random);
      if (nowMs < volunteer.silentUntilMs) continue;
      await syncPool(volunteer.db, volunteer.pool, nowMs, new AbortController().signal);
    }
    network.losing = false;
    if (killAt.has(round)) {
      await engine.kill('victoria-metrics');
      faults.push(`round ${round}: the engine is killed`);
      await engine.start('victoria-metrics');
    }
  }
  if (proxyAwayFrom + 2 >= rounds) await engine.start('caddy');
  return faults;
}

/** A volunteer reads its Pages once a minute, now and then not. */
async function read({ db }: Volunteer, fromMs: number, toMs: number, random: () => number): Promise<void> {
  for (const [i, id] of PAGES.entries()) {
    const samples: Sample[] = [];
    for (let atMs = fromMs; atMs < toMs; atMs += PACE_MS) {
      if (random() < 0.1) continue;
      const value = 2_000_000 * (i + 1) - Math.floor((atMs - START) / 500) - Math.floor(random() * 20);
      const at = atMs + Math.floor(random() * PACE_MS);
      samples.push({ atMs: at, value, step: 1, reader: 'meta-description' });
    }
    await write(db, (tx) => addSamples(tx, seriesKey({ pageId: id, metric: 'likes' }), samples));
  }
}

/** Goes on until every volunteer knows that the pool has all it kept. @param nowMs in their own time. */
async function settle(volunteers: readonly Volunteer[], nowMs: number): Promise<void> {
  for (const { name, db, pool } of volunteers) {
    let atMs = nowMs;
    await until(
      `${name} to know that all is shared`,
      async () => {
        await syncPool(db, pool, atMs, new AbortController().signal);
        if (((await db.get('pools', pool))?.progress.confirmedMs ?? 0) >= hourStartOf(nowMs)) return true;
        atMs += ROUND_MS;
        await delay(SETTLES_MS);
        return false;
      },
      { deadlineMs: 60_000 },
    );
  }
}

async function judge(
  volunteers: readonly Volunteer[],
  newcomer: { db: History; pool: string },
  nowMs: number,
): Promise<Omit<PoolVerdict, 'faults' | 'pulls'>> {
  const record = await newcomer.db.get('pools', newcomer.pool);
  if (!record) throw new Error('the newcomer is not in the pool');
  // Everybody's samples, not those of the best covered alone.
  const { signal } = new AbortController();
  const pulled = await compareHours({ db: newcomer.db, pool: record, nowMs, signal }, 'all', 0);
  if (pulled.kind !== 'pulled') throw new Error(`the newcomer could not pull: ${JSON.stringify(pulled)}`);
  let [kept, found, missing, wrong, extra] = [0, 0, 0, 0, 0];
  for (const page of PAGES) {
    const metric = 'likes';
    const observers = await observersOf(newcomer.db, newcomer.pool, page, metric);
    extra += observers.filter((one) => !volunteers.some(({ name }) => name === one)).length;
    for (const { name, db } of volunteers) {
      const observer = observers.find((one) => one === name);
      const own = await readSamples(db, { pageId: page, metric }, 0, nowMs);
      const theirs = observer
        ? await readPooled(newcomer.db, { pool: newcomer.pool, observer, page, metric }, 0, nowMs)
        : [];
      const byInstant = new Map(theirs.map((sample) => [sample.atMs, sample]));
      kept += own.length;
      found += theirs.length;
      for (const sample of own) {
        const there = byInstant.get(sample.atMs);
        byInstant.delete(sample.atMs);
        if (!there) missing += 1;
        else if (there.value !== sample.value || there.step !== sample.step) wrong += 1;
      }
      extra += byInstant.size;
    }
  }
  return { kept, pulled: found, missing, wrong, extra };
}

/** Lets a share of answers get lost on their way back, while it is told to: what was asked has been done. */
function loseAnswers(random: () => number): { losing: boolean; restore: () => void } {
  const real = globalThis.fetch;
  const network = {
    losing: false,
    restore: () => {
      globalThis.fetch = real;
    },
  };
  globalThis.fetch = async (...args) => {
    const answer = await real(...args);
    if (network.losing && random() < 0.5) throw new TypeError('the answer was lost');
    return answer;
  };
  return network;
}
