import type { Count } from '../../core/count/count.ts';
import { findNumbers } from '../../core/count/parse-count.ts';
import { withPlainSigns } from '../../core/count/plain-text.ts';
import type { TextStyle } from '../words/counter-text.ts';
import type { CounterKind } from '../words/labels.ts';
import { classifyLabel } from '../words/labels.ts';

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
  /** Whether nothing stands before them. */
  readonly isFirst: boolean;
}

/** How far into the text, after the name, a place may push the first counter, in characters. */
const LONGEST_PLACE = 160;
/** How many sentence ends a place or an unknown name may contain (`Washington, D.C.`). */
const MOST_STARTS = 8;

const SEPARATOR = /[ \u00a0]*[·•‧・][ \u00a0]*/y;
const SENTENCE_END = /\.{2,}|…|\.(?=[ \u00a0]|$)|[。।۔။។]/y;

/** Every character that one of these begins with, and the boundaries below: nowhere else need they be tried. */
const BREAKS = ' \u00a0·•‧・.…。।۔။។';

/** How a name or place ends before the first counter. */
interface Boundary {
  /** Right after the name. */
  readonly direct: RegExp;
  /** Anywhere after it. */
  readonly anywhere: RegExp;
  /** Whether it also ends the last counter. */
  readonly closes?: RegExp;
  /** Whether it also stands between ordinary words, so that only several counters in a row are believed. */
  readonly isWeak?: true;
}

const DOTTED: Boundary = {
  direct: /^[ \u00a0]*[.。।۔။។]+[ \u00a0]*/,
  anywhere: /[.!?]+[ \u00a0]+|[。।۔။។][ \u00a0]*/g,
};

/** Japanese documents also have a dash there, Thai ones a space; see `DOTTED` for all others. */
const BOUNDARIES: Readonly<Record<string, Boundary>> = {
  ja: { direct: /^ [-–] /, anywhere: / [-–] /g, closes: / [-–] /y },
  th: { direct: /^[ \u00a0]+/, anywhere: /[ \u00a0]+/g, isWeak: true },
};

/**
 * Reads counters that stand side by side from `from` on: `3,738 likes · 2 talking about this · 72 were here`.
 * Each must be a whole text between two separators, so a caption that only mentions followers is none.
 */
function readBlock(text: string, from: number, textStyle: TextStyle, closes?: RegExp): Clause[] {
  const numbers = findNumbers(text.slice(from, from + 400), textStyle.style).map((number) => ({
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
    if (at < text.length && !BREAKS.includes(text[at] ?? '')) continue;
    SEPARATOR.lastIndex = at;
    SENTENCE_END.lastIndex = at;
    const separator = SEPARATOR.exec(text)?.[0];
    if (closes) closes.lastIndex = at;
    const isEnd = at >= text.length || SENTENCE_END.test(text) || closes?.test(text);
    if (!separator && !isEnd) continue;
    const inside = numbers.filter((each) => each.start >= start && each.end <= at);
    const [only, ...more] = inside;
    if (!only || more.length > 0) break;
    const label = `${text.slice(start, only.start)}#${text.slice(only.end, at)}`;
    const kind = classifyLabel(label, textStyle.language);
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
const findName = (text: string, names: readonly string[], boundary: Boundary): string => {
  const spaced = (each: string) => each.replaceAll('\u00a0', ' ').toLowerCase();
  const lower = spaced(text);
  let best = '';
  for (const offered of names) {
    const name = withPlainSigns(offered);
    if (name.length <= best.length || !lower.startsWith(spaced(name))) continue;
    const rest = text.slice(name.length);
    if (/^[ \u00a0]*(?:[.,。।，、،۔။។]|[-–|] |$)/.test(rest) || boundary.direct.test(rest)) best = name;
  }
  return best;
};

type Block = Omit<DescriptionCounters, 'name'>;

/** The blocks of counters that begin after the name or, where it goes on with a place, after a boundary. */
function readBlocks(text: string, name: string, boundary: Boundary, textStyle: TextStyle): Block[] {
  const starts: number[] = [];
  const direct = boundary.direct.exec(text.slice(name.length));
  if (name && direct) {
    starts.push(name.length + direct[0].length);
  } else {
    if (!name) starts.push(0);
    for (const end of text.slice(0, name.length + LONGEST_PLACE).matchAll(boundary.anywhere)) {
      const start = end.index + end[0].length;
      if (start > name.length && starts.length < MOST_STARTS) starts.push(start);
    }
  }
  const blocks = starts.map((start) => ({
    clauses: readBlock(text, start, textStyle, boundary.closes),
    isFirst: start === 0,
  }));
  return blocks.filter(({ clauses }) => clauses.length > (boundary.isWeak ? 1 : 0));
}

/**
 * Reads `NAME[, PLACE]. 3,738 likes · 2 talking about this · 72 were here. FREE TEXT`, the description that
 * every document of a Page has carried from 2012 to 2026, in any language.
 * @param names what the document calls the Page; a description that begins with one is read strictly after it.
 */
export function readDescription(
  description: string,
  names: readonly string[],
  textStyle: TextStyle,
): DescriptionCounters | undefined {
  const text = withPlainSigns(description);
  const special = BOUNDARIES[textStyle.language.slice(0, 2)];
  const name = findName(text, names, special ?? DOTTED);
  const rest = text.slice(name.length);
  const boundaries = special?.direct.test(rest) ? [special, DOTTED] : [DOTTED, ...(special ? [special] : [])];
  let untold: Block | undefined;
  for (const boundary of boundaries) {
    const blocks = readBlocks(text, name, boundary, textStyle);
    const telling = blocks.filter(({ clauses }) =>
      clauses.some(({ kind }) => kind === 'likes' || kind === 'followers'),
    );
    // Without its name to start from, a text with several such places is read only if one is the full form.
    const sure =
      name === '' && telling.length > 1 ? telling.filter(({ clauses }) => clauses.length > 1) : telling;
    if (name === '' && sure.length > 1) return undefined;
    if (sure[0]) return { name, ...sure[0] };
    if (name !== '') untold ??= blocks[0];
  }
  return untold && { name, ...untold };
}
