import { gunzipSync } from 'node:zlib';

/** A saved document as it came from Facebook, and the address it is read at; '' where nothing says it. */
export interface SavedPage {
  readonly html: string;
  readonly address: string;
}

/** What archives put before an address they keep, in markup and, with its slashes escaped, in scripts. */
const ARCHIVED =
  /(?:https?:)?(?:\\?\/\\?\/(?:web\.archive\.org|archive\.(?:is|ph|today|fo|li|md|vn)))?\\?\/(?:web\\?\/\d{4,14}\w*|o\\?\/\w+|\d{4}[\d.-]+)\\?\/(?=https?:\\?\/\\?\/)/g;

/** An address without the archive's before it: `https://web.archive.org/web/2016…/https://www.facebook.com/NAME`. */
const withoutArchive = (text: string): string => text.replace(ARCHIVED, '');

/** Whether most of what is not ASCII in a text was no UTF-8. */
const isDamaged = (text: string): boolean => {
  const others = text.match(/[^\0-\x7f]/g) ?? [];
  return others.filter((char) => char === '\ufffd').length * 2 > others.length;
};

/** The charset that a document declares within its first kilobyte, if the runtime knows it. */
function declaredDecoder(bytes: Uint8Array): TextDecoder {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const name = /charset\s*=\s*["']?([\w-]+)/i.exec(beginning)?.[1] ?? '';
  // A document that can be asked for its charset is not in UTF-16, whatever it says.
  if (/^utf/i.test(name)) return new TextDecoder('windows-1252');
  try {
    return new TextDecoder(name || 'windows-1252');
  } catch {
    return new TextDecoder('windows-1252');
  }
}

/** Text of a file in whatever encoding it was saved: UTF-8, UTF-16 with or without its mark, or what it declares. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0x3c && second === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0 && second === 0x3c) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder().decode(bytes);
  return isDamaged(text) ? declaredDecoder(bytes).decode(bytes) : text;
}

const fromQuotedPrintable = (text: string): Uint8Array =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** The document inside a page saved as one file (MHTML): its first part of HTML, and where it was. */
function fromOneFile(bytes: Uint8Array): SavedPage | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const boundary = /^[\s\S]{0,4000}?boundary="?([^"\r\n]+)"?/i.exec(text)?.[1];
  if (!/^(?:From|MIME-Version|Snapshot-Content-Location|Subject):/i.test(text) || !boundary) return undefined;
  for (const part of text.split(`--${boundary}`).slice(1)) {
    const [, head = '', body = ''] = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? [];
    if (!/^Content-Type:\s*text\/html/im.test(head)) continue;
    const encoding = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
    const content =
      encoding === 'quoted-printable'
        ? fromQuotedPrintable(body)
        : Buffer.from(body, encoding === 'base64' ? 'base64' : 'latin1');
    return { html: decode(content), address: /^Content-Location:\s*(\S+)/im.exec(head)?.[1] ?? '' };
  }
  return undefined;
}

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  amp: '&',
  nbsp: ' ',
};

/** The source that a saved view of it shows: `<td class="line-content">` a line in Chrome, `<pre>` in Firefox. */
function fromSourceView(html: string): string {
  const lines = [...html.matchAll(/<td class="line-content">([\s\S]*?)<\/td>/g)].map(
    (match) => match[1] ?? '',
  );
  const shown =
    lines.length > 0
      ? lines.join('\n')
      : /<body[^>]*\bid="viewsource"[\s\S]*?<pre[^>]*>([\s\S]*)<\/pre>/.exec(html)?.[1];
  return shown === undefined
    ? html
    : shown
        .replace(/<[^>]*>/g, '')
        .replace(/&(lt|gt|quot|#39|amp|nbsp);/g, (_, name: string) => NAMED[name] ?? '');
}

/** Where browsers and their extensions note the address in what they save. */
const NOTED = /<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?:\S+)/;

/**
 * Takes a file of a saved page for what it is: packed or not, in any encoding, as one file (MHTML), as a view of its
 * source, or as an archive of the web rewrote it.
 * @param address where the person says it was saved; '' to take the file's own word for it.
 */
export function savedPage(file: Uint8Array, address: string): SavedPage {
  const bytes = file[0] === 0x1f && file[1] === 0x8b ? gunzipSync(file) : file;
  const one = fromOneFile(bytes);
  const html = withoutArchive(fromSourceView(one?.html ?? decode(bytes)));
  const noted = one?.address ?? NOTED.exec(html.slice(0, 2000))?.[1] ?? '';
  const read = withoutArchive(address || noted).replace(/^view-source:/, '');
  return { html, address: URL.canParse(read) ? read : '' };
}
