import type { PageId } from '../page/page-identity.ts';
import type { Sample, SeriesId } from '../series/sample.ts';

/** The measurement under which samples stand in the engine; its one field makes the metric `ebb_n`. */
const MEASUREMENT = 'ebb';

/**
 * One sample in the line protocol of InfluxDB, which the engine takes at `/write?precision=ms`:
 * `ebb,page=facebook:100044,metric=likes,step=1,reader=meta-description n=2449871i 1796035769000`.
 * Nothing else of a sample ever leaves the browser.
 */
export function sampleLine({ pageId, metric }: SeriesId, { atMs, value, step, reader }: Sample): string {
  const tags = [
    ['page', pageId],
    ['metric', metric],
    ['step', String(step)],
    ['reader', reader],
  ] as const;
  const key = tags.map(([name, text]) => `,${name}=${escapeTag(text)}`).join('');
  return `${MEASUREMENT}${key} n=${value}i ${atMs}`;
}

/** Whether a Page's id can stand in a line: the protocol ends a line at a line end, whatever stands before it. */
export const fitsInLine = (pageId: PageId): boolean => !/[\p{Cc}\\]/u.test(pageId);

/** Commas, equal signs and spaces end a tag unless a backslash stands before them. */
const escapeTag = (text: string): string => text.replace(/[,= ]/g, '\\$&');
