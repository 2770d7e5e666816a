import type { ReaderName } from '../core/page/reading.ts';

/** Readers of what the page draws, which Facebook renews while a document stays open. */
const DRAWN: readonly ReaderName[] = ['header-link', 'classic-counter', 'touch-counter'];

/**
 * Whether a reader reads what the page draws now. The others read the head and the scripts of the document,
 * which stay in place as they were answered, whatever happens afterwards (seen: scripts keep their text once
 * Facebook has consumed them, 2026).
 */
export const isDrawn = (reader: ReaderName): boolean => DRAWN.includes(reader);
