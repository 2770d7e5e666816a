import type { Text } from '../../ui/text/text.ts';

/** An instant as short as it can be said without being taken for another: the time if it is of today, else with its date. */
export function momentLabel(atMs: number, nowMs: number, text: Text): string {
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  return isToday ? text.format.time(atMs) : text.format.instant(atMs);
}
