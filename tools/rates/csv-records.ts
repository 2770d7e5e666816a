import { csvParseRows } from 'd3-dsv';

/** One record of a CSV text: its fields, and the line it begins on, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * The records of a CSV text (RFC 4180; quoted fields may hold line breaks) with the lines they begin on, which
 * the parser itself does not tell. Lines end in a line feed, a carriage return or both; empty ones are passed over;
 * a byte order mark is taken off.
 */
export function* csvRecords(raw: string): Generator<CsvRecord> {
  const text = raw.replace(/\r\n?/g, '\n');
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (start < text.length) {
    let end = endOfLine(text, start);
    let lines = 1;
    // An odd number of quotes: the record goes on in the next line.
    while (end < text.length && hasOpenQuote(text, start, end)) {
      end = endOfLine(text, end + 1);
      lines++;
    }
    const fields = csvParseRows(text.slice(start, end))[0];
    if (fields && fields.join('') !== '') yield { line, fields };
    line += lines;
    start = end + 1;
  }
}

const endOfLine = (text: string, from: number): number => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
};

function hasOpenQuote(text: string, start: number, end: number): boolean {
  let quotes = 0;
  for (let i = text.indexOf('"', start); i >= 0 && i < end; i = text.indexOf('"', i + 1)) quotes++;
  return quotes % 2 === 1;
}
