import type { Language } from '../../settings/language.ts';
import { FORMAT_TAG } from '../../ui/text/language.ts';

const DAY_MS = 86_400_000;

interface AxisFormats {
  readonly hour: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
}

/** Making a format takes longer than writing an axis with it, and an axis is written at every frame of zooming. */
const formats = new Map<Language, AxisFormats>();

function formatsOf(language: Language): AxisFormats {
  const tag = FORMAT_TAG[language];
  const made = formats.get(language) ?? {
    hour: new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' }),
  };
  formats.set(language, made);
  return made;
}

/**
 * Labels of a time axis in the reader's own time zone: the hour within a day, the day where one begins or where
 * the marks are days apart.
 * @param atMs the instants of the marks, ascending.
 */
export function timeLabels(atMs: readonly number[], language: Language): string[] {
  const { hour, day } = formatsOf(language);
  const areDays = (atMs[1] ?? 0) - (atMs[0] ?? 0) >= DAY_MS - 3_600_000;
  return atMs.map((instant, i) => {
    const isNewDay = i > 0 && day.format(instant) !== day.format(atMs[i - 1]);
    return areDays || isNewDay ? day.format(instant) : hour.format(instant);
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
