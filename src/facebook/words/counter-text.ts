import type { Count } from '../../core/count/count.ts';
import { isUnitSomewhere, knowsAllUnits } from '../../core/count/known-words.ts';
import type { NumberStyle } from '../../core/count/number-style.ts';
import { findNumbers } from '../../core/count/parse-count.ts';
import { withPlainSigns } from '../../core/count/plain-text.ts';
import type { CounterKind } from './labels.ts';
import { classifyLabel } from './labels.ts';

/** How a document writes: its language and its numbers. */
export interface TextStyle {
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
  /**
   * Whether words that nobody entered can be a label all the same: a few, on one side of the number, and the nearest
   * is no unit in any language. `Followed by Ann and 1,204 others` is none, nor `12 mil` in a language without `mil`.
   */
  readonly mayBeLabelled: boolean;
}

/** As many words of an unknown language may be a label. */
const MOST_WORDS = 3;

/** Scripts without spaces: there a unit ends where the next word begins. */
const UNSPACED =
  /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}'’.]*\p{L}[\p{L}\p{M}'’.]*/gu) ?? [];

/** Whether what stands next to a number multiplies it in some language. */
const mayMultiply = (word: string): boolean =>
  isUnitSomewhere(word) ||
  (UNSPACED.test(word) && [1, 2, 3].some((length) => isUnitSomewhere(word.slice(0, length))));

function mayLabel(before: string, after: string): boolean {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  if (left.length > 0 && right.length > 0) return false;
  const nearest = right[0] ?? left.at(-1);
  return (
    left.length + right.length <= MOST_WORDS &&
    (nearest === undefined || (knowsAllUnits() && !mayMultiply(nearest)))
  );
}

/** Longest text taken for a counter with its label, in characters. */
const LONGEST = 120;

/** Reads a text that holds one number; nothing if it holds none or several. */
export function readCounterText(text: string, textStyle: TextStyle): CounterText | undefined {
  if (text.length > LONGEST * 3) return undefined;
  const plain = withPlainSigns(text);
  if (plain.length > LONGEST) return undefined;
  const [only, ...more] = findNumbers(plain, textStyle.style);
  if (!only || more.length > 0) return undefined;
  const [before, after] = [plain.slice(0, only.start), plain.slice(only.end)];
  const kind = classifyLabel(`${before}#${after}`, textStyle.language, textStyle.isOwnOnly);
  return {
    ...(kind && { kind }),
    ...(only.count && { count: only.count }),
    sized: only.sized,
    mayBeLabelled: kind !== undefined || mayLabel(before, after),
  };
}
