import { leadOf } from '../../core/page/joins.ts';
import { readJoins } from '../joins/read-joins.ts';
import type { History, NoteRecord } from '../schema.ts';
import { write } from '../series/transaction.ts';

/** The person's own notes, oldest first; one about a joined Page is about the one it is shown under. */
export async function readNotes(db: History): Promise<NoteRecord[]> {
  const joins = await readJoins(db);
  const notes = (await db.getAll('notes')).map((note) =>
    note.pageId && joins.has(note.pageId) ? { ...note, pageId: leadOf(joins, note.pageId) } : note,
  );
  return notes.sort((a, b) => a.atMs - b.atMs);
}

/** Keeps a note, in place of one of the same id. */
export async function putNote(db: History, note: NoteRecord): Promise<void> {
  await write(db, (tx) => tx.objectStore('notes').put(note));
}

export async function deleteNote(db: History, id: string): Promise<void> {
  await write(db, (tx) => tx.objectStore('notes').delete(id));
}
