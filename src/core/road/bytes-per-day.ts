import { DAY_MS } from '../math/durations.ts';

/** What a request takes beside the document: the connection and both heads. An estimate. */
const OVERHEAD_BYTES = 6000;
/** Documents travel compressed; captured ones to a quarter or a fifth of their length. */
const COMPRESSION = 4;

/**
 * About how much travels in a day of looks.
 * @param lookBytes what one look reads, unpacked.
 * @param everyMs how often it looks.
 */
export const bytesPerDay = (lookBytes: number, everyMs: number): number =>
  Math.round((DAY_MS / everyMs) * (OVERHEAD_BYTES + lookBytes / COMPRESSION));
