import type { Progress } from '../../storage/transfer/export-history.ts';
import type { Span } from '../chart/time-range.ts';

/** What a file holds, before anything of it is merged. Its words are shown as text and believed for nothing. */
export interface ImportPreview {
  readonly pages: readonly string[];
  readonly samples: number;
  readonly campaigns: number;
  readonly notes: number;
  /** From its first to its last sample; nothing where it has none. */
  readonly span?: Span;
}

/**
 * Counts what a file holds, part by part.
 * @param parts the file's content as JSON; whatever is not of the shape of an export counts nothing.
 * @param onProgress told the part of the file that was read, 0 to 1.
 */
export async function previewImport(
  parts: AsyncIterable<{ readonly content: unknown; readonly read: number }>,
  onProgress: Progress = () => undefined,
): Promise<ImportPreview> {
  const pages = new Map<string, string>();
  let samples = 0;
  let campaigns = 0;
  let notes = 0;
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;
  for await (const { content, read } of parts) {
    onProgress(read);
    for (const page of listOf(content, 'pages')) {
      const [id, name] = [fieldOf(page, 'id'), fieldOf(page, 'name')];
      if (typeof id === 'string') pages.set(id, typeof name === 'string' ? name : id);
    }
    campaigns += listOf(content, 'campaigns').length;
    notes += listOf(content, 'notes').length;
    for (const series of listOf(content, 'series')) {
      const own = listOf(series, 'samples');
      samples += own.length;
      for (const sample of own) {
        const atMs: unknown = Array.isArray(sample) ? sample[0] : undefined;
        if (typeof atMs !== 'number') continue;
        fromMs = Math.min(fromMs, atMs);
        toMs = Math.max(toMs, atMs);
      }
    }
  }
  const preview = { pages: [...pages.values()], samples, campaigns, notes };
  return toMs >= fromMs ? { ...preview, span: { fromMs, toMs } } : preview;
}

const fieldOf = (value: unknown, name: string): unknown =>
  value instanceof Object ? Reflect.get(value, name) : undefined;

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}
