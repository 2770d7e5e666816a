import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type PageId, toPageId } from '../../../src/core/page/page-identity.ts';
import {
  completeBaselines,
  deleteCampaign,
  readCampaigns,
  saveCampaign,
} from '../../../src/storage/pages/campaigns.ts';
import { deletePage } from '../../../src/storage/pages/delete-page.ts';
import { deleteNote, putNote, readNotes } from '../../../src/storage/pages/notes.ts';
import { readPageView, readPageViews } from '../../../src/storage/pages/page-views.ts';
import type { History } from '../../../src/storage/schema.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { EXPORT_FORMAT, EXPORT_VERSION } from '../../../src/storage/transfer/export-format.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';

const START = Date.UTC(2016, 1, 27, 20);
const MINUTE = 60_000;
const inwi = toPageId('facebook:@inwi');
const meditel = toPageId('facebook:@meditel');

let db: History;
beforeEach(async () => {
  db = await newHistory();
  const page = (id: string) => ({
    id: `facebook:@${id}`,
    name: id,
    address: `https://www.facebook.com/${id}`,
  });
  // inwi from 20:00, a read a minute with a silence from 20:10 to 23:20; meditel from 21:00.
  const steady = (from: number, to: number, count: number) =>
    Array.from({ length: to - from + 1 }, (_, i): [number, number, number, 'classic-counter'] => [
      START + (from + i) * MINUTE,
      count - 10 * (from + i),
      1,
      'classic-counter',
    ]);
  await importHistory(
    db,
    {
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      exportedAt: '2016-02-28T00:00:00.000Z',
      pages: [page('inwi'), page('meditel')],
      series: [
        {
          pageId: 'facebook:@inwi',
          metric: 'likes',
          samples: [...steady(0, 10, 9000), ...steady(200, 210, 9000)],
        },
        { pageId: 'facebook:@meditel', metric: 'likes', samples: steady(60, 70, 5000) },
      ],
    },
    START + 1000 * MINUTE,
  );
});

const draft = (startMs: number) => ({ id: 'c', name: 'VoIP', startMs, targets: [inwi], controls: [meditel] });

describe('a saved campaign', () => {
  it('reckons from the last sample before its start', async () => {
    const { baseline } = await saveCampaign(db, draft(START + 9.5 * MINUTE));
    expect(baseline).toContainEqual({
      pageId: inwi,
      metric: 'likes',
      atMs: START + 9 * MINUTE,
      value: 8910,
      step: 1,
    });
  });

  it('reckons from the first sample after its start where none before it still speaks of it', async () => {
    const { baseline } = await saveCampaign(db, draft(START + 60 * MINUTE));
    expect(baseline.find(({ pageId }) => pageId === inwi)).toMatchObject({ atMs: START + 200 * MINUTE });
    expect(baseline.find(({ pageId }) => pageId === meditel)).toMatchObject({ atMs: START + 60 * MINUTE });
  });

  it('names no Page that is deleted while it is saved', async () => {
    const saved = draft(START + 5 * MINUTE);
    await Promise.all([saveCampaign(db, saved), deletePage(db, inwi)]);
    const [kept] = await readCampaigns(db);
    expect([...(kept?.targets ?? []), ...(kept?.controls ?? [])]).not.toContain(inwi);
    expect(kept?.baseline.map(({ pageId }) => pageId)).not.toContain(inwi);
  });

  it('has no baseline of a Page not seen since its start', async () => {
    const { baseline } = await saveCampaign(db, draft(START + 300 * MINUTE));
    expect(baseline).toEqual([]);
  });

  it('keeps its baseline while its start stays, and seeks a new one when that moves', async () => {
    const first = await saveCampaign(db, draft(START + 5 * MINUTE));
    await db.clear('chunks');
    const renamed = await saveCampaign(db, { ...draft(START + 5 * MINUTE), name: 'VoIP 2016' });
    expect(renamed.baseline).toEqual(first.baseline);
    const moved = await saveCampaign(db, draft(START + 6 * MINUTE));
    expect(moved.baseline).toEqual([]);
  });

  it('keeps the baseline of a Page of which it has no samples', async () => {
    const count = {
      pageId: toPageId('facebook:@iam'),
      metric: 'likes',
      atMs: START,
      value: 7000,
      step: 1,
    } as const;
    const imported = { ...draft(START), targets: [count.pageId], baseline: [count] };
    await db.put('campaigns', imported);
    const renamed = await saveCampaign(db, { ...draft(START), name: 'VoIP 2016', targets: [count.pageId] });
    expect(renamed.baseline).toContainEqual(count);
  });

  it('is read back, the latest start first, until it is deleted', async () => {
    await saveCampaign(db, draft(START));
    await saveCampaign(db, { ...draft(START + MINUTE), id: 'd' });
    expect((await readCampaigns(db)).map(({ id }) => id)).toEqual(['d', 'c']);
    await deleteCampaign(db, 'd');
    expect((await readCampaigns(db)).map(({ id }) => id)).toEqual(['c']);
  });
});

