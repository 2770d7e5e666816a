import { spend } from './budget.ts';

/**
 * Reading parts of JSON that stands inside a larger text, without parsing the rest. Facebook's data scripts
 * are hundreds of kilobytes of which a few objects matter; in executable scripts the JSON is not even a
 * whole text. In valid JSON a quote inside a string is always escaped, which is what makes both directions safe.
 */

/** Longest stretch looked at for one object or value, in characters. From a header's beginning to its counters are 40,000. */
export const REACH = 120_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const isEscaped = (text: string, quote: number): boolean => {
  let backslashes = 0;
  while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
};

/** The position after the string whose opening quote stands at `from`; -1 if it does not end. */
const afterString = (text: string, from: number): number => {
  let paid = from;
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    spend(quote - paid);
    paid = quote;
    if (!isEscaped(text, quote)) return quote + 1;
  }
  spend(text.length - paid);
  return -1;
};

/** The position of the `{` of the object in which `position` stands; -1 if there is none within reach. */
export function openingBrace(text: string, position: number): number {
  const brace = findOpeningBrace(text, position);
  spend(brace < 0 ? Math.min(REACH, position) : position - brace);
  return brace;
}

function findOpeningBrace(text: string, position: number): number {
  const limit = Math.max(0, position - REACH);
  let depth = 0;
  for (let at = position - 1; at >= limit; at--) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        let opening = text.lastIndexOf('"', at - 1);
        while (opening > limit && isEscaped(text, opening)) opening = text.lastIndexOf('"', opening - 1);
        if (opening < limit) {
          spend(at - Math.max(0, opening));
          return -1;
        }
        at = opening;
        break;
      }
      case 0x7d /* } */:
      case 0x5d /* ] */:
        depth++;
        break;
      case 0x5b /* [ */:
        if (--depth < 0) return -1;
        break;
      case 0x7b /* { */:
        if (--depth < 0) return at;
        break;
    }
  }
  return -1;
}

/**
 * The position after the value that begins at `from` (white space allowed before it); -1 if it does not end
 * within `reach`.
 */
export function afterValue(text: string, from: number, reach = REACH): number {
  const limit = Math.min(text.length, from + reach);
  const after = findAfterValue(text, from, limit);
  spend((after < 0 ? limit : after) - from);
  return after;
}

function findAfterValue(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const after = afterString(text, at);
        if (after < 0) return -1;
        if (depth === 0) return after;
        at = after - 1;
        break;
      }
      case 0x7b:
      case 0x5b:
        depth++;
        break;
      case 0x7d:
      case 0x5d:
        // A bare number or word ends where the object around it does.
        if (depth === 0) return at;
        if (--depth === 0) return at + 1;
        break;
      case 0x2c /* , */:
        if (depth === 0) return at;
        break;
    }
  }
  return -1;
}

/** The string in which `position` stands, read as JSON; nothing where it does not end or is damaged. */
export function stringAround(text: string, position: number): unknown {
  let opening = text.lastIndexOf('"', position);
  while (opening > 0 && isEscaped(text, opening)) opening = text.lastIndexOf('"', opening - 1);
  spend(position - opening);
  const end = opening < 0 ? -1 : afterString(text, opening);
  return end < 0 ? undefined : parseJson(text.slice(opening, end));
}

const skipSpace = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  spend(at - from);
  return at;
};

/**
 * The direct members of the object whose `{` stands at `start`, for the keys asked for, as source text. An
 * object that is cut gives what came before the cut.
 * @param until reading ends with the member that stands here, or later with the object's `id`, if it has one:
 * what is wanted is known by then, and the objects of a header go on for hundreds of kilobytes.
 */
export function membersOf(
  text: string,
  start: number,
  keys: ReadonlySet<string>,
  until: number,
): Map<string, string> {
  const members = new Map<string, string>();
  let at = skipSpace(text, start + 1);
  while (text.charCodeAt(at) === QUOTE && (at <= until || !members.has('id'))) {
    const keyEnd = afterString(text, at);
    if (keyEnd < 0) break;
    const key = text.slice(at + 1, keyEnd - 1);
    const colon = skipSpace(text, keyEnd);
    if (text[colon] !== ':') break;
    const valueStart = skipSpace(text, colon + 1);
    const valueEnd = afterValue(text, valueStart);
    if (valueEnd < 0) break;
    if (keys.has(key)) members.set(key, text.slice(valueStart, valueEnd).trimEnd());
    const comma = skipSpace(text, valueEnd);
    if (text[comma] !== ',') break;
    at = skipSpace(text, comma + 1);
  }
  return members;
}

/** The value of a piece of JSON source, or nothing if it is damaged. */
export const parseJson = (source: string | undefined): unknown => {
  if (source === undefined) return undefined;
  spend(source.length);
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
};

/** Whether the quoted text of `length` characters at `at` is a key, and not the inside of a string. */
export const isKey = (text: string, at: number, length: number): boolean =>
  text.charCodeAt(at) === QUOTE &&
  text.charCodeAt(at - 1) !== BACKSLASH &&
  text.charCodeAt(at + length - 1) === QUOTE &&
  text[skipSpace(text, at + length)] === ':';

/** An id as Facebook writes it: digits in a string or a whole number; nothing for '' and the rest. */
export const toId = (value: unknown): string | undefined => {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' && /^\d{5,20}$/.test(text) ? text : undefined;
};
