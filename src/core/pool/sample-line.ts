import type { PageId } from '../page/page-identity.ts';
import type { Rate } from '../rate/rate.ts';
import type { Sample, SeriesId } from '../series/sample.ts';

// The line protocol of InfluxDB, which the engine takes at `/write?precision=ms`: measurement, tags, fields, instant.

/** The measurement under which samples stand in the engine; its one field makes the metric `ebb_n`. */
const SAMPLE = 'ebb';
/** ... and the one of figures; its fields make `ebb_figure_rate`, `ebb_figure_low` and `ebb_figure_high`. */
const FIGURE = 'ebb_figure';
/** Digits of a figure: its interval is never known better. */
const DIGITS = 4;

/**
 * One sample:
 * `ebb,page=facebook:100044,metric=likes,step=1,reader=meta-description n=2449871i 1796035769000`.
 * Nothing else of a sample ever leaves the browser.
 */
export const sampleLine = (series: SeriesId, { atMs, value, step, reader }: Sample): string =>
  lineOf(SAMPLE, series, { step: String(step), reader }, `n=${value}i`, atMs);

/**
 * The rate as of a sample, a minute, with the ends of its 95 % interval, for those who read along in the engine:
 * `ebb_figure,page=facebook:100044,metric=likes,method=multi-process\ 6 rate=-133.2,low=-141,high=-125.9 1796035769000`.
 * Other observers work out their own from the samples.
 */
export const rateLine = (
  series: SeriesId,
  { perMinute, low, high, atMs }: Pick<Rate, 'perMinute' | 'low' | 'high' | 'atMs'>,
  method: string,
): string =>
  lineOf(
    FIGURE,
    series,
    { method },
    `rate=${digits(perMinute)},low=${digits(low)},high=${digits(high)}`,
    atMs,
  );

function lineOf(
  measurement: string,
  { pageId, metric }: SeriesId,
  more: Readonly<Record<string, string>>,
  fields: string,
  atMs: number,
): string {
  const tags = Object.entries({ page: pageId, metric, ...more });
  return `${measurement}${tags.map(([name, text]) => `,${name}=${escapeTag(text)}`).join('')} ${fields} ${atMs}`;
}

const digits = (perMinute: number): string => String(Number(perMinute.toPrecision(DIGITS)));

/** Whether a Page's id can stand in a line: the protocol ends a line at a line end, whatever stands before it. */
export const fitsInLine = (pageId: PageId): boolean => !/[\p{Cc}\\]/u.test(pageId);

/** Commas, equal signs and spaces end a tag unless a backslash stands before them. */
const escapeTag = (text: string): string => text.replace(/[,= ]/g, '\\$&');
