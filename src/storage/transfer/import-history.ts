import * as v from 'valibot';
import { HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { groupedBy } from '../../core/math/grouped-by.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { Bucket } from '../../core/series/bucket.ts';
import { type Sample, type SeriesId, seriesKey } from '../../core/series/sample.ts';
import { SLOT_MS, slotOf } from '../packing/slots.ts';
import { meetImported } from '../pages/meet-imported.ts';
import { putWatchEvent } from '../pages/watches.ts';
import type { History, HistoryWrite } from '../schema.ts';
import { recomputeStale } from '../series/recompute-stale.ts';
import { putEvents } from '../series/series.ts';
import { putApart } from '../series/set-apart.ts';
import { write } from '../series/transaction.ts';
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportFile,
  exportFile,
  FORMER_EXPORT_VERSION,
} from './export-format.ts';
import { presentForm } from './former-export.ts';
import { type ArrivingSeries, importSeries } from './import-series.ts';

/** What an import did. */
export interface Imported {
  readonly kind: 'imported';
  readonly pages: readonly PageId[];
  readonly samplesAdded: number;
  /** Samples of an instant that was known already. */
  readonly samplesKnown: number;
  /** Figures are still to be worked out again. */
  readonly isStale: boolean;
}

/** Nothing was touched. */
export interface ImportRefused {
  readonly kind: 'refused';
  /** Why, in English, for diagnostics. */
  readonly reason: string;
}

const FUTURE_TOLERANCE_MS = 60_000;
/** As many as a second each; more would make every later append to that slot slow. */
export const MOST_IN_SLOT = SLOT_MS / 1000;

/**
 * Merges an export into the history. Doing it again changes nothing; a damaged or foreign file is refused before
 * anything is touched. Figures come out as if the merged samples had been read here, in order.
 * @param content the file, parsed as JSON, or one part of it.
 * @param more whether other parts follow: the figures of merged series are worked out after the last one only.
 * @param mostSteps how long they are worked on at most; what is left goes on where it stopped, by `recomputeStale`.
 * @throws DOMException when the disk is full; what was merged by then stays, and doing it again goes on.
 */
export async function importHistory(
  db: History,
  content: unknown,
  nowMs: number,
  more = false,
  mostSteps = Number.POSITIVE_INFINITY,
): Promise<Imported | ImportRefused> {
  const file = checkExport(content, nowMs);
  if ('kind' in file) return file;
  const idOf = await importPages(db, file, nowMs);
  let samplesAdded = 0;
  let samplesKnown = 0;
  for (const { pageId, metric, ...arriving } of inOnePiece(file.series)) {
    const series = { pageId: idOf(pageId), metric };
    const added = await write(db, async (tx) => {
      const count = await importSeries(tx, series, arriving);
      await followWhatThereIs(tx, series);
      return count;
    });
    samplesAdded += added;
    samplesKnown += samplesOf(arriving) - added;
  }
  await write(db, (tx) => importRest(tx, file, idOf));
  const recomputed = more ? { pages: [], finished: true } : await recomputeStale(db, mostSteps);
  const pages = [...new Set([...file.pages.map(({ id }) => idOf(id)), ...recomputed.pages])];
  return { kind: 'imported', pages, samplesAdded, samplesKnown, isStale: !recomputed.finished };
}

/** Whether a file, or one part of it, can be imported, without touching anything. */
export function checkExport(content: unknown, nowMs: number): ExportFile | ImportRefused {
  const parsed = v.safeParse(exportFile, presentForm(content), { abortEarly: true });
  const reason = parsed.success ? objectionTo(parsed.output, nowMs) : reasonOf(content, parsed.issues[0]);
  return parsed.success && reason === undefined
    ? parsed.output
    : { kind: 'refused', reason: reason ?? 'damaged' };
}

function reasonOf(content: unknown, issue: v.BaseIssue<unknown>): string {
  const named = typeof content === 'object' && content !== null ? content : {};
  if (!('format' in named) || named.format !== EXPORT_FORMAT) return 'not an Ebb export';
  if (!('version' in named) || ![EXPORT_VERSION, FORMER_EXPORT_VERSION].includes(Number(named.version)))
    return 'an export of another version';
  return `damaged: ${v.getDotPath(issue) ?? 'file'}: ${issue.message}`;
}

/** What the shape alone cannot tell. */
function objectionTo(file: ExportFile, nowMs: number): string | undefined {
  const pages = new Set(file.pages.map((page) => page.id));
  const latestMs = nowMs + FUTURE_TOLERANCE_MS;
  for (const { pageId, samples, minutes, hours } of file.series) {
    if (!pages.has(pageId)) return `damaged: a series of a Page that is not in the file: ${pageId}`;
    const isFuture =
      samples.some(([atMs]) => atMs > latestMs) ||
      [minutes, hours].flat().some(({ lastMs }) => lastMs > latestMs);
    if (isFuture) return 'samples from the future';
    // Nothing is thinned before it is days old: samples to come would find their hour told already.
    const isNotOver = (widthMs: number) => (bucket: Bucket) => bucket.startMs + widthMs > latestMs;
    if (minutes.some(isNotOver(MINUTE_MS)) || hours.some(isNotOver(HOUR_MS)))
      return 'damaged: a minute or an hour that is not over';
  }
  if (isTooDense([...file.series, ...file.setApart])) return 'more than a sample a second';
  const told = [...file.events, ...file.watchEvents, ...file.setApart];
  return told.every(({ pageId }) => pages.has(pageId)) ? undefined : 'damaged: an event of an unknown Page';
}

