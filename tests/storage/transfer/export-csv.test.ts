import { csvParse, dsvFormat } from 'd3-dsv';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ObserverId } from '../../../src/core/pool/observer.ts';
import type { Sample } from '../../../src/core/series/sample.ts';
import { putPooled } from '../../../src/storage/pool/pooled-samples.ts';
import { putPool } from '../../../src/storage/pool/pools.ts';
import type { History } from '../../../src/storage/schema.ts';
import { exportCsv } from '../../../src/storage/transfer/export-csv.ts';
import { exportJson } from '../../../src/storage/transfer/export-history.ts';
import { importFile } from '../../../src/storage/transfer/import-file.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { plainCell } from '../../../src/storage/transfer/plain-cell.ts';
import { readRows } from '../../../tools/rates/read-rows.ts';
import { newHistory } from '../new-history.ts';
import { INWI, MEDITEL, START } from '../sample-history.ts';
import { DAY, longHistory, NOW, textOf } from './long-history.ts';

let db: History;
beforeEach(async () => {
  db = await longHistory();
});

describe('a CSV export', () => {
  it('has a row a sample, with its instant in UTC, its step, its reader and its road', async () => {
    const csv = await textOf(exportCsv(db));
    const rows = csvParse(csv);
    expect(rows.columns).toEqual([
      ...['page_id', 'page_name', 'metric', 'at', 'count', 'step', 'reader'],
      ...['road', 'set_apart'],
    ]);
    expect(rows).toHaveLength(301);
    expect(rows[0]).toEqual({
      page_id: 'facebook:115106731848563',
      page_name: 'inwi',
      metric: 'likes',
      at: new Date(NOW - DAY).toISOString(),
      count: '800000',
      step: '1',
      reader: 'page-data',
      road: '',
      set_apart: '',
    });
  });

  it('has what was set apart after its series, told as such, and no rate is made of it', async () => {
    const csv = await textOf(exportCsv(db));
    const apart = csvParse(csv).filter((row) => row['set_apart']);
    expect(apart).toEqual([expect.objectContaining({ metric: 'likes', page_name: 'inwi', count: '871000' })]);
    const rows = readRows(csv);
    expect('rows' in rows && rows.rows).toHaveLength(300);
  });

  it('has what others shared too, under the name of who did, and an import passes it over', async () => {
    const pool = { id: 'https://pool.example.org/ope2016', agreedMs: START };
    const observer = 'v2' as ObserverId;
    await putPool(db, {
      ...pool,
      ...{ origin: 'https://pool.example.org', pool: 'ope2016', organiser: 'Somebody' },
      ...{ observer: 'v1' as ObserverId, token: 'abcdefghijklmnopqrstuvwxyz012345' },
      pages: [{ id: INWI.id, name: 'inwi' }],
    });
    const sample: Sample = { atMs: NOW - 5, value: 799_000, step: 1, reader: 'meta-description' };
    await putPooled(db, pool, { observer, page: INWI.id, metric: 'likes' }, [sample]);
    const csv = await textOf(exportCsv(db));
    expect(csvParse(csv).filter((row) => row['observer'] !== '')).toEqual([
      {
        ...{ page_id: INWI.id, page_name: 'inwi', metric: 'likes', at: new Date(NOW - 5).toISOString() },
        ...{
          count: '799000',
          step: '1',
          reader: 'meta-description',
          road: '',
          set_apart: '',
          observer: 'v2',
        },
      },
    ]);
    const rows = readRows(csv);
    expect('rows' in rows && rows.rows.at(-1)?.series).toEqual({
      ...{ page_id: INWI.id, metric: 'likes', observer: 'v2' },
    });
    const json = await textOf(exportJson(db, NOW));
    expect(json).not.toContain('abcdefghijklmnopqrstuvwxyz012345');
    expect(JSON.parse(json).pooled).toEqual([
      {
        ...{ pool: pool.id, pageId: INWI.id, metric: 'likes', observer: 'v2' },
        samples: [[NOW - 5, 799_000, 1, 'meta-description']],
      },
    ]);
    const other = await newHistory();
    await importFile(new Blob([json]), (part) => importHistory(other, part.content, NOW, part.more));
    expect(await other.count('pooled')).toBe(0);
  });

  it('gives a spreadsheet no formula, whatever a Page calls itself', async () => {
    const other = await newHistory();
    const name = '=HYPERLINK("https://evil.example","inwi")\n@SUM(1)';
    const series = [{ pageId: MEDITEL.id, metric: 'likes', samples: [[START, 5, 1, 'page-data']] }];
    const pages = [{ ...MEDITEL, name }];
    const exportedAt = new Date(NOW).toISOString();
    await importHistory(other, { format: 'ebb-history', version: 2, exportedAt, pages, series }, NOW);
    const rows = csvParse(await textOf(exportCsv(other)));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.['page_name']).toBe('\'=HYPERLINK("https://evil.example","inwi")\n\'@SUM(1)');
  });

  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1'])('guards %j', (text) => {
    expect(plainCell(text)).toBe(`'${text}`);
  });

  it.each([
    ['X;=1+1', "X;'=1+1"],
    ['X\t=1+1', "X\t'=1+1"],
    ['X,-1', "X,'-1"],
    ['X"; @SUM(1)', 'X"; \'@SUM(1)'],
    ['X\n+1', "X\n'+1"],
    ['a-b; c', 'a-b; c'],
    ["L'Oréal - Maroc", "L'Oréal - Maroc"],
    ['إنوي', 'إنوي'],
  ])('guards what another separator makes of %j, and nothing else', (text, guarded) => {
    expect(plainCell(text)).toBe(guarded);
  });

  it.each([',', ';'] as const)(
    'for a spreadsheet with %s between its fields has instants it reads, and the samples',
    async (spreadsheet) => {
      const text = await textOf(exportCsv(db, { spreadsheet, selection: { fromMs: NOW - DAY } }));
      const rows = dsvFormat(spreadsheet).parse(text);
      expect(rows).toHaveLength(301);
      expect(rows.columns).toEqual((await textOf(exportCsv(db))).split('\n')[0]?.split(','));
      expect(rows[0]?.['at']).toBe(new Date(NOW - DAY).toISOString().slice(0, 19).replace('T', ' '));
      expect(text.split('\r\n')).toHaveLength(303);
    },
  );
});
