import { type FilterState, resumeFilter } from '../../src/core/rate/filter/rate-filter.ts';
import type { FilterSample } from '../../src/core/rate/filter-sample.ts';
import { csvRecords } from './csv-records.ts';

/** A sample as a file gives it. */
export interface Row extends FilterSample {
  /** The instant as it is written. */
  readonly at: string;
  /** Page, metric and observer, where the file has them: one series each. */
  readonly series: Readonly<Record<string, string>>;
  /** What the filter knew before this sample, where the file is a span that says so. */
  readonly before?: FilterState;
}

/** What is wrong with a line, counted from 1. */
export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

export type Rows = { readonly rows: readonly Row[] } | { readonly bad: readonly BadRow[] };

const NEEDED = ['at', 'count', 'step'] as const;
const SERIES = ['page_id', 'metric'] as const;
const STATE = 'filter';
const OBSERVER = 'observer';
/** Rows with this were set apart: they are in no series, and in none of the rates that the extension showed. */
const SET_APART = 'set_apart';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/**
 * The samples of a CSV text with a heading. Nothing is guessed: a row that is not exactly right is bad, and a
 * text with bad rows gives those and no samples.
 */
export function readRows(text: string): Rows {
  const records = csvRecords(text);
  const first = records.next();
  if (first.done) return { bad: [{ line: 1, reason: 'there is no heading' }] };
  if ('reason' in first.value) return { bad: [first.value] };
  const heading = first.value.fields.map((field) => field.trim());
  const missing = NEEDED.filter((name) => !heading.includes(name));
  if (missing.length > 0)
    return { bad: [{ line: first.value.line, reason: `the heading lacks ${missing.join(', ')}` }] };
  const repeated = heading.find((name, i) => heading.indexOf(name) !== i);
  if (repeated !== undefined)
    return { bad: [{ line: first.value.line, reason: `the heading has ${repeated} twice` }] };

  const column = (name: string) => heading.indexOf(name);
  const [at, count, step] = [column('at'), column('count'), column('step')];
  const series = SERIES.map((name) => [name, column(name)] as const).filter(([, i]) => i >= 0);
  const rows: Row[] = [];
  const bad: BadRow[] = [];
  for (const record of records) {
    if ('reason' in record) {
      bad.push(record);
      continue;
    }
    const { line, fields } = record;
    const field = (i: number) => fields[i] ?? '';
    const value = wholeNumber(field(count));
    const width = wholeNumber(field(step));
    const atMs = instant(field(at));
    const before = stateIn(field(column(STATE)));
    if (fields.length !== heading.length)
      bad.push({ line, reason: `${fields.length} fields where the heading has ${heading.length}` });
    else if (atMs === undefined)
      bad.push({ line, reason: `at is not an instant like 2016-02-27T20:00:00.000Z: ${shown(field(at))}` });
    else if (value === undefined)
      bad.push({ line, reason: `count is not a whole number: ${shown(field(count))}` });
    else if (width === undefined || width === 0)
      bad.push({ line, reason: `step is not a whole number above zero: ${shown(field(step))}` });
    else if (before === 'bad')
      bad.push({ line, reason: `filter is not a state of this method: ${shown(field(column(STATE)))}` });
    else if (field(column(SET_APART)) === '')
      rows.push({
        at: field(at),
        atMs,
        value,
        step: width,
        series: Object.fromEntries([
          ...series.map(([name, i]) => [name, field(i)]),
          // One filter an observer; one's own samples have none.
          ...(field(column(OBSERVER)) === '' ? [] : [[OBSERVER, field(column(OBSERVER))]]),
        ]),
        ...(before ? { before } : {}),
      });
  }
  return bad.length > 0 ? { bad } : { rows };
}

function stateIn(text: string): FilterState | 'bad' | undefined {
  if (text === '') return undefined;
  try {
    return resumeFilter(JSON.parse(text)) ?? 'bad';
  } catch {
    return 'bad';
  }
}

function wholeNumber(text: string): number | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Milliseconds since 1970 UTC; a day that the calendar does not have is no instant. */
function instant(text: string): number | undefined {
  if (!INSTANT.test(text)) return undefined;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) || new Date(atMs).toISOString().slice(0, 19) !== text.slice(0, 19)
    ? undefined
    : atMs;
}

const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
