// A pool with the real engine: a newcomer's first chart, what a minute costs, and what observers who lie can do.
import { HOUR_MS } from '../../src/core/math/durations.ts';
import '../../tests/storage/fake-extension.ts';
import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PageId } from '../../src/core/page/page-identity.ts';
import { hourStartOf } from '../../src/core/pool/closed-hours.ts';
import { sampleLine } from '../../src/core/pool/sample-line.ts';
import type { Sample } from '../../src/core/series/sample.ts';
import { noRates } from '../../src/dashboard/histories/recompute/rate-columns.ts';
import { NOTHING_OF_ONES_OWN } from '../../src/dashboard/pool/charted-by-others.ts';
import { relayCurves } from '../../src/dashboard/pool/relay-curves.ts';
import { numberedId } from '../../src/facebook/facts/page-key.ts';
import { syncPool } from '../../src/pool/sync-pool.ts';
import { readPooledPage } from '../../src/storage/pool/pooled-pages.ts';
import type { History } from '../../src/storage/schema.ts';
import { until } from '../browsers/until.ts';
import { addressesOf, freePorts, startEngine } from '../pool/engine.ts';
import { openPoolDoor, type PoolDoor } from '../pool/pool-door.ts';
import { invite, type PoolFile, tokenOf, writePoolFile } from '../pool/pool-file.ts';
import { joinAs } from '../pool/volunteer.ts';
import { randomOf } from '../replay/random.ts';
import { hostileObservers, sayHostile } from './pool-hostile.ts';
import { minutes, processorMs, sayMinutes } from './pool-minutes.ts';

const PAGES = 10;
const OBSERVERS = 5;
const PACE_MS = 60_000;
const LINES_AT_ONCE = 5_000;

const pageIds = Array.from({ length: PAGES }, (_, i) => numberedId(String(100_064_000_000_001 + i)));

/** A month of one Page as one observer read it: asleep a third of the time, each its own third. */
function* monthOf(page: number, observer: number, days: number, endMs: number): Generator<Sample> {
  const random = randomOf(1000 * page + observer);
  const startMs = endMs - days * 24 * HOUR_MS;
  for (let atMs = startMs; atMs < endMs; atMs += PACE_MS) {
    if ((Math.floor(atMs / (8 * HOUR_MS)) + observer) % 3 === 0) continue;
    const value = 2_000_000 + page - Math.floor((atMs - startMs) / 30_000) - Math.floor(random() * 4);
    yield { atMs: atMs + Math.floor(random() * 20_000), value, step: 1, reader: 'meta-description' };
  }
}

/** Fills the engine past the door, as months of pushes would have. @returns how many samples. */
async function fill(origin: string, file: PoolFile, days: number, endMs: number): Promise<number> {
  let samples = 0;
  for (const [observer, { token }] of file.observers.slice(0, OBSERVERS).entries()) {
    let lines: string[] = [];
    const flush = async (): Promise<void> => {
      const answer = await fetch(`${origin}/write?precision=ms`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: lines.join('\n'),
      });
      if (answer.status !== 204) throw new Error(`the engine answers ${answer.status}`);
      samples += lines.length;
      lines = [];
    };
    for (const [page, pageId] of pageIds.entries())
      for (const sample of monthOf(page, observer, days, endMs)) {
        lines.push(sampleLine({ pageId, metric: 'likes' }, sample));
        if (lines.length === LINES_AT_ONCE) await flush();
      }
    await flush();
  }
  return samples;
}

/** The curve of one Page, as a newcomer's dashboard draws it. @returns how many points it has. */
async function firstChart(db: History, pageId: PageId, nowMs: number): Promise<number> {
  const shared = await readPooledPage(db, [pageId], 'likes');
  const others = shared.map(({ observer, columns }) => ({ observer, columns, rates: noRates() }));
  return relayCurves(NOTHING_OF_ONES_OWN, others, 2_000_000, nowMs)?.counts.atMs.length ?? 0;
}

