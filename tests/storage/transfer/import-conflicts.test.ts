import { beforeEach, describe, expect, it } from 'vitest';
import { meetPage } from '../../../src/storage/pages/pages.ts';
import type { History } from '../../../src/storage/schema.ts';
import { replayStale } from '../../../src/storage/series/replay.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { exportJson } from '../../../src/storage/transfer/export-history.ts';
import { importConflicts } from '../../../src/storage/transfer/import-conflicts.ts';
import { previewFile } from '../../../src/storage/transfer/import-file.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';
import { INWI, MEDITEL, PROFILE, START } from '../sample-history.ts';

let db: History;
beforeEach(async () => {
  db = await newHistory();
  await write(db, async (tx) => {
    for (const page of [INWI, PROFILE]) await meetPage(tx, page, 'likes', START);
  });
});

const RENAMED = { id: INWI.id, name: 'Not inwi', address: 'https://www.facebook.com/another' };
const file = (pages: readonly unknown[], joins: readonly unknown[] = []) => ({
  format: 'ebb-history',
  version: 2,
  exportedAt: new Date(START).toISOString(),
  pages,
  series: [{ pageId: INWI.id, metric: 'likes', samples: [[START - 60_000, 900_000, 1, 'import']] }],
  joins,
});

/** What a file would have the person choose. */
async function conflictsOf(content: unknown) {
  const preview = await previewFile(new Blob([JSON.stringify(content)]), START);
  if (preview.kind === 'refused') throw new Error(preview.reason);
  return importConflicts(db, preview.says);
}

describe('what a file says otherwise of a known Page', () => {
  it('is told, its name and its address, and changes nothing by itself', async () => {
    expect(await conflictsOf(file([RENAMED, MEDITEL]))).toEqual([
      { kind: 'name', pageId: INWI.id, pageName: 'inwi', yours: 'inwi', inFile: 'Not inwi' },
      { kind: 'address', pageId: INWI.id, pageName: 'inwi', yours: INWI.address, inFile: RENAMED.address },
    ]);
    const before = await db.get('pages', INWI.id);
    expect(await importHistory(db, file([RENAMED, MEDITEL]), START)).toMatchObject({ samplesAdded: 1 });
    expect(await db.get('pages', INWI.id)).toEqual(before);
  });

  it('is told where two known Pages are joined in it, and joins nothing by itself', async () => {
    const joined = file([INWI, PROFILE], [{ pages: [INWI.id, PROFILE.id], atMs: START }]);
    expect(await conflictsOf(joined)).toEqual([
      { kind: 'join', pages: [INWI.id, PROFILE.id], names: ['inwi', 'inwi'] },
    ]);
    await importHistory(db, joined, START);
    expect(await db.getAll('pairs')).toEqual([]);
  });

  it('is nothing where the file is of this history', async () => {
    let text = '';
    for await (const piece of exportJson(db, START)) text += piece;
    expect(await conflictsOf(JSON.parse(text))).toEqual([]);
  });
});

describe('an import of a long history', () => {
  it('works its figures out so far as it may, and says that more is to be done', async () => {
    const samples = Array.from({ length: 400 }, (_, i) => [
      START - (400 - i) * 3_600_000,
      900_000 - i,
      1,
      'import',
    ]);
    const long = { ...file([INWI]), series: [{ pageId: INWI.id, metric: 'likes', samples }] };
    await importHistory(db, file([INWI]), START);
    expect(await importHistory(db, long, START, false, 2)).toMatchObject({ isStale: true });
    let steps = 0;
    while (!(await replayStale(db, 2)).finished) steps += 1;
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThan(100);
  });
});
