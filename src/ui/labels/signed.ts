import { type Count, canBeSame } from '../../core/count/count.ts';
import type { Isolated, Phrase } from '../text/phrase.ts';
import { decimalsFor, roundedDown, roundedUp } from '../text/round-figure.ts';
import type { Text } from '../text/text.ts';

/** A plain net change with its sign: −330, +16, 0; a change between rounded counts is only near: ≈ −1,300. */
export function signed(change: number, text: Text, step = 1): string {
  const size = text.format.whole(Math.abs(change));
  const sign = Math.round(change) === 0 ? '' : change < 0 ? '\u2212' : '+';
  return `${step > 1 && sign !== '' ? '\u2248\u00a0' : ''}${sign}${size}`;
}

/** A part of a count with its sign: −3.56 %. @param part of one. */
export function signedPercent(part: number, text: Text): string {
  const written = text.format.percent(part);
  return /[1-9]/.test(written) ? `${part < 0 ? '\u2212' : '+'}${written}` : written;
}

/** A figure a minute as it is written large, with its interval rounded outward so that it holds what was estimated. */
export interface WrittenRate {
  readonly value: Isolated;
  /** 116–148. */
  readonly interval: Isolated;
}

/** @param rate of one sign; the sign itself stands in the unit's word. */
export function writtenRate(
  { perMinute, low, high }: { perMinute: number; low: number; high: number },
  text: Text,
): WrittenRate {
  const size = Math.abs(perMinute);
  const decimals = decimalsFor(size);
  const ends = [Math.abs(low), Math.abs(high)] as const;
  const from = text.format.decimal(roundedDown(Math.min(...ends), decimals), decimals);
  const to = text.format.decimal(roundedUp(Math.max(...ends), decimals), decimals);
  return {
    value: { isolated: text.format.decimal(size, decimals) },
    interval: { isolated: `${from}–${to}` },
  };
}

/** What a count changed by since another: signed, and as a part of it where that says anything. */
export interface WrittenChange {
  readonly count: string;
  readonly part: Phrase;
}

/** Between a number and a coarser showing of it nothing changed. */
export function changeSince(from: Count, last: Count, text: Text): WrittenChange {
  const isSame = canBeSame(from, last);
  const change = isSame ? 0 : last.value - from.value;
  const part =
    change === 0 || from.value === 0 ? [] : [{ isolated: signedPercent(change / from.value, text) }];
  return { count: signed(change, text, Math.max(from.step, last.step)), part };
}
