import type { Count } from './count.ts';
import { isCount } from './count.ts';
import type { NumberStyle, NumberUnit } from './number-style.ts';

/** A number found in a text: where it stands, its unit included, and what it says, if that is certain. */
export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  /** Missing where digits stand that cannot be read with certainty. */
  readonly count?: Count;
  /** Whether the text itself shows the order of magnitude: a unit or a group separator was understood. */
  readonly sized: boolean;
}

const SEPARATORS = ".,'’٬٫\u00a0";
const WITHOUT_SPACE = new RegExp(`\\d+(?:[${SEPARATORS}]\\d+)*`, 'g');
const WITH_SPACE = new RegExp(`\\d+(?:[${SEPARATORS} ]\\d+)*`, 'g');

/** `1,234,567`, or with the groups of India `12,34,567`. */
const isGrouped = (groups: readonly string[]): boolean => {
  const [first = '', ...rest] = groups;
  const last = rest.at(-1);
  if (last?.length !== 3 || first.length > 3) return false;
  const middle = rest.slice(0, -1);
  return (
    middle.every((group) => group.length === 3) ||
    (first.length <= 2 && middle.every((group) => group.length === 2))
  );
};

/**
 * The digits of a number as whole and fraction; nothing unless only one way to read them is left.
 * Without a unit a number is whole: whatever separates it, separates groups.
 */
function readDigits(
  digits: string,
  hasUnit: boolean,
  style: NumberStyle,
): { whole: string; fraction: string } | undefined {
  const groups = digits.split(/\D/);
  const separators = [...digits.replace(/\d/g, '')];
  const last = separators.at(-1);
  if (last === undefined) return { whole: digits, fraction: '' };
  const tail = groups.at(-1) ?? '';
  const head = groups.slice(0, -1);
  const headSeparators = separators.slice(0, -1);
  const alike = (all: readonly string[]) => all.every((each) => each === all[0]);

  const asGroups = alike(separators) && last !== '٫' && isGrouped(groups);
  const asDecimal =
    hasUnit &&
    /[.,٫]/.test(last) &&
    alike(headSeparators) &&
    !headSeparators.includes(last) &&
    tail.length <= 3 &&
    (head.length === 1 || isGrouped(head));
  if (asGroups && asDecimal) {
    // `1,234K`: one separator, three digits. Only the language can tell.
    if (style.decimal === last && style.group !== last) return { whole: head.join(''), fraction: tail };
    return style.group === last && style.decimal !== last
      ? { whole: groups.join(''), fraction: '' }
      : undefined;
  }
  if (asGroups) return { whole: groups.join(''), fraction: '' };
  return asDecimal ? { whole: head.join(''), fraction: tail } : undefined;
}

function toCount(digits: string, unit: NumberUnit | undefined, style: NumberStyle): Count | undefined {
  if (unit && unit.exponent === undefined) return undefined;
  const read = readDigits(digits, unit !== undefined, style);
  if (!read) return undefined;
  const { whole, fraction } = read;
  if (whole.startsWith('0') && (whole.length > 1 || unit)) return undefined;
  const power = (unit?.exponent ?? 0) - fraction.length;
  const count = { value: Number(whole + fraction) * 10 ** power, step: 10 ** power };
  return isCount(count) ? count : undefined;
}

/** Scripts that write no space after a unit: `2.1亿位用户`, `1.2만명`, `258Kটি` end at the unit all the same. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** Bengali writes spaces, but none before these words for what is counted: `60 লাটি`, and `7 লাইক` is no lakh. */
const CLASSIFIER = /(?:টি|টা|জন)(?![\p{L}\p{M}])/uy;

/** Whether a unit may end at `end`: what follows is no further letter of the same word. */
const endsWord = (text: string, unit: string, end: number): boolean => {
  const next = String.fromCodePoint(text.codePointAt(end) ?? 0x20);
  if (!/[\p{L}\p{M}'’॰]/u.test(next)) return true;
  if (/\p{M}/u.test(next)) return false;
  CLASSIFIER.lastIndex = end;
  if (CLASSIFIER.test(text)) return true;
  const isLatin = /\p{sc=Latn}/u;
  const last = unit.at(-1) ?? '';
  return UNSPACED.test(next) && (UNSPACED.test(last) || isLatin.test(last) || last === '.');
};

const unitAfter = (
  text: string,
  from: number,
  units: readonly NumberUnit[],
): (NumberUnit & { end: number }) | undefined => {
  const start = /[ \u00a0]/.test(text[from] ?? '') ? from + 1 : from;
  for (const unit of units) {
    const end = start + unit.word.length;
    const shown = text.slice(start, end).replaceAll('\u00a0', ' ');
    if (shown === unit.word.replaceAll('\u00a0', ' ') && endsWord(text, unit.word, end))
      return { ...unit, end };
  }
  return undefined;
};

const unitBefore = (
  text: string,
  to: number,
  units: readonly NumberUnit[],
): (NumberUnit & { start: number }) | undefined => {
  const end = /[ \u00a0]/.test(text[to - 1] ?? '') ? to - 1 : to;
  for (const unit of units) {
    const start = end - unit.word.length;
    if (text.slice(start, end) !== unit.word) continue;
    if (!/\p{L}/u.test(text[start - 1] ?? '')) return { ...unit, start };
  }
  return undefined;
};

/** What, right before or after digits, makes them something else than a count: `1.2K+`, `>5`, `40%`, `-3`, `#1`. */
const FOREIGN_AFTER = /^[ \u00a0]?[+%‰°]|^[/:]\d|^\p{N}/u;
const FOREIGN_BEFORE = /[-+~<>≈#$€£¥@_/\p{L}\p{M}\p{N}]$|\d[.,:]$/u;

/**
 * Every number of a text, in order. A run of digits that could be read in two ways is given without a count.
 * @param text as `plainText` leaves it.
 */
export function findNumbers(text: string, style: NumberStyle): FoundNumber[] {
  const found: FoundNumber[] = [];
  const isSpaced = style.group === '\u00a0' || style.group === ' ';
  for (const match of text.matchAll(isSpaced ? WITH_SPACE : WITHOUT_SPACE)) {
    const [digits] = match;
    const after = unitAfter(text, match.index + digits.length, style.units);
    const before = after ? undefined : unitBefore(text, match.index, style.unitsBefore);
    const start = before?.start ?? match.index;
    const end = after?.end ?? match.index + digits.length;
    const foreign =
      FOREIGN_AFTER.test(text.slice(end, end + 3)) ||
      (FOREIGN_BEFORE.test(text.slice(Math.max(0, start - 2), start)) &&
        !UNSPACED.test(text[start - 1] ?? ''));
    const count = foreign ? undefined : toCount(digits, after ?? before, style);
    found.push({
      start,
      end,
      ...(count && { count }),
      sized: (after ?? before) !== undefined || /\D/.test(digits),
    });
  }
  return found;
}

/**
 * A text that is one number and nothing else.
 * @param text as `plainText` leaves it: `3,783`, `٣٢٫٠ ألف`, `1,2 Mio.`
 * @returns the count, or nothing where the text is anything else or can be read in two ways.
 */
export function parseCount(text: string, style: NumberStyle): Count | undefined {
  const [first] = findNumbers(text, style);
  return first?.start === 0 && first.end === text.length ? first.count : undefined;
}
