import { dsvFormat } from 'd3-dsv';
import { type Joins, leadOf } from '../../core/page/joins.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { ObserverId } from '../../core/pool/observer.ts';
import { FilterRun } from '../../core/rate/filter/filter-run.ts';
import { stateOf } from '../../core/rate/filter/rate-filter.ts';
import { type Sample, type SeriesId, type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import { readJoins } from '../joins/read-joins.ts';
import { slotOf } from '../packing/slots.ts';
import { pooledSlots } from '../pool/pooled-pages.ts';
import type { History, PageRecord, SeriesRecord } from '../schema.ts';
import { readSetApart } from '../series/set-apart.ts';
import { type ExportOptions, sampleSlots } from './export-history.ts';
import { isSelectedPage, isSelectedTime } from './export-selection.ts';
import { plainCell } from './plain-cell.ts';

/** The columns: `at` in UTC with milliseconds, ISO 8601; the last five as they were read. */
const CSV_COLUMNS = [
  ...(['page_id', 'page_name', 'metric', 'at', 'count', 'step', 'reader'] as const),
  'road',
] as const;

/** Where Pages are joined: under which number the document stated the row. */
const STATED_COLUMN = 'stated_id';

/**
 * Where any was set apart: when. Such a row is in no series: it lay in the future of the clock, and one of two clocks was
 * wrong. Those of a series stand after it.
 */
const SET_APART_COLUMN = 'set_apart';

/** Where a pool was joined: who shared the sample; empty for one's own. Those of others stand at the end. */
const OBSERVER_COLUMN = 'observer';

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
 * time order, joined Pages as the one they are shown under; then what was set apart of it; at the end what others shared. A span brings the state of
 * the filter at its beginning, so that whoever recomputes it gets the rates that all samples give.
 * @throws the signal's reason when it is cancelled; DamagedBytesError unless `onUnreadable` hears of it.
 */
export async function* exportCsv(db: History, options: CsvOptions = {}): AsyncGenerator<string> {
  const { signal, onProgress, selection = {}, spreadsheet } = options;
  const { formatRow } = dsvFormat(spreadsheet ?? ',');
  const lineEnd = spreadsheet ? '\r\n' : '\n';
  const isForSpreadsheet = spreadsheet !== undefined;
  const total = await db.count('chunks');
  const [records, joins, all, apart] = await Promise.all([
    db.getAll('pages'),
    readJoins(db),
    db.getAll('series'),
    readSetApart(db),
  ]);
  const pages = new Map(records.map((page) => [page.id, page]));
  const { fromMs } = selection;
  let done = 0;
  const hasState = fromMs !== undefined && !isForSpreadsheet;
  const hasStated = all.some(({ pageId }) => joins.has(pageId));
  const hasApart = apart.length > 0;
  const hasObserver = (await db.count('pooled')) > 0;
  const line = (page: Named, metric: Metric, stated: Stated, end: End = {}): string =>
    formatRow([
      ...row(page, metric, stated.sample, instantText(stated.sample.atMs, isForSpreadsheet)),
      ...(hasStated ? [plainCell(stated.pageId)] : []),
      ...(hasApart ? [end.apartMs === undefined ? '' : instantText(end.apartMs, isForSpreadsheet)] : []),
      ...(hasObserver ? [end.observer ?? ''] : []),
      ...(hasState ? [end.state ?? ''] : []),
    ]) + lineEnd;
  yield formatRow([
    ...CSV_COLUMNS,
    ...(hasStated ? [STATED_COLUMN] : []),
    ...(hasApart ? [SET_APART_COLUMN] : []),
    ...(hasObserver ? [OBSERVER_COLUMN] : []),
    ...(hasState ? [STATE_COLUMN] : []),
  ]) + lineEnd;
  for (const group of groupsOf(all, joins)) {
    const [{ pageId, metric }] = group;
    const own = group.filter((one) => isSelectedPage(selection, one.pageId));
    const page = pages.get(pageId);
    if (own.length === 0 || !page) continue;
    let before = hasState ? new FilterRun() : undefined;
    for await (const slot of statedSlots(db, own, options)) {
      signal?.throwIfAborted();
      if (before) await goOn(before, slot, fromMs);
      let lines = '';
      for (const stated of slot) {
        if (!isSelectedTime(selection, stated.sample.atMs)) continue;
        lines += line(page, metric, stated, before && { state: JSON.stringify(stateOf(before)) });
        before = undefined;
      }
      yield lines;
      onProgress?.(Math.min(1, ++done / total));
    }
    for (const batch of apart)
      if (own.some((one) => one.pageId === batch.pageId) && batch.metric === metric)
        for (const sample of batch.samples)
          if (isSelectedTime(selection, sample.atMs))
            yield line(page, metric, { pageId: batch.pageId, sample }, { apartMs: batch.atMs });
  }
  for await (const { pageId, metric, observer, samples } of pooledSlots(db)) {
    signal?.throwIfAborted();
    if (!isSelectedPage(selection, pageId)) continue;
    const page = pages.get(pageId) ?? { id: pageId, name: '' };
    const selected = samples.filter(({ atMs }) => isSelectedTime(selection, atMs));
    yield selected.map((sample) => line(page, metric, { pageId, sample }, { observer })).join('');
  }
}

/** The Page of a row. */
type Named = Pick<PageRecord, 'id' | 'name'>;

/** A sample, and the Page under which its document stated it. */
interface Stated {
  readonly pageId: PageId;
  readonly sample: Sample;
}

/** What stands in the last columns. */
interface End {
  readonly observer?: ObserverId;
  readonly apartMs?: number;
  readonly state?: string;
}

/** The series that are shown as one, that of the Page they are shown under first; a group may lack its own. */
function groupsOf(all: readonly SeriesRecord[], joins: Joins): (readonly [SeriesId, ...SeriesId[]])[] {
  const groups = new Map<SeriesKey, [SeriesId, ...SeriesId[]]>();
  for (const { pageId, metric } of all) {
    const lead = { pageId: leadOf(joins, pageId), metric };
    const group = groups.get(seriesKey(lead)) ?? [lead];
    if (pageId !== lead.pageId) group.push({ pageId, metric });
    groups.set(seriesKey(lead), group);
  }
  return [...groups.values()];
}

/** The samples of series that are shown as one in one order of time; of two of one instant both. */
async function* statedSlots(
  db: History,
  group: readonly SeriesId[],
  options: CsvOptions,
): AsyncGenerator<Stated[]> {
  const sources = group.map(({ pageId, metric }) => ({
    pageId,
    slots: sampleSlots(db, { pageId, metric }, options),
    next: undefined as readonly Sample[] | undefined,
  }));
  const advance = async (source: (typeof sources)[number]): Promise<void> => {
    const step = await source.slots.next();
    source.next = step.done ? undefined : step.value;
  };
  await Promise.all(sources.map(advance));
  for (;;) {
    const starts = sources.flatMap(({ next }) => (next?.[0] ? [slotOf(next[0].atMs)] : []));
    if (starts.length === 0) return;
    const slot = Math.min(...starts);
    const due = sources.filter(({ next }) => next?.[0] && slotOf(next[0].atMs) === slot);
    const stated = due.flatMap(({ pageId, next = [] }) => next.map((sample) => ({ pageId, sample })));
    yield due.length === 1 ? stated : stated.sort((a, b) => a.sample.atMs - b.sample.atMs);
    await Promise.all(due.map(advance));
  }
}

/** Takes in the samples before an instant, and lets the page draw: a slot of them takes some frames. */
async function goOn(run: FilterRun, slot: readonly Stated[], fromMs = 0): Promise<void> {
  for (const { sample } of slot) if (sample.atMs < fromMs) run.sample(sample);
  await new Promise((resolve) => setTimeout(resolve, 0));
}

/** ISO 8601; a spreadsheet takes neither the T nor the Z. */
function instantText(atMs: number, isForSpreadsheet: boolean): string {
  const iso = new Date(atMs).toISOString();
  return isForSpreadsheet ? iso.replace('T', ' ').replace(/\.\d+Z$/, '') : iso;
}

const row = ({ id, name }: Named, metric: Metric, sample: Sample, at: string): string[] => [
  plainCell(id),
  plainCell(name),
  metric,
  at,
  String(sample.value),
  String(sample.step),
  sample.reader,
  sample.road ?? '',
];
