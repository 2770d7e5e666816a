import { decodeEntities } from './entities.ts';

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
  /** Text between tags, decoded; only while `wantsText` says so. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string };

type Mode = 'text' | 'tag' | 'comment' | 'raw';

/** A tag longer than this is no tag of a Page's: its beginning is dropped and the stream goes on as text. */
const LONGEST_TAG = 100_000;
/** A script longer than this is passed over: the largest seen in a document has 400,000 characters. */
const LONGEST_RAW = 2_000_000;
/** Of a comment and of a text only the beginning matters. */
const LONGEST_TEXT = 300;

const RAW_ELEMENTS = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'noscript',
  'template',
  'xmp',
  'iframe',
  'noembed',
]);
const KEPT_RAW = new Set(['script', 'title']);

const readAttributes = (source: string): Map<string, string> => {
  const attributes = new Map<string, string>();
  for (const match of source.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g)) {
    const name = (match[1] ?? '').toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decodeEntities(match[2] ?? match[3] ?? match[4] ?? ''));
  }
  return attributes;
};

/**
 * Cuts a stream of HTML into tokens. Time is linear in the text, however it is cut into chunks, and memory is
 * bounded by the limits above: nothing is kept but the construct that is open.
 * @param wantsAttributes for which start tags attributes are worth reading; others get none.
 * @param wantsText asked at every text whether anyone listens.
 */
export function startTokens(
  emit: (token: HtmlToken) => void,
  wantsAttributes: ReadonlySet<string>,
  wantsText: () => boolean,
): (chunk: string) => void {
  let mode: Mode = 'text';
  /** What is open so far, from the `<` of a tag on, or the content of a raw element. */
  let held = '';
  let heldParts: string[] = [];
  let heldLength = 0;
  /** Inside a tag: the quote that is open, or ''; and the last character that was no space. */
  let quote = '';
  let last = '';
  let rawName = '';
  let rawAttributes: ReadonlyMap<string, string> = new Map();
  let text = '';

  const endText = () => {
    if (text !== '') emit({ kind: 'text', text: decodeEntities(text) });
    text = '';
  };

  const endTag = (source: string) => {
    const match = /^<(\/?)([a-z][^\s/>]*)/i.exec(source);
    if (!match) return;
    const name = (match[2] ?? '').toLowerCase();
    if (match[1]) {
      emit({ kind: 'close', name });
      return;
    }
    const isRaw = RAW_ELEMENTS.has(name);
    const attributes = wantsAttributes.has(name)
      ? readAttributes(source.slice(match[0].length, source.endsWith('/>') ? -2 : -1))
      : new Map<string, string>();
    emit({ kind: 'open', name, attributes });
    if (!isRaw) return;
    mode = 'raw';
    rawName = name;
    rawAttributes = attributes;
    held = '';
    heldParts = [];
    heldLength = 0;
  };

  const step: Record<Mode, (chunk: string, at: number) => number> = {
    text(chunk, at) {
      const open = chunk.indexOf('<', at);
      const end = open < 0 ? chunk.length : open;
      if (text.length < LONGEST_TEXT && wantsText())
        text += chunk.slice(at, Math.min(end, at + LONGEST_TEXT));
      if (open < 0) return end;
      mode = 'tag';
      held = '<';
      quote = '';
      last = '';
      return open + 1;
    },

    tag(chunk, at) {
      if (held === '<' || held === '<!' || held === '<!-') {
        const next = chunk[at] ?? '';
        const expected = held === '<' ? /[a-z/!?]/i : held === '<!' ? /[-a-z[]/i : /-/;
        if (!expected.test(next)) {
          // A lone `<` is text.
          mode = 'text';
          return at;
        }
        endText();
        held += next;
        if (held === '<!--') {
          mode = 'comment';
          held = '';
        }
        return at + 1;
      }
      for (let index = at; index < chunk.length; index++) {
        const char = chunk[index] ?? '';
        if (quote !== '') {
          if (char === quote) quote = '';
          last = '';
        } else if ((char === '"' || char === "'") && last === '=') {
          quote = char;
        } else if (char === '>') {
          mode = 'text';
          const source = held + chunk.slice(at, index + 1);
          held = '';
          endTag(source);
          return index + 1;
        } else if (char > ' ') {
          last = char;
        }
      }
      held += chunk.slice(at);
      if (held.length > LONGEST_TAG) {
        held = '';
        mode = 'text';
      }
      return chunk.length;
    },

    comment(chunk, at) {
      const seen = held.slice(-2);
      const joined = seen + chunk.slice(at);
      const end = joined.indexOf('-->');
      if (end < 0) {
        held = (held.length < LONGEST_TEXT ? held : held.slice(0, LONGEST_TEXT)) + joined.slice(seen.length);
        if (held.length > LONGEST_TEXT) held = held.slice(0, LONGEST_TEXT) + held.slice(-2);
        return chunk.length;
      }
      emit({ kind: 'comment', text: (held.slice(0, -2) + joined.slice(0, end)).slice(0, LONGEST_TEXT) });
      held = '';
      mode = 'text';
      return at + end - seen.length + 3;
    },

    raw(chunk, at) {
      const close = `</${rawName}`;
      // The end tag may be cut between two chunks.
      const seen = held;
      const joined = seen + chunk.slice(at);
      const keep = (part: string) => {
        heldLength += part.length;
        if (KEPT_RAW.has(rawName) && heldLength <= LONGEST_RAW) heldParts.push(part);
      };
      let end = -1;
      for (let from = joined.indexOf('</'); from >= 0; from = joined.indexOf('</', from + 2)) {
        const tail = joined.slice(from, from + close.length);
        if (tail.toLowerCase() === close) {
          end = from;
          break;
        }
      }
      if (end < 0) {
        const kept = Math.min(joined.length, close.length - 1);
        keep(joined.slice(0, joined.length - kept));
        held = joined.slice(joined.length - kept);
        return chunk.length;
      }
      keep(joined.slice(0, end));
      const whole = heldLength <= LONGEST_RAW ? heldParts.join('') : '';
      heldParts = [];
      held = close;
      quote = '';
      last = '';
      mode = 'tag';
      emit({
        kind: 'raw',
        name: rawName,
        attributes: rawAttributes,
        text: rawName === 'title' ? decodeEntities(whole) : whole,
      });
      return at + end - seen.length + close.length;
    },
  };

  return (chunk) => {
    for (let at = 0; at < chunk.length; ) at = step[mode](chunk, at);
  };
}
