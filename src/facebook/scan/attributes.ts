import { decodeEntities } from './entities.ts';

const SPACE = 0x20;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const SLASH = 0x2f;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const GRAVE = 0x60;

const WIDE_SPACE = /\s/;
const isSpace = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code < 0x80 ? code === SPACE || (code >= 9 && code <= 13) : WIDE_SPACE.test(text[at] ?? '');
};

/** Whether the character can be one of an attribute's name. */
function isOfName(text: string, at: number): boolean {
  switch (text.charCodeAt(at)) {
    case DOUBLE:
    case SINGLE:
    case SLASH:
    case LESS:
    case EQUALS:
    case GREATER:
      return false;
    default:
      return !isSpace(text, at);
  }
}

/** Whether the character can be one of a value without quotes: a slash can, a grave accent cannot. */
const isOfValue = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code === SLASH || (code !== GRAVE && isOfName(text, at));
};

/**
 * The attributes of a start tag, decoded, names in lower case; of a repeated one the first. Goes through the text once.
 * @param from where the tag's name ends.
 * @param end where the tag ends, without its `>`.
 */
export function readAttributes(text: string, from: number, end: number): Map<string, string> {
  const attributes = new Map<string, string>();
  let at = from;
  const skip = (isInside: (text: string, at: number) => boolean): void => {
    while (at < end && isInside(text, at)) at++;
  };
  const isBetween = (_: string, index: number): boolean => !isOfName(text, index);
  for (skip(isBetween); at < end; skip(isBetween)) {
    const start = at;
    skip(isOfName);
    const name = text.slice(start, at).toLowerCase();
    const afterName = at;
    skip(isSpace);
    let value = '';
    if (at < end && text.charCodeAt(at) === EQUALS) {
      at++;
      skip(isSpace);
      const code = text.charCodeAt(at);
      const begin = at;
      if (code === DOUBLE || code === SINGLE) {
        const close = text.indexOf(code === DOUBLE ? '"' : "'", at + 1);
        // A quote that is never closed is no value.
        at = close < 0 || close >= end ? afterName : close + 1;
        if (at > afterName) value = text.slice(begin + 1, close);
      } else {
        skip(isOfValue);
        value = text.slice(begin, at);
        if (at === begin) at = afterName;
      }
    } else at = afterName;
    if (!attributes.has(name)) attributes.set(name, decodeEntities(value));
  }
  return attributes;
}
