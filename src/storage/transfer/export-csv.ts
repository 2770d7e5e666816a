import { csvFormatRow } from 'd3-dsv';
import { FilterRun } from '../../core/rate/filter/filter-run.ts';
import { stateOf } from '../../core/rate/filter/rate-filter.ts';
import type { Sample } from '../../core/series/sample.ts';
import type { History, PageRecord, SeriesRecord } from '../schema.ts';
import { type ExportOptions, sampleSlots } from './export-history.ts';
import { isSelectedPage, isSelectedTime } from './export-selection.ts';

/** The columns: `at` in UTC with milliseconds, ISO 8601; the last five as they were read. */
const CSV_COLUMNS = [
  ...(['page_id', 'page_name', 'metric', 'at', 'count', 'step', 'reader'] as const),
  'road',
] as const;

/** With a span: what the rate filter knew before the first sample of each series, on that sample's row. */
const STATE_COLUMN = 'filter';

/**
 * Every sample that is kept one by one as the text of a CSV file, piece by piece: series after series, each in
 * time order. A span brings the state of the filter at its beginning, so that whoever recomputes it gets the rates
 * that all samples give.
 * @throws the signal's reason when it is cancelled; DamagedBytesError unless `onUnreadable` hears of it.
 */
export async function* exportCsv(db: History, options: ExportOptions = {}): AsyncGenerator<string> {
  const { signal, onProgress, selection = {} } = options;
  const total = await db.count('chunks');
  const pages = new Map((await db.getAll('pages')).map((page) => [page.id, page]));
  const { fromMs } = selection;
  let done = 0;
  yield `${csvFormatRow(fromMs === undefined ? [...CSV_COLUMNS] : [...CSV_COLUMNS, STATE_COLUMN])}\n`;
  for (const series of await db.getAll('series')) {
    if (!isSelectedPage(selection, series.pageId)) continue;
    const page = pages.get(series.pageId);
    let before = fromMs === undefined ? undefined : new FilterRun();
    for await (const samples of sampleSlots(db, series, options)) {
      signal?.throwIfAborted();
      if (before) await goOn(before, samples, fromMs);
      let lines = '';
      for (const sample of samples) {
        if (!isSelectedTime(selection, sample.atMs)) continue;
        const state = fromMs === undefined ? [] : [before ? JSON.stringify(stateOf(before)) : ''];
        lines += `${csvFormatRow([...row(page, series, sample), ...state])}\n`;
        before = undefined;
      }
      yield lines;
      onProgress?.(++done / total);
    }
  }
}

/** Takes in the samples before an instant, and lets the page draw: a slot of them takes some frames. */
async function goOn(run: FilterRun, samples: readonly Sample[], fromMs = 0): Promise<void> {
  for (const sample of samples) if (sample.atMs < fromMs) run.sample(sample);
  await new Promise((resolve) => setTimeout(resolve, 0));
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
    sample.road ?? '',
  ];
}

/**
 * A text that no spreadsheet takes for a formula. A Page chooses its own name.
 * Source: OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection
 */
export const plainCell = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
