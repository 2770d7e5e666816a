import type { History, NoteRecord } from './schema.ts';

/** The person's own notes, oldest first. */
export async function readNotes(db: History): Promise<NoteRecord[]> {
  const notes = await db.getAll('notes');
  return notes.toSorted((a, b) => a.atMs - b.atMs);
}
