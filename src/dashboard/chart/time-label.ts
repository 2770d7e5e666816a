import type { Language } from '../../settings/language.ts';
import { FORMAT_TAG } from '../../ui/text/language.ts';
import type { TimeTicks } from './time-ticks.ts';

/** The two lines of a mark: the finest part that changes, and below it the part above, only where that is another. */
export interface TimeLabel {
  readonly main: string;
  readonly under: string;
}

type Formats = readonly [lower: Intl.DateTimeFormat, upper: Intl.DateTimeFormat | undefined];

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const PARTS: Readonly<
  Record<TimeTicks['unit'], readonly [Intl.DateTimeFormatOptions, Intl.DateTimeFormatOptions | undefined]>
> = {
  second: [{ hour: '2-digit', minute: '2-digit', second: '2-digit' }, DAY],
  minute: [{ hour: '2-digit', minute: '2-digit' }, DAY],
  day: [{ day: 'numeric', month: 'short' }, { year: 'numeric' }],
  month: [{ month: 'short' }, { year: 'numeric' }],
  year: [{ year: 'numeric' }, undefined],
};

/** Making a format takes longer than writing an axis with it, and an axis is written at every frame of zooming. */
const formats = new Map<string, Formats>();

function formatsOf(language: Language, unit: TimeTicks['unit'], timeZone: string | undefined): Formats {
  const key = `${language} ${unit} ${timeZone}`;
  const [low, high] = PARTS[unit];
  const made = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(FORMAT_TAG[language], {
      hourCycle: 'h23',
      ...options,
      ...(timeZone === undefined ? {} : { timeZone }),
    });
  const known = formats.get(key) ?? [made(low), high && made(high)];
  formats.set(key, known);
  return known;
}

/** @param timeZone the reader's own where none is given. */
export function timeLabels(
  { atMs, unit }: TimeTicks,
  language: Language,
  timeZone: string | undefined = undefined,
): TimeLabel[] {
  const [lower, upper] = formatsOf(language, unit, timeZone);
  let said = '';
  return atMs.map((instant) => {
    const over = upper?.format(instant) ?? '';
    const under = over === said ? '' : over;
    said = over;
    return { main: lower.format(instant), under };
  });
}

/** An instant to the second in the reader's own time zone. */
export function preciseInstant(atMs: number, language: Language): string {
  return new Intl.DateTimeFormat(FORMAT_TAG[language], {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(atMs);
}

/** The same to the minute. */
export const utcMinute = (atMs: number): string =>
  `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** `2016-02-27 21:14:05 UTC`: the same in every language, as evidence is quoted. */
export const utcInstant = (atMs: number): string =>
  `${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
