import '../fake-extension.ts';
import { describe, expect, it } from 'vitest';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { readSetApart } from '../../../src/storage/series/set-apart.ts';
import type { ExportFileInput } from '../../../src/storage/transfer/export-format.ts';
import { exportJson } from '../../../src/storage/transfer/export-history.ts';
import { exportParts } from '../../../src/storage/transfer/export-parts.ts';
import { importFile, previewFile } from '../../../src/storage/transfer/import-file.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';
import { fillHistory, INWI, likesFile, MEDITEL, START } from '../sample-history.ts';

const THIRD = { id: 'facebook:100044123456789', name: 'Third', address: 'https://www.facebook.com/third' };
const LIKES = { pageId: INWI.id, metric: 'likes' } as const;
const NOW = START + 30 * 24 * 3_600_000;

const samples = Array.from({ length: 8000 }, (_, i) => [
  START + 60_000 * i,
  9_000_000 - 3 * i,
  1,
  'page-data',
]);
const whole = likesFile(samples);
/** The same history, written as other programs might. */
const layouts: Readonly<Record<string, string>> = {
  'in one line': JSON.stringify(whole),
  'over many lines': JSON.stringify(whole, null, 2),
  'an entry a sample': JSON.stringify({
    ...whole,
    series: samples.map((one) => ({ ...LIKES, samples: [one] })),
  }),
  'the other way round': JSON.stringify({
    ...whole,
    series: samples.toReversed().map((one) => ({ ...LIKES, samples: [one] })),
  }),
};

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('a file that is imported', () => {
  it.each(Object.entries(layouts))('%s comes in parts of a bounded size, and all of it', async (_, text) => {
    const file = new Blob([text]);
    expect(await previewFile(file, NOW)).toMatchObject({
      kind: 'preview',
      samples: 8000,
      pages: ['inwi'],
    });
    const parts: ExportFileInput[] = [];
    const progress: number[] = [];
    await importFile(
      file,
      async ({ content }) => {
        parts.push(content as ExportFileInput);
      },
      undefined,
      (part) => progress.push(part),
    );
    expect(parts.length).toBeGreaterThan(2);
    expect(Math.max(...parts.map((part) => JSON.stringify(part).length))).toBeLessThan(700_000);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    const read = parts.flatMap(({ series }) => series.flatMap((entry) => entry.samples));
    expect(read.toSorted(([a], [b]) => a - b)).toEqual(samples);
  });

  it('the other way round is kept in order, and counted', async () => {
    const db = await newHistory();
    const some = samples.slice(0, 600);
    const series = some.toReversed().map((one) => ({ ...LIKES, samples: [one] }));
    for await (const { content, more } of exportParts(
      new Blob([JSON.stringify({ ...whole, series })]),
      undefined,
      150,
    ))
      expect(await importHistory(db, content, NOW, more)).toMatchObject({ kind: 'imported' });
    expect((await readSamples(db, LIKES, 0, NOW)).map(({ value }) => value)).toEqual(
      some.map(([, value]) => value),
    );
    expect((await readPageViews(db))[0]?.series[0]?.sampleCount).toBe(some.length);
  });

  it('names in every part the Pages that it speaks of, and in the first all of them', async () => {
    const one = (id: string, i: number) => ({
      pageId: id,
      metric: 'likes',
      samples: [[START + 1000 * i, 5, 1, 'import']],
    });
    const series = Array.from({ length: 300 }, (_, i) => one(i < 150 ? INWI.id : MEDITEL.id, i));
    const file = new Blob([JSON.stringify({ ...likesFile([]), pages: [INWI, MEDITEL], series })]);
    const named: string[][] = [];
    for await (const { content } of exportParts(file, undefined, 100)) {
      const { pages } = content as { pages: { id: string }[] };
      named.push(pages.map(({ id }) => id));
    }
    expect(named[0]).toEqual([INWI.id, MEDITEL.id]);
    expect(named.at(-1)).toEqual([MEDITEL.id]);
  });

  it('has the likes of a Page followed, in whichever part they stand, and followers where there are no likes', async () => {
    const entry = (id: string, metric: string, i: number) => ({
      pageId: id,
      metric,
      samples: [[START + 1000 * i, 5, 1, 'import']],
    });
    const series = [
      ...Array.from({ length: 150 }, (_, i) => entry(INWI.id, 'likes', i)),
      ...Array.from({ length: 150 }, (_, i) => entry(MEDITEL.id, 'followers', i)),
      ...Array.from({ length: 150 }, (_, i) => entry(MEDITEL.id, 'likes', i)),
      ...Array.from({ length: 150 }, (_, i) => entry(THIRD.id, 'followers', i)),
    ];
    const file = new Blob([JSON.stringify({ ...likesFile([]), pages: [INWI, MEDITEL, THIRD], series })]);
    const db = await newHistory();
    for await (const { content } of exportParts(file, undefined, 100))
      expect(await importHistory(db, content, NOW, true)).toMatchObject({ kind: 'imported' });
    const followed = (await readPageViews(db)).map(({ page, metric }) => [page.id, metric]);
    expect(Object.fromEntries(followed)).toEqual({
      [INWI.id]: 'likes',
      [MEDITEL.id]: 'likes',
      [THIRD.id]: 'followers',
    });
  });

  it.each([
    ['an instant beyond all years', [[1e300, 5, 1, 'import']]],
    ['an instant that is no whole number', [[START + 0.5, 5, 1, 'import']]],
    ['a sample from the future', [[NOW + 3_600_000, 5, 1, 'import']]],
    ['a count below zero', [[START, -5, 1, 'import']]],
  ])('with %s is refused as it is looked at', async (_what, wrong) => {
    const text = JSON.stringify(likesFile([...samples.slice(0, 10), ...wrong]));
    expect(await previewFile(new Blob([text]), NOW)).toMatchObject({ kind: 'refused' });
  });

  it('that is too dense over all its parts is refused as it is looked at', async () => {
    const dense = Array.from({ length: 7201 }, (_, i) => [START + 400 * i, 5, 1, 'import']);
    expect(await previewFile(new Blob([JSON.stringify(likesFile(dense))]), NOW)).toEqual({
      kind: 'refused',
      reason: 'more than a sample a second',
    });
  });

  it('brings what was set apart, and again what it brought is known', async () => {
    const db = await newHistory();
    await fillHistory(db);
    const text = await textOf(exportJson(db, NOW));
    const other = await newHistory();
    for (let i = 0; i < 2; i += 1)
      await importFile(new Blob([text]), (part) => importHistory(other, part.content, NOW, part.more));
    const [apart, ...more] = await readSetApart(other);
    expect(more).toEqual([]);
    expect(apart).toMatchObject({ ...LIKES, atMs: START, samples: [{ value: 871_000 }] });
    expect(await textOf(exportJson(other, NOW))).toBe(text);
  });
});
