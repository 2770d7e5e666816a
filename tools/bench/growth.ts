// How the time of a piece of work grows with what it is given: as its first power, or worse. Run in Node over a
// database in memory, whose own growth is told beside the others.
import '../../tests/storage/fake-extension.ts';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PageIdentity } from '../../src/core/page/page-identity.ts';
import { startHeadReader } from '../../src/facebook/read-head.ts';
import { popupModel } from '../../src/popup/popup-model.ts';
import { readPageViews } from '../../src/storage/pages/page-views.ts';
import { meetPage } from '../../src/storage/pages/pages.ts';
import { changeWatchesIn } from '../../src/storage/pages/watches.ts';
import type { History } from '../../src/storage/schema.ts';
import { appendReadings } from '../../src/storage/series/append-readings.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { importFile, previewFile } from '../../src/storage/transfer/import-file.ts';
import { importHistory } from '../../src/storage/transfer/import-history.ts';
import { newHistory } from '../../tests/storage/new-history.ts';
import { INWI, START } from '../../tests/storage/sample-history.ts';

/** Time that grows with this power of the size, or less, is linear: the rest is noise. */
const LINEAR = 1.25;
const ROUNDS = 2;
const HALF_MINUTE = 30_000;
const NOW = START + 365 * 24 * 3_600_000;

interface Growth {
  readonly what: string;
  /** Sizes, doubling. */
  readonly sizes: readonly number[];
  /** Makes ready what is not measured, and gives the work. */
  readonly prepare: (size: number) => Promise<() => Promise<unknown>>;
}

const RECORDS = [1_000, 2_000, 4_000, 8_000];
const PAGES = [10, 20, 40, 80];
const BYTES = [250_000, 500_000, 1_000_000, 2_000_000];

const sampleAt = (i: number): unknown[] => [START + HALF_MINUTE * i, 9_000_000 - 3 * i, 1, 'page-data'];

const LAYOUTS: Readonly<Record<string, (records: number) => unknown[]>> = {
  'one entry': (records) => [entry(Array.from({ length: records }, (_, i) => sampleAt(i)))],
  'an entry a sample': (records) => Array.from({ length: records }, (_, i) => entry([sampleAt(i)])),
  backwards: (records) => Array.from({ length: records }, (_, i) => entry([sampleAt(records - i)])),
  shuffled: (records) => Array.from({ length: records }, (_, i) => entry([sampleAt((i * 7919) % records)])),
};

const entry = (samples: unknown[]): unknown => ({ pageId: INWI.id, metric: 'likes', samples });

async function importing(series: unknown[]): Promise<() => Promise<unknown>> {
  const exportedAt = new Date(NOW).toISOString();
  const text = JSON.stringify({ format: 'ebb-history', version: 2, exportedAt, pages: [INWI], series });
  const file = new Blob([text]);
  const db = await newHistory();
  return async () => {
    const preview = await previewFile(file, NOW);
    if (preview.kind === 'refused') throw new Error(preview.reason);
    await importFile(file, (part) => importHistory(db, part.content, NOW, part.more));
  };
}

const pageOf = (i: number): PageIdentity => {
  const digits = String(100_000_000 + i);
  const renamed = (text: string): string =>
    text.replaceAll(/115106731848563/g, digits).replaceAll('inwi', `p${digits}`);
  return JSON.parse(renamed(JSON.stringify(INWI))) as PageIdentity;
};

/** What a tick does of each Page: one transaction for its look; and the figures of all of them once, for the badge. */
async function tick(db: History, pages: number, atMs: number): Promise<void> {
  await write(db, (tx) => changeWatchesIn(tx, atMs, (watches) => watches));
  for (let i = 0; i < pages; i += 1) {
    await write(db, async (tx) => {
      const page = pageOf(i);
      await meetPage(tx, page, 'likes', atMs);
      const readings = [
        { metric: 'likes', count: { value: 900_000 - (atMs % 1000), step: 1 }, reader: 'page-data' },
      ] as const;
      await appendReadings(tx, page.id, readings, { atMs, nowMs: atMs, leastSpanMs: 0 });
    });
  }
  await readPageViews(db);
}

