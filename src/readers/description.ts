import type { Count } from '../core/count/count.ts';
import { findNumbers } from '../core/count/parse-count.ts';
import { plainText } from '../core/count/plain-text.ts';
import type { Manner } from './counter-text.ts';
import type { CounterKind } from './labels.ts';
import { classifyLabel } from './labels.ts';

/** One counter of a description, in its order. */
export interface Clause {
  /** The words, with `#` in the place of the number. */
  readonly label: string;
  readonly kind: CounterKind | 'unknown';
  readonly count?: Count;
}

/** The counters of a description. */
export interface DescriptionCounters {
  /** The name they follow, as far as the description repeats one that was offered. */
  readonly name: string;
  readonly clauses: readonly Clause[];
}

/** How far into the text, after the name, a place may push the first counter, in characters. */
const LONGEST_PLACE = 160;
/** How many sentence ends a place or an unknown name may contain (`Washington, D.C.`). */
const MOST_STARTS = 8;

const SEPARATOR = /[ \u00a0]*[·•‧・][ \u00a0]*/y;
const SENTENCE_END = /\.{2,}|…|\.(?=[ \u00a0]|$)|[。।]/y;

/**
 * Reads counters that stand side by side from `from` on: `3,738 likes · 2 talking about this · 72 were here`.
 * Each must be a whole text between two separators, so a caption that only mentions followers is none.
 */
function readBlock(text: string, from: number, manner: Manner): Clause[] {
  const numbers = findNumbers(text.slice(from, from + 400), manner.style).map((number) => ({
    ...number,
    start: number.start + from,
    end: number.end + from,
  }));
  const clauses: Clause[] = [];
  let start = from;
  let next = 0;
  for (let at = from; at <= text.length && at < from + 400; at++) {
    const number = numbers[next];
    if (number && at === number.start) {
      next++;
      // Inside a number and its unit no dot ends a sentence: `1.234`, `1,2 Mio.`
      at = number.end;
    }
    SEPARATOR.lastIndex = at;
    SENTENCE_END.lastIndex = at;
    const separator = SEPARATOR.exec(text)?.[0];
    const isEnd = at >= text.length || SENTENCE_END.test(text);
    if (!separator && !isEnd) continue;
    const inside = numbers.filter((each) => each.start >= start && each.end <= at);
    const [only, ...more] = inside;
    if (!only || more.length > 0) break;
    const label = `${text.slice(start, only.start)}#${text.slice(only.end, at)}`;
    const kind = classifyLabel(label, manner.language);
    const isBare = label.startsWith('#') || label.trimEnd().endsWith('#');
    if (!kind && !(isBare && label.length <= 60)) break;
    clauses.push({ label: label.trim(), kind: kind ?? 'unknown', ...(only.count && { count: only.count }) });
    if (!separator) break;
    start = at + separator.length;
    at = start - 1;
  }
  return clauses;
}

/** The longest offered name with which the text begins, and what separates it from the rest. */
const findName = (text: string, names: readonly string[]): string => {
  const spaced = (each: string) => each.replaceAll('\u00a0', ' ').toLowerCase();
  const lower = spaced(text);
  let best = '';
  for (const offered of names) {
    const name = plainText(offered);
    if (name.length <= best.length || !lower.startsWith(spaced(name))) continue;
    if (/^[ \u00a0]*(?:[.,。।，、،]|$)/.test(text.slice(name.length))) best = name;
  }
  return best;
};

/**
 * Reads `NAME[, PLACE]. 3,738 likes · 2 talking about this · 72 were here. FREE TEXT`, the description that
 * every document of a Page has carried from 2012 to 2026, in any language.
 * @param names what the document calls the Page; a description that begins with one is read strictly after it.
 */
export function readDescription(
  description: string,
  names: readonly string[],
  manner: Manner,
): DescriptionCounters | undefined {
  const text = plainText(description);
  const name = findName(text, names);
  const afterName = name.length;
  const starts: number[] = [];
  const direct = /^[ \u00a0]*[.。।]+[ \u00a0]*/.exec(text.slice(afterName));
  if (name && direct) {
    starts.push(afterName + direct[0].length);
  } else {
    if (!name) starts.push(0);
    const limit = afterName + LONGEST_PLACE;
    for (const end of text.slice(0, limit).matchAll(/[.!?]+[ \u00a0]+|[。।][ \u00a0]*/g)) {
      const start = end.index + end[0].length;
      if (start > afterName && starts.length < MOST_STARTS) starts.push(start);
    }
  }
  const blocks = starts.map((start) => readBlock(text, start, manner)).filter((block) => block.length > 0);
  const telling = blocks.filter((block) =>
    block.some(({ kind }) => kind === 'likes' || kind === 'followers'),
  );
  // Without its name to start from, a text with several such places is read only if one is the full form.
  const sure = name === '' && telling.length > 1 ? telling.filter((block) => block.length > 1) : telling;
  if (name === '' && sure.length > 1) return undefined;
  const clauses = sure[0] ?? (name === '' ? undefined : blocks[0]);
  return clauses && { name, clauses };
}