/** Samples of one series, in it or set apart of it. */
type SeriesEntry = Pick<ExportFile['series'][number], 'pageId' | 'metric' | 'samples'>;

/** Whether a slot of a series would get too many samples, in however many entries they stand. */
const isTooDense = (entries: readonly SeriesEntry[]): boolean =>
  [...slotsOf(entries).values()].some((many) => many > MOST_IN_SLOT);

/** How many samples the slots of each series would get. */
export function slotsOf(entries: readonly SeriesEntry[]): ReadonlyMap<string, number> {
  const inSlot = new Map<string, number>();
  for (const entry of entries) {
    const key = seriesKey(entry);
    for (const [atMs] of entry.samples) {
      const slot = `${slotOf(atMs)} ${key}`;
      inSlot.set(slot, (inSlot.get(slot) ?? 0) + 1);
    }
  }
  return inSlot;
}

/** The entries of one series as one: a file has one a slot, and each would be a transaction of its own. */
function inOnePiece(entries: ExportFile['series']): (SeriesId & ArrivingSeries)[] {
  return [...groupedBy(entries, seriesKey).values()].flatMap((own) => {
    const [one] = own;
    const firsts = own.flatMap(({ first }) => (first ? [sampleOf(first)] : []));
    return one
      ? {
          pageId: one.pageId,
          metric: one.metric,
          samples: own.flatMap(({ samples }) => samples.map(sampleOf)),
          minutes: own.flatMap(({ minutes }) => minutes),
          hours: own.flatMap(({ hours }) => hours),
          first: firsts.toSorted((a, b) => a.atMs - b.atMs)[0],
        }
      : [];
  });
}

const sampleOf = ([
  atMs,
  value,
  step,
  reader,
  road,
]: ExportFile['series'][number]['samples'][number]): Sample => ({
  atMs,
  value,
  step,
  reader,
  ...(road && { road }),
});

const samplesOf = ({ samples, minutes, hours }: ArrivingSeries): number =>
  [...minutes, ...hours].reduce((sum, bucket) => sum + bucket.samples, samples.length);

/** Keeps the Pages of a file that are new. @returns the id under which each of them is kept. */
const importPages = (db: History, file: ExportFile, nowMs: number): Promise<(id: PageId) => PageId> =>
  write(db, async (tx) => {
    const ids = new Map<PageId, PageId>();
    for (const page of file.pages) {
      const { id, name, address, metric, firstSeenMs = nowMs } = page;
      const followed = metric ? { metric } : ({ metric: 'likes', isMetricOpen: true } as const);
      ids.set(id, await meetImported(tx, { id, name, address, firstSeenMs, ...followed }));
    }
    return (id) => ids.get(id) ?? id;
  });

/** Where neither file nor person nor a look has said which metric is followed: likes, else what there is. */
async function followWhatThereIs(tx: HistoryWrite, { pageId, metric }: SeriesId): Promise<void> {
  const page = await tx.objectStore('pages').get(pageId);
  if (!page?.isMetricOpen || page.metric === metric) return;
  const hasLikes = await tx.objectStore('series').getKey(seriesKey({ pageId, metric: 'likes' }));
  if (metric === 'likes' || !hasLikes) await tx.objectStore('pages').put({ ...page, metric });
}

async function importRest(
  tx: HistoryWrite,
  { events, setApart, watchEvents, notes, campaigns }: ExportFile,
  idOf: (id: PageId) => PageId,
): Promise<void> {
  for (const { pageId, metric, event } of events) {
    const series = seriesKey({ pageId: idOf(pageId), metric });
    const oldest = await tx.objectStore('chunks').getKey(IDBKeyRange.bound([series], [series, []]));
    // Where the samples are kept one by one, the recomputation has told the events already.
    if (!oldest || event.atMs < oldest[1]) await putEvents(tx, series, [event]);
  }
  for (const { pageId, metric, atMs, samples } of setApart)
    await putApart(tx, { pageId: idOf(pageId), metric }, atMs, samples.map(sampleOf));
  for (const { pageId, event } of watchEvents) await putWatchEvent(tx, { pageId: idOf(pageId), event });
  // A note or campaign of this browser may have been edited since it was exported: it stays.
  for (const note of notes) {
    if (await tx.objectStore('notes').getKey(note.id)) continue;
    await tx.objectStore('notes').put(note.pageId ? { ...note, pageId: idOf(note.pageId) } : note);
  }
  for (const campaign of campaigns) {
    if (await tx.objectStore('campaigns').getKey(campaign.id)) continue;
    await tx.objectStore('campaigns').put({
      ...campaign,
      targets: campaign.targets.map(idOf),
      controls: campaign.controls.map(idOf),
      baseline: campaign.baseline.map((count) => ({ ...count, pageId: idOf(count.pageId) })),
    });
  }
}