async function historyOf(pages: number): Promise<History> {
  const db = await newHistory();
  for (let i = 0; i < 3; i += 1) await tick(db, pages, START + HALF_MINUTE * i);
  const watch = {
    state: { kind: 'measuring', nextReadMs: START },
    intervalMs: HALF_MINUTE,
    wantedMs: HALF_MINUTE,
    quickLooks: 0,
    attendedMs: START,
    isTabless: false,
    lookBytes: 0,
  } as const;
  await write(db, (tx) =>
    changeWatchesIn(tx, START, () =>
      Array.from({ length: pages }, (_, i) => ({ pageId: pageOf(i).id, ...watch })),
    ),
  );
  const ids = Array.from({ length: pages }, (_, i) => pageOf(i).id);
  const campaign = { id: 'c', name: 'VoIP', startMs: START, targets: ids, controls: [], baseline: [] };
  await write(db, (tx) => tx.objectStore('campaigns').put(campaign));
  return db;
}

const ADDRESS = 'https://www.facebook.com/inwi';
/** What a document without a counter may be full of. */
const FILLERS: Readonly<Record<string, string>> = {
  tags: '<div class="x1 x2"><a href="/inwi/posts/1">12,345 likes</a></div>\n',
  text: 'liked by many, and 12,345 others\n',
  scripts: '<script type="application/json">{"require":[["a",{"b":[1,2,3]}]]}</script>\n',
};

const GROWTHS: readonly Growth[] = [
  ...Object.entries(LAYOUTS).map(([layout, series]) => ({
    what: `import, ${layout} (records)`,
    sizes: RECORDS,
    prepare: (size: number) => importing(series(size)),
  })),
  {
    what: 'tick (Pages)',
    sizes: PAGES,
    async prepare(size) {
      const db = await historyOf(size);
      return () => tick(db, size, START + HALF_MINUTE * 10);
    },
  },
  {
    what: 'popup (Pages)',
    sizes: PAGES,
    async prepare(size) {
      const db = await historyOf(size);
      return async () => {
        const pages = await readPageViews(db);
        const state = {
          activeId: undefined,
          targets: undefined,
          order: 'rate',
          search: '',
          language: 'en',
        } as const;
        return popupModel({ ...state, pages, nowMs: START + HALF_MINUTE * 3 });
      };
    },
  },
  ...Object.entries(FILLERS).map(([filler, line]) => ({
    what: `reader, ${filler} (bytes)`,
    sizes: BYTES,
    prepare: async (size: number) => {
      const text = `<html lang="en"><head><title>inwi</title></head><body>${line.repeat(size / line.length)}`;
      return async () => {
        const reader = startHeadReader(ADDRESS, 'likes');
        for (let at = 0; at < text.length; at += 16_384) if (reader.push(text.slice(at, at + 16_384))) break;
        return reader.end();
      };
    },
  })),
];

/** The slope of the logarithm of the time over that of the size, by least squares. */
function exponentOf(points: readonly (readonly [size: number, ms: number])[]): number {
  const logs = points.map(([size, ms]) => [Math.log(size), Math.log(ms)] as const);
  const mean = (of: (point: readonly [number, number]) => number): number =>
    logs.reduce((sum, point) => sum + of(point), 0) / logs.length;
  const [x, y] = [mean((point) => point[0]), mean((point) => point[1])];
  const [above, below] = logs.reduce(
    ([a, b], point) => [a + (point[0] - x) * (point[1] - y), b + (point[0] - x) ** 2],
    [0, 0],
  );
  return above / below;
}

/** `npm run bench -- growth [--json FILE]` */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'string' } } });
  const figures: { what: string; exponent: number; times: readonly (readonly [number, number])[] }[] = [];
  for (const { what, sizes, prepare } of GROWTHS) {
    // The first is slower than the others, whatever it is.
    await (await prepare(sizes[0] ?? 1))();
    const times: [number, number][] = [];
    for (const size of sizes) {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < ROUNDS; round += 1) {
        const work = await prepare(size);
        const began = performance.now();
        await work();
        least = Math.min(least, performance.now() - began);
      }
      times.push([size, least]);
    }
    const exponent = exponentOf(times);
    figures.push({ what, exponent, times });
    const shown = times.map(([size, ms]) => `${size.toLocaleString('en')}: ${ms.toFixed(1)} ms`).join(', ');
    const verdict = exponent <= LINEAR ? 'linear' : `NOT LINEAR (at most ${LINEAR})`;
    console.log(`${what.padEnd(36)} exponent ${exponent.toFixed(2)}  ${verdict}  ${shown}`);
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}
