import type { Language } from '../../settings/language.ts';
import { FORMAT_TAG } from './language.ts';

/** Writes numbers, instants and ages in one language. Digits are 0-9 in all of them. */
export interface Format {
  /** A whole number with its separators; others are rounded. */
  whole(value: number): string;
  /** A number with exactly so many decimals. */
  decimal(value: number, decimals: number): string;
  /** A part of one as per cent, without sign: 0.0562 is `5.6%`. What falls short of the whole is never called the whole. */
  percent(part: number): string;
  /** Day and minute in the reader's time zone. */
  instant(atMs: number): string;
  /** The minute of the day in the reader's time zone: 21:45. */
  time(atMs: number): string;
  /** Day and month in the reader's time zone: 26 Feb. */
  date(atMs: number): string;
  /** A span to or from now in words, in seconds: -180 is `3 min ago`, 120 is `in 2 min`. */
  relative(seconds: number): string;
  /** The plural category of a number as `decimal` writes it. */
  plural(value: number, decimals?: number): Intl.LDMLPluralRule;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Two digits would round it up. */
const notTheWhole = (part: number): number => (part > 0.99 && part < 1 ? 0.99 : part);

export function makeFormat(language: Language): Format {
  const tag = FORMAT_TAG[language];
  const fixed = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const formatter = kept((decimals) => new Intl.NumberFormat(tag, fixed(decimals)));
  const plurals = kept((decimals) => new Intl.PluralRules(tag, fixed(decimals)));
  const decimal = (value: number, decimals: number): string => formatter(decimals).format(value);
  const percent = kept(() => new Intl.NumberFormat(tag, { style: 'percent', maximumSignificantDigits: 2 }));
  const instant = kept(() => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }));
  const time = kept(
    () => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  );
  const date = kept(() => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' }));
  const relative = kept(() => new Intl.RelativeTimeFormat(tag, { style: 'short' }));

  return {
    whole: (value) => decimal(Math.round(value), 0),
    decimal,
    percent: (part) => percent().format(notTheWhole(Math.abs(part))),
    instant: (atMs) => instant().format(atMs),
    time: (atMs) => time().format(atMs),
    date: (atMs) => date().format(atMs),
    relative(seconds) {
      const size = Math.abs(seconds);
      if (size < 1.5 * HOUR) return relative().format(Math.trunc(seconds / MINUTE), 'minute');
      if (size < 1.5 * DAY) return relative().format(Math.trunc(seconds / HOUR), 'hour');
      return relative().format(Math.trunc(seconds / DAY), 'day');
    },
    plural: (value, decimals = 0) => plurals(decimals).select(value),
  };
}

/** Makes each formatter once, when it is first used: they are costly to make and cheap to keep. */
function kept<Made>(make: (decimals: number) => Made): (decimals?: number) => Made {
  const made = new Map<number, Made>();
  return (decimals = 0) => {
    const known = made.get(decimals) ?? make(decimals);
    made.set(decimals, known);
    return known;
  };
}
