import { pageName } from '../../core/page/page-name.ts';
import type { OnProgress } from './export-history.ts';
import { type ExportPart, exportParts } from './export-parts.ts';
import type { FileSays } from './import-conflicts.ts';
import { checkExport, type ImportRefused, MOST_IN_SLOT, slotsOf } from './import-history.ts';

/** What a file holds, before anything of it is merged. Its words are shown as text and believed for nothing. */
export interface FilePreview {
  readonly kind: 'preview';
  readonly pages: readonly string[];
  readonly samples: number;
  readonly campaigns: number;
  readonly notes: number;
  /** What it says of what may be here too, to be compared with that. */
  readonly says: FileSays;
  /** From its first to its last sample; nothing where it has none. Milliseconds since 1970 UTC. */
  readonly span?: { readonly fromMs: number; readonly toMs: number };
}

/**
 * Reads all of a file, checks it and counts what it holds. Nothing is merged.
 * @param onProgress told the part of the file that was read, 0 to 1.
 * @returns why it is refused, where it is no export of ours.
 * @throws the signal's reason when it is cancelled.
 */
export async function previewFile(
  file: Blob,
  nowMs: number,
  signal?: AbortSignal,
  onProgress?: OnProgress,
): Promise<FilePreview | ImportRefused> {
  const pages = new Map<string, FileSays['pages'][number]>();
  const joins: FileSays['joins'][number][] = [];
  const inSlot = new Map<string, number>();
  let samples = 0;
  const notes: FileSays['notes'][number][] = [];
  const campaigns: FileSays['campaigns'][number][] = [];
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;
  try {
    for await (const { content, read } of exportParts(file, signal)) {
      const checked = checkExport(content, nowMs);
      if ('kind' in checked) return checked;
      onProgress?.(read);
      for (const page of checked.pages) pages.set(page.id, page);
      for (const join of checked.joins) joins.push(join);
      for (const note of checked.notes) notes.push(note);
      for (const campaign of checked.campaigns) campaigns.push(campaign);
      for (const [slot, many] of slotsOf([...checked.series, ...checked.setApart])) {
        const all = (inSlot.get(slot) ?? 0) + many;
        if (all > MOST_IN_SLOT) return { kind: 'refused', reason: 'more than a sample a second' };
        inSlot.set(slot, all);
      }
      for (const series of checked.series) {
        samples += series.samples.length;
        for (const [atMs] of series.samples) {
          fromMs = Math.min(fromMs, atMs);
          toMs = Math.max(toMs, atMs);
        }
      }
    }
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'refused', reason: `damaged: ${error.message}` };
    throw error;
  }
  const says = { pages: [...pages.values()], joins, notes, campaigns };
  const names = says.pages.map(({ name }) => pageName(name));
  const many = { samples, campaigns: campaigns.length, notes: notes.length };
  const preview = { kind: 'preview', pages: names, says, ...many } as const;
  return toMs >= fromMs ? { ...preview, span: { fromMs, toMs } } : preview;
}

/**
 * Hands on a file that was looked at, part by part; whoever merges the parts checks them again.
 * @param send merges one part; called for one at a time.
 * @param onProgress told the part of the work that is done, 0 to 1.
 * @returns the answers, in order.
 * @throws the signal's reason when it is cancelled: what was merged by then stays.
 */
export async function importFile<Answer>(
  file: Blob,
  send: (part: ExportPart) => Promise<Answer>,
  signal?: AbortSignal,
  onProgress?: OnProgress,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for await (const part of exportParts(file, signal)) {
    answers.push(await send(part));
    onProgress?.(part.read);
  }
  return answers;
}
