import * as v from 'valibot';
import type { Metric } from '../core/page/metric.ts';
import type { PageId } from '../core/page/page-identity.ts';
import { type Sample, type SeriesId, seriesKey } from '../core/series/sample.ts';
import { appendSamples } from './append-readings.ts';
import { EXPORT_FORMAT, EXPORT_VERSION, type ExportFile, exportFile } from './export-format.ts';
import { meetPage } from './pages.ts';
import { addSamples } from './samples.ts';
import type { History, HistoryWrite } from './schema.ts';
import { getSeries, putEvents, putSeries, replaySeries } from './series.ts';
import { SLOT_MS, slotOf } from './slots.ts';
import { write } from './transaction.ts';

/** What an import did. */
export interface Imported {
  readonly kind: 'imported';
  readonly pages: readonly PageId[];
  /** Pages that turned out to be another one and are kept under that one's id. */
  readonly merged: readonly PageId[];
  readonly samplesAdded: number;
  /** Samples of an instant that was known already. */
  readonly samplesKnown: number;
}

/** Nothing was touched. */
export interface ImportRefused {
  readonly kind: 'refused';
  /** Why, in English, for diagnostics. */
  readonly reason: string;
}

const FUTURE_TOLERANCE_MS = 60_000;
/** As many as a second each; more would make every later append to that slot slow. */
const MOST_IN_SLOT = SLOT_MS / 1000;

/**
 * Merges an export into the history. Doing it again changes nothing; a damaged or foreign file is refused before
 * anything is touched. Figures come out as if the merged samples had been read here, in order.
 * @param content the file, parsed as JSON.
 * @throws DOMException when the disk is full; what was merged by then stays, and doing it again goes on.
 */
export async function importHistory(
  db: History,
  content: unknown,
  nowMs: number,
): Promise<Imported | ImportRefused> {
  const parsed = v.safeParse(exportFile, content, { abortPipeEarly: true });
  if (!parsed.success) return { kind: 'refused', reason: reasonOf(content, parsed.issues[0]) };
  const file = parsed.output;
  const objection = objectionTo(file, nowMs);
  if (objection) return { kind: 'refused', reason: objection };

  const { idOf, merged } = await importPages(db, file, nowMs);
  let samplesAdded = 0;
  let samplesKnown = 0;
  for (const { pageId, metric, samples } of file.series) {
    const series = { pageId: idOf(pageId), metric };
    const added = await write(db, (tx) => importSamples(tx, series, samples.map(sampleOf)));
    samplesAdded += added;
    samplesKnown += samples.length - added;
  }
  await write(db, (tx) => importRest(tx, file, idOf));
  return {
    kind: 'imported',
    pages: [...new Set(file.pages.map(({ id }) => idOf(id)))],
    merged,
    samplesAdded,
    samplesKnown,
  };
}

function reasonOf(content: unknown, issue: v.BaseIssue<unknown>): string {
  const named = typeof content === 'object' && content !== null ? content : {};
  if (!('format' in named) || named.format !== EXPORT_FORMAT) return 'not an Ebb export';
  if (!('version' in named) || named.version !== EXPORT_VERSION) return 'an export of another version';
  return `damaged: ${v.getDotPath(issue) ?? 'file'}: ${issue.message}`;
}

/** What the shape alone cannot tell. */
function objectionTo(file: ExportFile, nowMs: number): string | undefined {
  const pages = new Set(file.pages.map((page) => page.id));
  for (const { pageId, samples } of file.series) {
    if (!pages.has(pageId)) return `damaged: a series of a Page that is not in the file: ${pageId}`;
    if (samples.some(([atMs]) => atMs > nowMs + FUTURE_TOLERANCE_MS)) return 'samples from the future';
    if (isTooDense(samples.map(([atMs]) => atMs))) return 'more than a sample a second';
  }
  if (file.events.some((event) => !pages.has(event.pageId))) return 'damaged: an event of an unknown Page';
  return undefined;
}

function isTooDense(instants: readonly number[]): boolean {
  const inSlot = new Map<number, number>();
  for (const atMs of instants) inSlot.set(slotOf(atMs), (inSlot.get(slotOf(atMs)) ?? 0) + 1);
  return [...inSlot.values()].some((many) => many > MOST_IN_SLOT);
}

const sampleOf = ([atMs, value, step, reader]: ExportFile['series'][number]['samples'][number]): Sample => ({
  atMs,
  value,
  step,
  reader,
});

async function importPages(
  db: History,
  file: ExportFile,
  nowMs: number,
): Promise<{ idOf: (id: PageId) => PageId; merged: PageId[] }> {
  const ids = new Map<PageId, PageId>();
  const merged: PageId[] = [];
  await write(db, async (tx) => {
    for (const { metric, firstSeenMs, ...identity } of file.pages) {
      const met = await meetPage(tx, identity, metric ?? metricOf(file, identity.id), firstSeenMs ?? nowMs);
      ids.set(identity.id, met.page.id);
      merged.push(...met.merged);
      for (const [known, kept] of ids) if (met.merged.includes(kept)) ids.set(known, met.page.id);
    }
  });
  return { idOf: (id) => ids.get(id) ?? id, merged };
}

const metricOf = (file: ExportFile, id: PageId): Metric =>
  file.series.some((one) => one.pageId === id && one.metric === 'likes') ? 'likes' : 'followers';

/** @returns how many of the samples were not known. */
async function importSamples(
  tx: HistoryWrite,
  series: SeriesId,
  samples: readonly Sample[],
): Promise<number> {
  const stored = await getSeries(tx, series);
  const last = stored.progress?.last;
  const ordered = samples.toSorted((a, b) => a.atMs - b.atMs);
  const unique = ordered.filter((sample, i) => sample.atMs !== ordered[i - 1]?.atMs);
  const [earliest] = unique;
  if (!earliest) return 0;
  if (!last || earliest.atMs > last.atMs) {
    await appendSamples(tx, series, stored, unique);
    return unique.length;
  }
  const added = await addSamples(tx, seriesKey(series), unique);
  if (added.length === 0) return 0;
  const progress = await replaySeries(tx, series);
  await putSeries(tx, series, { progress, aside: stored.aside }, []);
  return added.length;
}

async function importRest(
  tx: HistoryWrite,
  { events, notes, campaigns }: ExportFile,
  idOf: (id: PageId) => PageId,
): Promise<void> {
  for (const { pageId, metric, event } of events) {
    const series = seriesKey({ pageId: idOf(pageId), metric });
    const oldest = await tx.objectStore('chunks').getKey(IDBKeyRange.bound([series], [series, []]));
    // Where the samples are kept one by one, the replay has told the events already.
    if (!oldest || event.atMs < oldest[1]) await putEvents(tx, series, [event]);
  }
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
