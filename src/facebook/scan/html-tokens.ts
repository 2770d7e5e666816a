import { readAttributes } from './attributes.ts';
import { spend } from './budget.ts';
import { decodeEntities } from './entities.ts';
import { RAW_ELEMENTS, startRaw } from './raw-element.ts';

/** What a stream of HTML text gives, piece by piece. */
export type HtmlToken =
  /** A start tag; its attributes decoded, names in lower case, the first of a repeated one. */
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  /** The text of a `script`, `title`, `style`, `textarea` element; of the first two what fits, else nothing. */
  | {
      readonly kind: 'raw';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly text: string;
    }
  /** Text between tags, decoded, each run of white space one space; only while `wantsText` says so. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string };

type Mode = 'text' | 'tag' | 'comment' | 'raw';

/** A tag longer than this is no tag of a Page's: its name is taken, its attributes are not. */
const LONGEST_TAG = 100_000;
/** A script longer than this is passed over: the largest seen in a document has 400,000 characters. */
const LONGEST_RAW = 2_000_000;
/** Of a comment and of a text only the beginning matters. */
const LONGEST_TEXT = 300;

/** Not as the last of the four characters of `<!--!>`, but with the two dashes of `<!-->`. */
const COMMENT_END = /--!?>/g;
/** Comments are gone through in pieces: most are short, and each piece is copied. */
const COMMENT_PIECE = 256;

const KEPT_RAW = new Set(['script', 'title']);

/** What it costs to cut and hand on one tag or comment, in steps. */
const A_TAG = 100;

const SPACE = 0x20;
const BANG = 0x21;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
/** A space of any kind, `/` or `>`. */
const endsName = (code: number): boolean =>
  code === SLASH ||
  code === GREATER ||
  code === SPACE ||
  (code >= 9 && code <= 13) ||
  (code >= 0x80 && /\s/.test(String.fromCharCode(code)));

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Cuts a stream of HTML into tokens, as the HTML standard does as far as Pages need it. The tokens are the same
 * however the text is cut into chunks, time is linear in the text, and memory is bounded by the limits above:
 * nothing is kept but the construct that is open.
 * @param wantsAttributes whether the attributes of a start tag are worth reading, by its name and its text; others get none.
 * @param wantsText asked at every text whether anyone listens.
 */
