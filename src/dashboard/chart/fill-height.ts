/** How high charts are at least, and what else stands in the window beside them, pixels. */
export interface Room {
  readonly least: number;
  readonly others: number;
}

const PHONE_WIDTH = 700;
const PHONE_PART = 0.86;

/** Charts take the height that the window leaves, at most twice their least; on a phone a little less than that. */
export function fillHeight({ least, others }: Room): number {
  if (innerWidth < PHONE_WIDTH) return Math.round(least * PHONE_PART);
  return Math.round(Math.max(least, Math.min(2 * least, innerHeight - others)));
}
