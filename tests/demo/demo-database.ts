import type { ObserverId } from '../../src/core/pool/observer.ts';
import type { PoolFault } from '../../src/core/pool/pool-fault.ts';
import { openHistory } from '../../src/storage/database.ts';
import { packSamples } from '../../src/storage/packing/pack-samples.ts';
import type { PageRecord, PoolRecord } from '../../src/storage/schema.ts';
import type { DemoPage } from './dashboard-pages.ts';
import { DEMO_NOW_MS } from './page-views.ts';

const HOUR_MS = 3_600_000;
const POOL = 'https://pool.example.org/opeunlike';
const OBSERVERS = ['casablanca-2', 'rabat-1', 'tanger-4'].map((name) => name as ObserverId);

const recordOf = ({ view: { page, metric } }: DemoPage): PageRecord => ({
  id: page.id,
  ids: [{ id: page.id, seenMs: DEMO_NOW_MS }],
  tiedIds: [],
  vanities: [{ vanity: page.vanity ?? '', seenMs: DEMO_NOW_MS - HOUR_MS }],
  aliasKeys: [page.id],
  name: page.name,
  address: page.address,
  metric,
  firstSeenMs: DEMO_NOW_MS - 9 * HOUR_MS,
});

const poolRecord = (fault: PoolFault | undefined): PoolRecord => ({
  id: POOL,
  origin: 'https://pool.example.org',
  pool: 'opeunlike',
  organiser: 'Collectif #OpeUnlike',
  observer: 'fes-3' as ObserverId,
  token: 'none',
  pages: [{ id: 'facebook:1', name: 'Maroc Telecom' }],
  agreedMs: DEMO_NOW_MS - 48 * HOUR_MS,
  offered: fault ? [] : ['facebook:2', 'facebook:3'],
  muted: OBSERVERS.slice(2),
  condition: fault
    ? { kind: 'fault', fault, sinceMs: DEMO_NOW_MS - HOUR_MS }
    : { kind: 'well', atMs: DEMO_NOW_MS - 40_000 },
  progress: {
    pushedMs: {},
    confirmedMs: DEMO_NOW_MS - 2 * HOUR_MS,
    checkedMs: DEMO_NOW_MS - 26 * HOUR_MS,
    short: { times: 0, atMs: 0 },
    pulledMs: DEMO_NOW_MS - 40_000,
    comparedMs: DEMO_NOW_MS,
    comparedAllMs: DEMO_NOW_MS,
  },
});

/** Puts into the database what a state is about: Pages that may be one, a pool that was joined. */
export async function fillDatabase(state: string, all: readonly DemoPage[]): Promise<void> {
  const db = await openHistory();
  if (state === 'one-page' || state === 'conflicts') {
    const [first, second] = all.map(recordOf);
    // The documents of the first tie it to the number that the second goes by.
    if (first && second)
      await db.put('pages', { ...first, tiedIds: [{ id: second.id, seenMs: DEMO_NOW_MS - HOUR_MS }] });
    if (second) await db.put('pages', second);
  }
  if (state !== 'pool' && state !== 'pool-fault') return;
  await db.put('pools', poolRecord(state === 'pool-fault' ? 'unreachable' : undefined));
  const bytes = packSamples([
    { atMs: DEMO_NOW_MS - HOUR_MS, value: 2_371_902, step: 1, reader: 'page-data' },
  ]);
  for (const observer of OBSERVERS)
    await db.put('pooled', { samples: 1, bytes }, [
      POOL,
      'facebook:1',
      'likes',
      observer,
      DEMO_NOW_MS - HOUR_MS,
    ]);
}