async function newcomer(text: string, door: PoolDoor, nowMs: number) {
  const { db, pool } = await joinAs('bench-newcomer', text, pageIds, nowMs);
  const [began, bytes, requests] = [performance.now(), door.bytes(), door.seen.length];
  const { fault, added } = await syncPool(db, pool, nowMs, new AbortController().signal);
  if (fault) throw new Error(`the newcomer met: ${fault}`);
  const pulledS = (performance.now() - began) / 1000;
  let points = 0;
  for (const pageId of pageIds) points += await firstChart(db, pageId, nowMs);
  const drawnS = (performance.now() - began) / 1000;
  return {
    ...{ added, pulledS, drawnS, points },
    requests: door.seen.length - requests,
    bytesASample: (door.bytes() - bytes) / added,
  };
}

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { days: { type: 'string', default: '30' }, json: { type: 'string' } },
  });
  const days = Number(values.days);
  const folder = mkdtempSync(join(tmpdir(), 'ebb-pool-bench-'));
  const ports = await freePorts();
  const { inner, origin } = addressesOf(ports);
  const door = await openPoolDoor(origin);
  let file: PoolFile = {
    ...{ origin: door.origin, engine: inner, pool: 'bench', organiser: 'Bench', observers: [] },
    pages: pageIds.map((id) => ({ id, name: id })),
  };
  const invitations: string[] = [];
  for (const name of [...Array.from({ length: OBSERVERS }, (_, i) => `v${i + 1}`), 'newcomer', 'watcher']) {
    const invited = invite(file, name);
    file = invited.file;
    invitations.push(invited.text);
  }
  writePoolFile(folder, file);
  const engine = await startEngine(folder, ports);
  try {
    const nowMs = hourStartOf(Date.now()) + 10 * PACE_MS;
    const samples = await fill(origin, file, days, hourStartOf(nowMs));
    await until('all of it to be found', async () => (await storedIn(origin, file)) >= samples, {
      deadlineMs: 120_000,
    });
    console.log(
      `${samples.toLocaleString('en')} samples of ${PAGES} Pages by ${OBSERVERS} observers, ${days} days`,
    );
    const first = await newcomer(invitations[OBSERVERS] ?? '', door, nowMs);
    console.log(
      `newcomer: all pulled after ${first.pulledS.toFixed(1)} s, counts of every Page ready to draw after ${first.drawnS.toFixed(1)} s ` +
        `(aim 10); ${first.added.toLocaleString('en')} samples, ${first.requests} requests, ${first.bytesASample.toFixed(1)} bytes a sample`,
    );
    const watcher = invitations[OBSERVERS + 1] ?? '';
    const bytes = await minutes('bytes', watcher, pageIds, () => door.bytes());
    // Without the door, whose work would be counted too.
    const direct = watcher.replace(door.origin, origin);
    const processor = await minutes('processor', direct, pageIds, processorMs);
    console.log(sayMinutes(bytes, processor, PAGES));
    const hostile = hostileObservers();
    console.log(sayHostile(hostile));
    if (values.json)
      writeFileSync(
        values.json,
        `${JSON.stringify({ samples, first, bytes, processor, hostile }, null, 2)}\n`,
      );
  } finally {
    await engine.stop();
    await door.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many samples the engine finds. */
async function storedIn(origin: string, file: PoolFile): Promise<number> {
  const query = new URLSearchParams({ query: 'sum(count_over_time(ebb_n[90d]))', nocache: '1' });
  const headers = { authorization: `Bearer ${tokenOf(file, 'v1')}` };
  const answer: unknown = await (await fetch(`${origin}/api/v1/query?${query}`, { headers })).json();
  const found = answer as { data: { result: { value: [number, string] }[] } };
  return Number(found.data.result[0]?.value[1] ?? 0);
}
