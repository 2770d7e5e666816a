const two = (value: number): string => String(value).padStart(2, '0');

/** An instant as an `input[type=datetime-local]` holds it: the person's own clock, to the minute. */
export function localInput(atMs: number): string {
  const day = new Date(atMs);
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  return `${date}T${two(day.getHours())}:${two(day.getMinutes())}`;
}

/** The instant such an input holds; nothing while it is empty or half filled in. */
export function parseLocalInput(value: string): number | undefined {
  const atMs = new Date(value).getTime();
  return Number.isNaN(atMs) ? undefined : atMs;
}