describe('notes', () => {
  it('are kept in the order of their instants until they are deleted', async () => {
    await putNote(db, { id: 'b', atMs: START + 2, text: 'TV report', pageId: inwi });
    await putNote(db, { id: 'a', atMs: START + 1, text: 'VoIP cut' });
    expect((await readNotes(db)).map(({ id }) => id)).toEqual(['a', 'b']);
    await deleteNote(db, 'a');
    expect(await readNotes(db)).toEqual([{ id: 'b', atMs: START + 2, text: 'TV report', pageId: inwi }]);
  });
});

describe('a view of a Page', () => {
  const startOf = async (pageId: PageId) => (await readPageView(db, pageId))?.series[0]?.campaignStart;

  it('carries what its losses in the newest campaign it is in are reckoned from', async () => {
    await saveCampaign(db, { ...draft(START + 2.5 * MINUTE), id: 'older' });
    await saveCampaign(db, draft(START + 9.5 * MINUTE));
    expect(await startOf(inwi)).toEqual({
      value: 8910,
      step: 1,
      atMs: START + 9.5 * MINUTE,
      countMs: START + 9 * MINUTE,
      isLate: false,
    });
    expect((await readPageViews(db)).map(({ series }) => series[0]?.campaignStart)).toEqual([
      await startOf(inwi),
      await startOf(meditel),
    ]);
  });

  it('says when the count is of later than the start', async () => {
    await saveCampaign(db, draft(START));
    expect(await startOf(meditel)).toEqual({
      value: 4400,
      step: 1,
      atMs: START + 60 * MINUTE,
      countMs: START + 60 * MINUTE,
      isLate: true,
    });
  });

  it('carries none where the Page is in no campaign', async () => {
    await saveCampaign(db, { ...draft(START), controls: [] });
    expect(await startOf(meditel)).toBeUndefined();
  });
});

describe('baselines that are completed with every look', () => {
  /** How many records and keys are read by an index meanwhile. */
  async function readsDuring(work: () => Promise<unknown>): Promise<number> {
    const records = vi.spyOn(IDBIndex.prototype, 'getAll');
    const keys = vi.spyOn(IDBIndex.prototype, 'getAllKeys');
    await work();
    const reads = records.mock.calls.length + keys.mock.calls.length;
    vi.restoreAllMocks();
    return reads;
  }
  const complete = () => write(db, (tx) => completeBaselines(tx, inwi, START + 1000 * MINUTE));

  it('ask once for the series of the Page, in however many campaigns it is', async () => {
    for (let i = 0; i < 5; i++) await saveCampaign(db, { ...draft(START), id: `c${i}` });
    expect(await readsDuring(complete)).toBe(1);
  });

  it('ask for nothing where no campaign has the Page, or all have begun to reckon with all its counters', async () => {
    await saveCampaign(db, { ...draft(START), targets: [meditel], controls: [] });
    await saveCampaign(db, { ...draft(START + 2000 * MINUTE), id: 'planned' });
    expect(await readsDuring(complete)).toBe(0);
    await db.put('campaigns', {
      ...draft(START),
      id: 'whole',
      baseline: (['likes', 'followers'] as const).map((metric) => ({
        pageId: inwi,
        metric,
        atMs: START,
        value: 9000,
        step: 1,
      })),
    });
    expect(await readsDuring(complete)).toBe(0);
  });

  it('take up a counter that the Page has shown since', async () => {
    await db.put('campaigns', { ...draft(START), baseline: [] });
    expect((await complete()).campaigns[0]?.baseline).toHaveLength(1);
    expect((await readCampaigns(db))[0]?.baseline).toEqual([
      { pageId: inwi, metric: 'likes', atMs: START, value: 9000, step: 1 },
    ]);
    const before = await complete();
    expect(await write(db, (tx) => completeBaselines(tx, inwi, START + 1000 * MINUTE, before))).toBe(before);
  });
});
