import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import type { Language } from '../../settings/language.ts';
import { FORMAT_TAG } from '../../ui/text/language.ts';

/**
 * How long something is, in whole units: seconds, minutes up to an hour and a half, hours up to two days, days.
 * It stands after a preposition: Arabic has its two in the oblique case, which `Intl` does not offer.
 */
export function timeLength(ms: number, language: Language): string {
  const write = (count: number, unit: 'second' | 'minute' | 'hour' | 'day'): string => {
    const format = new Intl.NumberFormat(FORMAT_TAG[language], { style: 'unit', unit, unitDisplay: 'long' });
    const written = format.format(Math.round(count));
    return language === 'ar' && Math.round(count) === 2 ? written.replace(/ان$/, 'ين') : written;
  };
  if (ms < MINUTE_MS) return write(ms / 1000, 'second');
  if (ms < 1.5 * HOUR_MS && ms !== HOUR_MS) return write(ms / MINUTE_MS, 'minute');
  if (ms < 2 * DAY_MS) return write(ms / HOUR_MS, 'hour');
  return write(ms / DAY_MS, 'day');
}
