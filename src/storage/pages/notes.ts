import type { History, NoteRecord } from '../schema.ts';
import { write } from '../series/transaction.ts';

/** The person's own notes, oldest first. */
export async function readNotes(db: History): Promise<NoteRecord[]> {
  const notes = await db.getAll('notes');
  return notes.toSorted((a, b) => a.atMs - b.atMs);
}

/** Keeps a note, in place of one of the same id. */
export async function putNote(db: History, note: NoteRecord): Promise<void> {
  await write(db, (tx) => tx.objectStore('notes').put(note));
}

export async function deleteNote(db: History, id: string): Promise<void> {
  await write(db, (tx) => tx.objectStore('notes').delete(id));
}
