import { beforeEach, describe, expect, it } from 'vitest';
import { vanityId } from '../../../src/facebook/facts/page-key.ts';
import { saveCampaign } from '../../../src/storage/pages/campaigns.ts';
import { putNote } from '../../../src/storage/pages/notes.ts';
import { changePage, findPage, meetPage } from '../../../src/storage/pages/pages.ts';
import type { History } from '../../../src/storage/schema.ts';
import { recomputeStale } from '../../../src/storage/series/recompute-stale.ts';
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

  it('is told of notes and campaigns of the same id, and changes none of them by itself', async () => {
    const note = { id: 'note-1', atMs: START, text: 'VoIP cut' };
    const campaign = { id: 'campaign-1', name: 'VoIP', startMs: START, targets: [INWI.id], controls: [] };
    await putNote(db, note);
    await saveCampaign(db, campaign);
    const before = [await db.getAll('notes'), await db.getAll('campaigns')];
    const edited = { ...note, text: 'VoIP cut at nine' };
    const other = { ...campaign, targets: [PROFILE.id, MEDITEL.id], baseline: [] };
    const unkept = { ...other, name: ' ' };
    const content = (notes: readonly unknown[], campaigns: readonly unknown[]) => ({
      ...file([INWI, PROFILE, MEDITEL]),
      notes,
      campaigns,
    });
    const told = await conflictsOf(content([edited, { ...edited, id: 'note-2' }], [other, unkept]));
    const { baseline: _, ...inFile } = other;
    expect(told).toMatchObject([
      { kind: 'note', yours: note, inFile: edited },
      { kind: 'campaign', yours: campaign, inFile },
    ]);
    const same = content([note], [{ ...campaign, baseline: [] }]);
    expect(await conflictsOf(same)).toEqual([]);
    await importHistory(db, content([edited], [other]), START);
    expect([await db.getAll('notes'), await db.getAll('campaigns')]).toEqual(before);
  });

  it('is told of vanities that a Page is not known by, and adds none of them by itself', async () => {
    const aliases = ['Inwi', '115106731848563', 'inwi.officiel', 'inwi.Officiel', 'meditel', 'a b'];
    const former = { ...file([{ ...INWI, id: '115106731848563', aliases }]), version: 1 };
    const named = { ...former, series: [{ ...former.series[0], pageId: '115106731848563' }] };
    const own = { kind: 'vanity', pageId: INWI.id, pageName: 'inwi' };
    expect(await conflictsOf(named)).toEqual([
      { ...own, inFile: 'inwi.Officiel' },
      { ...own, inFile: 'meditel' },
    ]);
    const before = await db.get('pages', INWI.id);
    await importHistory(db, named, START);
    expect(await db.get('pages', INWI.id)).toEqual(before);
  });

  it('is found by a vanity that the person took, until a document says that another goes by it', async () => {
    await write(db, (tx) => changePage(tx, INWI.id, { vanity: 'inwi.maroc' }));
    expect(await findPage(db, [vanityId('InwiMaroc')])).toBe(INWI.id);
    expect((await db.get('pages', INWI.id))?.vanities.at(-1)?.vanity).toBe('inwi');
    await write(db, (tx) => meetPage(tx, { ...MEDITEL, vanity: 'inwi.maroc' }, 'likes', START));
    expect(await findPage(db, [vanityId('InwiMaroc')])).toBe(MEDITEL.id);
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
    while (!(await recomputeStale(db, 2)).finished) steps += 1;
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThan(100);
  });
});