export function startTokens(
  emit: (token: HtmlToken) => void,
  wantsAttributes: (name: string, tag: string) => boolean,
  wantsText: () => boolean,
): (chunk: string) => void {
  let mode: Mode = 'text';
  /** What is open so far: a tag from its `<` on; the last characters of a comment or a raw element. */
  let held = '';
  let parts: string[] = [];
  let length = 0;
  /** Inside a tag: the code of the quote that is open, or 0, and of the last character that was no space. */
  let quote = 0;
  let last = 0;
  let rawName = '';
  let rawAttributes: ReadonlyMap<string, string> = new Map();
  let raw = startRaw('');
  let text = '';

  const takeText = (piece: string) => {
    if (text.length >= LONGEST_TEXT) return;
    const short = piece.replace(/[ \t\n\r\f]+/g, ' ');
    text = (text + (text.endsWith(' ') ? short.replace(/^ /, '') : short)).slice(0, LONGEST_TEXT);
  };

  const endText = () => {
    if (text !== '') emit({ kind: 'text', text: decodeEntities(text) });
    text = '';
  };

  const startTag = (begun: string) => {
    mode = 'tag';
    held = begun;
    length = begun.length;
    quote = 0;
    last = 0;
  };

  const keep = (part: string) => {
    length += part.length;
    if (part !== '' && KEPT_RAW.has(rawName) && length <= LONGEST_RAW) parts.push(part);
  };

  const endTag = (source: string, isWhole: boolean) => {
    spend(A_TAG);
    const start = source.charCodeAt(1) === SLASH ? 2 : 1;
    if (!isLetter(source.charCodeAt(start))) return;
    let end = start + 1;
    while (end < source.length && !endsName(source.charCodeAt(end))) end++;
    const name = source.slice(start, end).toLowerCase();
    if (start === 2) {
      emit({ kind: 'close', name });
      return;
    }
    // Without its `>`, and without the slash of `<br/>`.
    const last = source.length - (source.endsWith('/>') ? 2 : 1);
    const attributes =
      isWhole && end < last && wantsAttributes(name, source)
        ? readAttributes(source, end, last)
        : NO_ATTRIBUTES;
    emit({ kind: 'open', name, attributes });
    if (!RAW_ELEMENTS.has(name)) return;
    mode = 'raw';
    rawName = name;
    rawAttributes = attributes;
    raw = startRaw(name);
    held = '';
    parts = [];
    length = 0;
  };

  const endRaw = () => {
    emit({
      kind: 'raw',
      name: rawName,
      attributes: rawAttributes,
      text: length > LONGEST_RAW ? '' : rawName === 'title' ? decodeEntities(parts.join('')) : parts.join(''),
    });
    parts = [];
    startTag(`</${rawName}`);
  };

  const step: Record<Mode, (chunk: string, at: number) => number> = {
    text(chunk, at) {
      const open = chunk.indexOf('<', at);
      const end = open < 0 ? chunk.length : open;
      if (end > at && wantsText()) takeText(chunk.slice(at, end));
      if (open < 0) return end;
      startTag('<');
      return open + 1;
    },

    tag(chunk, at) {
      if (held === '<' || held === '<!' || held === '<!-') {
        const next = chunk[at] ?? '';
        if (held === '<' && !/[a-z/!?]/i.test(next)) {
          // A lone `<` is text.
          mode = 'text';
          if (wantsText()) takeText(held);
          return at;
        }
        endText();
        // `<!` without dashes is a comment of another kind: it ends with the first `>`, as `<!DOCTYPE` does.
        if (held !== '<' && next !== '-') held += ' ';
        if (held.endsWith(' ')) return at;
        held += next;
        length = held.length;
        if (held === '<!--') {
          mode = 'comment';
          parts = [];
          length = 0;
          // The dashes of the beginning may be those of the end: `<!-->`.
          held = '--';
        }
        return at + 1;
      }
      const second = held.charCodeAt(1);
      const hasQuotes = second !== BANG && second !== QUESTION;
      for (let index = at; index < chunk.length; index++) {
        const code = chunk.charCodeAt(index);
        if (quote !== 0) {
          const close = chunk.indexOf(quote === DOUBLE ? '"' : "'", index);
          last = 0;
          if (close < 0) break;
          quote = 0;
          index = close;
        } else if (code === GREATER) {
          mode = 'text';
          const isWhole = length + index + 1 - at <= LONGEST_TAG;
          const source = isWhole ? held + chunk.slice(at, index + 1) : held;
          held = '';
          endTag(source, isWhole);
          return index + 1;
        } else if (hasQuotes && last === EQUALS && (code === DOUBLE || code === SINGLE)) {
          quote = code;
        } else if (code > SPACE) {
          last = code;
        }
      }
      length += chunk.length - at;
      held = (held + chunk.slice(at)).slice(0, LONGEST_TAG);
      return chunk.length;
    },

    comment(chunk, at) {
      const joined = held + chunk.slice(at, at + COMMENT_PIECE);
      COMMENT_END.lastIndex = 0;
      let end = COMMENT_END.exec(joined);
      while (end?.[0] === '--!>' && length + end.index < 2) {
        COMMENT_END.lastIndex = end.index + 1;
        end = COMMENT_END.exec(joined);
      }
      // Three characters may be the beginning of the end.
      const stop = end ? end.index : Math.max(0, joined.length - 3);
      if (length < LONGEST_TEXT) parts.push(joined.slice(0, stop));
      length += stop;
      if (!end) {
        held = joined.slice(stop);
        return Math.min(chunk.length, at + COMMENT_PIECE);
      }
      const after = at + end.index + end[0].length - held.length;
      spend(A_TAG);
      emit({ kind: 'comment', text: parts.join('').slice(2, LONGEST_TEXT) });
      parts = [];
      held = '';
      mode = 'text';
      return after;
    },

    raw(chunk, at) {
      const joined = held + chunk.slice(at);
      const { marks } = raw;
      let kept = 0;
      marks.lastIndex = 0;
      for (let mark = marks.exec(joined); mark; mark = marks.exec(joined)) {
        // The dashes of `<!--` may be those of `-->`.
        if (mark[0] === '<!--') marks.lastIndex = mark.index + 2;
        if (!raw.isEnd(mark[0])) {
          kept = marks.lastIndex;
          continue;
        }
        keep(joined.slice(0, mark.index));
        const after = at + mark.index + mark[0].length - held.length;
        endRaw();
        return after;
      }
      // The longest mark and the character after it may still be on their way.
      const stop = Math.max(kept, joined.length - rawName.length - 2);
      keep(joined.slice(0, stop));
      held = joined.slice(stop);
      return chunk.length;
    },
  };

  return (chunk) => {
    for (let at = 0; at < chunk.length; ) at = step[mode](chunk, at);
  };
}
