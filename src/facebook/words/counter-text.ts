import type { Count } from '../../core/count/count.ts';
import type { NumberStyle } from '../../core/count/number-style.ts';
import { findNumbers } from '../../core/count/parse-count.ts';
import { plainText } from '../../core/count/plain-text.ts';
import type { CounterKind } from './labels.ts';
import { classifyLabel } from './labels.ts';

/** How a document writes: its language and its numbers. */
export interface Manner {
  /** As in `html[lang]`. */
  readonly language: string;
  readonly style: NumberStyle;
  /** Whether labels of other languages are out of the question; see `classifyLabel`. */
  readonly isOwnOnly?: boolean;
}

/** A short text with one number in it, as a counter shows it: `3.7K likes`, `Mi piace: 13.952`. */
export interface CounterText {
  /** What its words say it counts; missing when nobody entered them. */
  readonly kind?: CounterKind;
  /** Missing where the number cannot be read with certainty. */
  readonly count?: Count;
  /** Whether the number alone shows its order of magnitude, so that an unknown word is no unknown unit. */
  readonly sized: boolean;
}

/** Longest text taken for a counter with its label, in characters. */
const LONGEST = 120;

/** Reads a text that holds one number; nothing if it holds none or several. */
export function readCounterText(text: string, manner: Manner): CounterText | undefined {
  if (text.length > LONGEST * 3) return undefined;
  const plain = plainText(text);
  if (plain.length > LONGEST) return undefined;
  const [only, ...more] = findNumbers(plain, manner.style);
  if (!only || more.length > 0) return undefined;
  const kind = classifyLabel(
    `${plain.slice(0, only.start)}#${plain.slice(only.end)}`,
    manner.language,
    manner.isOwnOnly,
  );
  return { ...(kind && { kind }), ...(only.count && { count: only.count }), sized: only.sized };
}
