const two = (value: number): string => String(value).padStart(2, '0');

/** An instant as an `input[type=datetime-local]` holds it: the person's own clock, to the minute. */
export function localInput(atMs: number): string {
  const day = new Date(atMs);
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  return `${date}T${two(day.getHours())}:${two(day.getMinutes())}`;
}

/**
 * The instant such an input holds after a person had it before them; nothing while it is empty or half filled in. Where
 * they left it alone it is the instant that was put into it, whose seconds the input does not show, and which in an
 * hour that comes twice may be either.
 */
export const editedInstant = (value: string, beforeMs: number): number | undefined =>
  value === localInput(beforeMs) ? beforeMs : parseLocalInput(value);

/** The instant such an input holds; nothing while it is empty or half filled in. */
export function parseLocalInput(value: string): number | undefined {
  const atMs = new Date(value).getTime();
  return Number.isNaN(atMs) ? undefined : atMs;
}
