import { download } from '../shared/download.ts';

const TYPES = { json: 'application/json', csv: 'text/csv' } as const;

/** Hands an export to the person as `ebb-2016-02-27.json`. @throws what the pieces throw, and then saves nothing. */
export async function saveExport(
  pieces: AsyncIterable<string>,
  format: keyof typeof TYPES,
  nowMs: number,
): Promise<void> {
  // A spreadsheet takes a table for another encoding without the mark.
  const parts: Blob[] = format === 'csv' ? [new Blob(['\uFEFF'])] : [];
  // Blobs, not strings: the browser may keep them on disk.
  for await (const piece of pieces) parts.push(new Blob([piece]));
  const day = new Date(nowMs).toISOString().slice(0, 10);
  download(new Blob(parts, { type: TYPES[format] }), `ebb-${day}.${format}`);
}
