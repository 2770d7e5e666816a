import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import { changeWatch } from '../../../src/storage/pages/watches.ts';
import type { History } from '../../../src/storage/schema.ts';
import { exportCsv } from '../../../src/storage/transfer/export-csv.ts';
import { exportJson } from '../../../src/storage/transfer/export-history.ts';
import { exportParts } from '../../../src/storage/transfer/export-parts.ts';
import { importFile, previewFile } from '../../../src/storage/transfer/import-file.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';
import { INWI, MEDITEL, PROFILE, START } from '../sample-history.ts';
import { DAY, longHistory, NOW, textOf } from './long-history.ts';

let db: History;
let text: string;
beforeEach(async () => {
  db = await longHistory();
  text = await textOf(exportJson(db, NOW));
});

async function importInto(target: History, content: string): Promise<unknown> {
  const file = new Blob([content]);
  const preview = await previewFile(file, NOW);
  if (preview.kind === 'refused') return preview;
  return importFile(file, (part) => importHistory(target, part.content, NOW, part.more));
}

describe('an export', () => {
  it('is JSON of the documented format, with everything in it', () => {
    const file = JSON.parse(text);
    expect(Object.keys(file)).toEqual([
      'format',
      'version',
      'exportedAt',
      'pages',
      'series',
      'events',
      'setApart',
      'watchEvents',
      'notes',
      'campaigns',
      'joins',
    ]);
    const samples = file.series.flatMap((one: { samples: unknown[] }) => one.samples);
    expect(samples).toHaveLength(300);
    expect(samples[0]).toEqual([NOW - DAY, 800_000, 1, 'page-data']);
    expect(file.watchEvents).toHaveLength(2);
    expect(file.notes).toHaveLength(1);
    expect(file.campaigns).toHaveLength(1);
  });

  it('imported into an empty history gives the same export again', async () => {
    const other = await newHistory();
    await importInto(other, text);
    expect(await textOf(exportJson(other, NOW))).toBe(text);
  });

  it('imported into the history it came from changes nothing', async () => {
    const before = await readPageViews(db);
    const answers = await importInto(db, text);
    expect(answers).toMatchObject([{ kind: 'imported', samplesAdded: 0 }]);
    expect(await textOf(exportJson(db, NOW))).toBe(text);
    expect(await readPageViews(db)).toEqual(before);
  });

  it('written anew by another program, on one line, is imported all the same', async () => {
    const other = await newHistory();
    await importInto(other, JSON.stringify(JSON.parse(text)));
    expect(await textOf(exportJson(other, NOW))).toBe(text);
  });

  it('holds nothing of a Page that is met while it is written, which would make all of it be refused', async () => {
    const pieces: string[] = [];
    for await (const piece of exportJson(db, NOW)) {
      pieces.push(piece);
      // The Pages have been read, and nothing else.
      if (pieces.length === 2) await meetAndMeasureProfile();
    }
    const other = await newHistory();
    expect(await importInto(other, pieces.join(''))).toMatchObject([{ kind: 'imported' }]);
    expect((await readPageViews(other)).map(({ page }) => page.id)).toEqual([INWI.id, MEDITEL.id]);
  });

  /** Another Page is met and measured, and the filter and the clock have something to tell of it. */
  async function meetAndMeasureProfile(): Promise<void> {
    const samples = [0, 1, 2].map((minute) => [NOW - 3_600_000 + 60_000 * minute, 900_000, 1, 'page-data']);
    const of = { pageId: PROFILE.id, metric: 'likes' };
    const met = {
      format: 'ebb-history',
      version: 2,
      exportedAt: new Date(NOW).toISOString(),
      pages: [PROFILE],
      series: [{ ...of, samples }],
      events: [{ ...of, event: { kind: 'refresh-period', atMs: NOW - 7_200_000, seconds: 60 } }],
      setApart: [{ ...of, atMs: NOW, samples: [[NOW + DAY, 900_000, 1, 'page-data']] }],
    };
    expect(await importHistory(db, met, NOW)).toMatchObject({ kind: 'imported' });
    await changeWatch(db, PROFILE.id, NOW, () => ({
      pageId: PROFILE.id,
      state: { kind: 'measuring', nextReadMs: NOW },
      intervalMs: 60_000,
      wantedMs: 60_000,
      quickLooks: 0,
      attendedMs: NOW,
      isTabless: false,
      lookBytes: 2000,
    }));
  }

  it('cut short or damaged anywhere is refused before anything is touched', async () => {
    const other = await newHistory();
    const cuts = [0, 1, 90, 0.3 * text.length, 0.7 * text.length, text.length - 3];
    for (const cut of cuts) {
      expect(await importInto(other, text.slice(0, cut))).toMatchObject({ kind: 'refused' });
    }
    expect(await importInto(other, text.replace('800000', '"800000"'))).toMatchObject({ kind: 'refused' });
    expect(await importInto(other, text.replace('"step":1', '"step":0'))).toMatchObject({ kind: 'refused' });
    expect(await readPageViews(other)).toEqual([]);
  });

  it('of many samples is read in parts, each an export of its own', async () => {
    const long = await newHistory();
    const samples = Array.from({ length: 900 }, (_, i) => [START + 60_000 * i, 9e6 - i, 1, 'page-data']);
    const series = [{ pageId: INWI.id, metric: 'likes', samples }];
    const exportedAt = new Date(NOW).toISOString();
    await importHistory(long, { format: 'ebb-history', version: 2, exportedAt, pages: [INWI], series }, NOW);
    const whole = await textOf(exportJson(long, NOW));
    const views = await readPageViews(long);
    const other = await newHistory();
    const more: boolean[] = [];
    for await (const part of exportParts(new Blob([whole]), undefined, 400)) {
      more.push(part.more);
      expect(await importHistory(other, part.content, NOW, part.more)).toMatchObject({ kind: 'imported' });
    }
    expect(more).toEqual([true, true, false]);
    expect(await textOf(exportJson(other, NOW))).toBe(whole);
    expect(await readPageViews(other)).toEqual(views);
  });

  it('tells how far its import has come', async () => {
    const done: number[] = [];
    await importFile(
      new Blob([text]),
      async () => 0,
      undefined,
      (part) => done.push(part),
    );
    expect(done.at(-1)).toBe(1);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
  });

  it('is let go of at once where it is refused or cancelled', async () => {
    const letGo = vi.fn();
    const file = new Blob([text]);
    vi.spyOn(file, 'stream').mockImplementation(
      () =>
        new ReadableStream({
          // It never ends by itself.
          pull: (to) => to.enqueue(new TextEncoder().encode(text.slice(0, text.indexOf('"events"')))),
          cancel: letGo,
        }),
    );
    const cancelled = AbortSignal.abort(new Error('enough'));
    await expect(importFile(file, async () => 0, cancelled)).rejects.toThrow('enough');
    expect(letGo).toHaveBeenCalledTimes(1);
    expect(await previewFile(file, START)).toMatchObject({ kind: 'refused' });
    expect(letGo).toHaveBeenCalledTimes(2);
  });

  it('can be cancelled, and so can an import', async () => {
    const cancelled = AbortSignal.abort(new Error('enough'));
    await expect(textOf(exportJson(db, NOW, { signal: cancelled }))).rejects.toThrow('enough');
    await expect(textOf(exportCsv(db, { signal: cancelled }))).rejects.toThrow('enough');
    await expect(importFile(new Blob([text]), async () => 0, cancelled)).rejects.toThrow('enough');
  });
});
