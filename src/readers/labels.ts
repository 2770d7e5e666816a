import { plainText } from '../core/count/plain-text.ts';
import { LABEL_WORDS } from './label-words.ts';

/** What a labelled number counts. `other`: talking about, were here, following; known and never a metric. */
export type CounterKind = 'likes' | 'followers' | 'other';

const KINDS = ['likes', 'followers', 'other', 'rest'] as const;

/** Languages that write without spaces: there a word may be followed at once by the next. */
const UNSPACED = /^(?:zh|ja|ko|th)$/;

/** What may stand between the words of a label: space, `#` for the number, colon, brackets, dashes. */
const BETWEEN = /[\s#:()[\],—–-]*/y;

/**
 * A text in the form in which labels are compared: lower case, no quotation marks, straight apostrophes, one
 * space between words, Arabic letters without hamza and vowel signs.
 */
const normalize = (text: string): string =>
  plainText(text)
    .replace(/[’‘`´]/g, "'")
    .normalize('NFKC')
    .replace(/["“”„«»‹›「」『』]|(?<!\p{L})'|'(?!\p{L})/gu, '')
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/[یى]/g, 'ي')
    .replace(/ک/g, 'ك')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

interface Language {
  /** Matches one entry at a position; the entry that matched is the one group that is defined. */
  readonly word: RegExp;
  /** The kind of each group. */
  readonly kinds: readonly (typeof KINDS)[number][];
}

const toPattern = (entry: string): string => {
  const isOpen = entry.endsWith('*');
  const word = normalize((isOpen ? entry.slice(0, -1) : entry).replaceAll('_', ' '));
  return `(${word.replace(/[().]/g, '\\$&')}${isOpen ? '[\\p{L}\\p{M}]*' : ''})`;
};

function compile(line: string): Language {
  const [name = '', columns = ''] = line.split(':');
  const entries = columns
    .split(';')
    .flatMap((column, index) => column.split(' ').map((entry) => ({ entry, kind: KINDS[index] ?? 'rest' })))
    .filter(({ entry }) => entry !== '')
    .sort((a, b) => b.entry.length - a.entry.length);
  const end = UNSPACED.test(name) ? '' : '(?![\\p{L}\\p{M}])';
  return {
    word: new RegExp(`(?:${entries.map(({ entry }) => toPattern(entry)).join('|')})${end}`, 'uy'),
    kinds: entries.map(({ kind }) => kind),
  };
}

/** What one language makes of a text; nothing if a word of it is not the language's. */
function classifyIn({ word, kinds }: Language, text: string): CounterKind | undefined {
  const seen = new Set<string>();
  const skip = (from: number): number => {
    BETWEEN.lastIndex = from;
    return from + (BETWEEN.exec(text)?.[0].length ?? 0);
  };
  for (let at = skip(0); at < text.length; ) {
    word.lastIndex = at;
    const match = word.exec(text);
    if (!match) return undefined;
    seen.add(kinds[match.slice(1).findIndex((group) => group !== undefined)] ?? 'rest');
    at = skip(at + match[0].length);
  }
  return (['other', 'followers', 'likes'] as const).find((kind) => seen.has(kind));
}

const lines = new Map(
  LABEL_WORDS.trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line]),
);
const compiled = new Map<string, Language>();
const known = new Map<string, CounterKind | undefined>();

const languageNamed = (name: string): Language => {
  const language = compiled.get(name) ?? compile(lines.get(name) ?? '');
  compiled.set(name, language);
  return language;
};

/**
 * What the words around a number say that it counts. All languages are asked, the document's first, since the
 * language of a label is often not the document's (French pages say "followers"). No two contradict each other.
 * @param label the text with `#` in the place of the number: `# people like this`, `Mi piace: #`.
 * @param language of the document, as in `html[lang]`.
 * @param isOwnOnly ask the document's language and English alone: for texts most of which are no labels.
 * @returns nothing for words nobody entered: then it is a counter of an unknown kind, not a metric.
 */
export function classifyLabel(label: string, language: string, isOwnOnly = false): CounterKind | undefined {
  // Between an abbreviated number and its noun several languages put `de`, `d'` or `di`.
  const text = normalize(label).replace(/^#\s?(?:de |di |of |d')/, '# ');
  if (known.has(text)) return known.get(text);
  const own = language.split(/[-_]/)[0] ?? '';
  let kind: CounterKind | undefined;
  for (const name of new Set([own, 'en', ...(isOwnOnly && lines.has(own) ? [] : lines.keys())])) {
    if (lines.has(name)) kind ??= classifyIn(languageNamed(name), text);
    if (kind) break;
  }
  if (known.size < 1000 && (kind || !isOwnOnly)) known.set(text, kind);
  return kind;
}
