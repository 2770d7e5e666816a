/** One record of a CSV text, by the line it begins on, counted from 1: its fields, or why it is none. */
export type CsvRecord = { readonly line: number } & (
  | { readonly fields: readonly string[] }
  | { readonly reason: string }
);

const NOT_CLOSED = 'a quote opens a field and is never closed';
const NOT_AT_START = 'a quote stands inside a field that does not begin with one';
const AFTER_CLOSED = 'a quote closes a field and more follows';

/**
 * The records of a CSV text with the lines they begin on. Quoted fields may hold line breaks, commas and doubled
 * quotes; a quote anywhere else is an error of its line, since nobody can tell where its field ends, and reading goes
 * on with the next line. Lines end in a line feed, a carriage return or both; empty ones are passed over; a byte order
 * mark is taken off. Every character is looked at once.
 * Source: RFC 4180 (2005), section 2.
 */
export function* csvRecords(raw: string): Generator<CsvRecord> {
  const text = raw.replace(/\r\n?/g, '\n');
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const { fields, reason, end, lines } = recordAt(text, at);
    if (reason !== undefined) yield { line, reason };
    else if (fields.join('') !== '') yield { line, fields };
    line += lines;
    at = end;
  }
}

interface Scanned {
  readonly fields: readonly string[];
  readonly reason?: string;
  /** Where the next record begins. */
  readonly end: number;
  /** How many lines it took. */
  readonly lines: number;
}

function recordAt(text: string, start: number): Scanned {
  const fields: string[] = [];
  let at = start;
  let lines = 1;
  const endOfLine = lineEnd(text, start);
  const bad = (reason: string): Scanned => ({ fields, reason, end: endOfLine + 1, lines: 1 });
  for (;;) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === undefined) return bad(NOT_CLOSED);
      const field = text.slice(at + 1, close);
      const next = text[close + 1];
      if (next !== undefined && next !== ',' && next !== '\n') return bad(AFTER_CLOSED);
      fields.push(field.replaceAll('""', '"'));
      lines += breaksIn(field);
      at = close + 1;
    } else {
      const end = fieldEnd(text, at);
      const field = text.slice(at, end);
      if (field.includes('"')) return bad(NOT_AT_START);
      fields.push(field);
      at = end;
    }
    if (text[at] !== ',') return { fields, end: at + 1, lines };
    at++;
  }
}

const lineEnd = (text: string, from: number): number => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
};

function fieldEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== ',' && text[at] !== '\n') at++;
  return at;
}

/** The quote that closes a field; a doubled one stands for itself. */
function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return undefined;
}

function breaksIn(field: string): number {
  let breaks = 0;
  for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) breaks++;
  return breaks;
}
