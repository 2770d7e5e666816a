import { csvParse } from 'd3-dsv';
import { expect, it } from 'vitest';
import type { History } from '../../../src/storage/schema.ts';
import { exportCsv } from '../../../src/storage/transfer/export-csv.ts';
import { exportJson } from '../../../src/storage/transfer/export-history.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';

const START = Date.UTC(2016, 1, 27, 20);
const NOW = START + 24 * 3_600_000;

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

async function twoPages(): Promise<History> {
  const db = await newHistory();
  const page = (id: string) => ({
    id: `facebook:@${id}`,
    name: id,
    address: `https://www.facebook.com/${id}`,
  });
  const series = (pageId: string) => ({
    pageId,
    metric: 'likes',
    samples: Array.from({ length: 10 }, (_, i) => [START + i * 60_000, 9000 - i, 1, 'page-data']),
  });
  const campaign = (id: string, target: string) => ({
    id,
    name: id,
    startMs: START,
    targets: [target],
    controls: [],
    baseline: [],
  });
  await importHistory(
    db,
    {
      format: 'ebb-history',
      version: 2,
      exportedAt: new Date(NOW).toISOString(),
      pages: [page('inwi'), page('meditel')],
      series: [series('facebook:@inwi'), series('facebook:@meditel')],
      notes: [
        { id: 'all', atMs: START, text: 'VoIP cut' },
        { id: 'meditel', atMs: START, text: 'a post', pageId: 'facebook:@meditel' },
        { id: 'late', atMs: START + 9 * 60_000, text: 'later' },
      ],
      campaigns: [campaign('one', 'facebook:@inwi'), campaign('two', 'facebook:@meditel')],
    },
    NOW,
  );
  return db;
}

it('an export of a Page and a span holds that and nothing else, and is an export of its own', async () => {
  const db = await twoPages();
  const pageIds = new Set((await db.getAllKeys('pages')).filter((id) => id === 'facebook:@inwi'));
  const selection = { pageIds, fromMs: START + 60_000, toMs: START + 3 * 60_000 };
  const file = JSON.parse(await textOf(exportJson(db, NOW, { selection })));
  expect(file.pages.map(({ id }: { id: string }) => id)).toEqual(['facebook:@inwi']);
  expect(file.series).toEqual([
    {
      pageId: 'facebook:@inwi',
      metric: 'likes',
      samples: [1, 2, 3].map((i) => [START + i * 60_000, 9000 - i, 1, 'page-data']),
    },
  ]);
  expect(file.notes).toEqual([]);
  expect(file.campaigns.map(({ id }: { id: string }) => id)).toEqual(['one']);
  expect(await importHistory(await newHistory(), file, NOW)).toMatchObject({
    kind: 'imported',
    samplesAdded: 3,
  });
});

it('a note about all Pages goes with every Page', async () => {
  const db = await twoPages();
  const pageIds = new Set((await db.getAllKeys('pages')).filter((id) => id === 'facebook:@inwi'));
  const file = JSON.parse(await textOf(exportJson(db, NOW, { selection: { pageIds } })));
  expect(file.notes.map(({ id }: { id: string }) => id).sort()).toEqual(['all', 'late']);
});

it('a CSV of a Page and a span has its rows only', async () => {
  const db = await twoPages();
  const pageIds = new Set((await db.getAllKeys('pages')).filter((id) => id === 'facebook:@meditel'));
  const rows = csvParse(await textOf(exportCsv(db, { selection: { pageIds, toMs: START + 60_000 } })));
  expect(rows.map((row) => [row['page_id'], row['count']])).toEqual([
    ['facebook:@meditel', '9000'],
    ['facebook:@meditel', '8999'],
  ]);
});
