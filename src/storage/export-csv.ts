import { csvFormatRow } from 'd3-dsv';
import type { Sample } from '../core/series/sample.ts';
import { type Progress, sampleSlots } from './export-history.ts';
import { type ExportSelection, isSelectedPage, isSelectedTime } from './export-selection.ts';
import type { History, PageRecord, SeriesRecord } from './schema.ts';

/** The columns: `at` in UTC with milliseconds, ISO 8601; the last four as they were read. */
export const CSV_COLUMNS = ['page_id', 'page_name', 'metric', 'at', 'count', 'step', 'reader'] as const;

/**
 * Every sample that is kept one by one as the text of a CSV file, piece by piece: series after series, each in
 * time order.
 * @param selection a part of it.
 * @throws the signal's reason when it is cancelled.
 */
export async function* exportCsv(
  db: History,
  signal?: AbortSignal,
  onProgress?: Progress,
  selection: ExportSelection = {},
): AsyncGenerator<string> {
  const total = await db.count('chunks');
  const pages = new Map((await db.getAll('pages')).map((page) => [page.id, page]));
  let done = 0;
  yield `${csvFormatRow([...CSV_COLUMNS])}\n`;
  for (const series of await db.getAll('series')) {
    if (!isSelectedPage(selection, series.pageId)) continue;
    const page = pages.get(series.pageId);
    for await (const samples of sampleSlots(db, series)) {
      signal?.throwIfAborted();
      const selected = samples.filter(({ atMs }) => isSelectedTime(selection, atMs));
      yield selected.map((sample) => `${csvFormatRow(row(page, series, sample))}\n`).join('');
      onProgress?.(++done / total);
    }
  }
}

function row(page: PageRecord | undefined, { pageId, metric }: SeriesRecord, sample: Sample): string[] {
  return [
    plainCell(pageId),
    plainCell(page?.name ?? ''),
    metric,
    new Date(sample.atMs).toISOString(),
    String(sample.value),
    String(sample.step),
    sample.reader,
  ];
}

/**
 * A text that no spreadsheet takes for a formula. A Page chooses its own name.
 * Source: OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection
 */
export const plainCell = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
