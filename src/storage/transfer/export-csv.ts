import { dsvFormat } from 'd3-dsv';
import { FilterRun } from '../../core/rate/filter/filter-run.ts';
import { stateOf } from '../../core/rate/filter/rate-filter.ts';
import type { Sample } from '../../core/series/sample.ts';
import type { History, PageRecord, SeriesRecord } from '../schema.ts';
import { type ExportOptions, sampleSlots } from './export-history.ts';
import { isSelectedPage, isSelectedTime } from './export-selection.ts';
import { plainCell } from './plain-cell.ts';

/** The columns: `at` in UTC with milliseconds, ISO 8601; the last five as they were read. */
const CSV_COLUMNS = [
  ...(['page_id', 'page_name', 'metric', 'at', 'count', 'step', 'reader'] as const),
  'road',
] as const;

/** With a span: what the rate filter knew before the first sample of each series, on that sample's row. */
const STATE_COLUMN = 'filter';

/** How the table is written; left out, as RFC 4180 has it. */
export interface CsvOptions extends ExportOptions {
  /**
   * For a spreadsheet of a language with this between its fields: instants as it reads them, in UTC too, and nothing
   * but the samples.
   */
  readonly spreadsheet?: ',' | ';';
}

/**
 * Every sample that is kept one by one as the text of a CSV file, piece by piece: series after series, each in
 * time order. A span brings the state of the filter at its beginning, so that whoever recomputes it gets the rates
 * that all samples give.
 * @throws the signal's reason when it is cancelled; DamagedBytesError unless `onUnreadable` hears of it.
 */
export async function* exportCsv(db: History, options: CsvOptions = {}): AsyncGenerator<string> {
  const { signal, onProgress, selection = {}, spreadsheet } = options;
  const { formatRow } = dsvFormat(spreadsheet ?? ',');
  const lineEnd = spreadsheet ? '\r\n' : '\n';
  const total = await db.count('chunks');
  const pages = new Map((await db.getAll('pages')).map((page) => [page.id, page]));
  const { fromMs } = selection;
  let done = 0;
  const hasState = fromMs !== undefined && !spreadsheet;
  yield formatRow(hasState ? [...CSV_COLUMNS, STATE_COLUMN] : [...CSV_COLUMNS]) + lineEnd;
  for (const series of await db.getAll('series')) {
    if (!isSelectedPage(selection, series.pageId)) continue;
    const page = pages.get(series.pageId);
    let before = hasState ? new FilterRun() : undefined;
    for await (const samples of sampleSlots(db, series, options)) {
      signal?.throwIfAborted();
      if (before) await goOn(before, samples, fromMs);
      let lines = '';
      for (const sample of samples) {
        if (!isSelectedTime(selection, sample.atMs)) continue;
        const state = !hasState ? [] : [before ? JSON.stringify(stateOf(before)) : ''];
        const at = instantText(sample.atMs, spreadsheet !== undefined);
        lines += formatRow([...row(page, series, sample, at), ...state]) + lineEnd;
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

/** ISO 8601; a spreadsheet takes neither the T nor the Z. */
function instantText(atMs: number, isForSpreadsheet: boolean): string {
  const iso = new Date(atMs).toISOString();
  return isForSpreadsheet ? iso.replace('T', ' ').replace(/\.\d+Z$/, '') : iso;
}

function row(
  page: PageRecord | undefined,
  { pageId, metric }: SeriesRecord,
  sample: Sample,
  at: string,
): string[] {
  return [
    plainCell(pageId),
    plainCell(page?.name ?? ''),
    metric,
    at,
    String(sample.value),
    String(sample.step),
    sample.reader,
    sample.road ?? '',
  ];
}
