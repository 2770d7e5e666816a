import { labelTable } from './label-table.ts';
import { normalizeLabel } from './normalize-label.ts';

/** What a labelled number counts. `other`: talking about, were here, following; known and never a metric. */
export type CounterKind = 'likes' | 'followers' | 'other';

const KINDS = ['likes', 'followers', 'other', 'rest'] as const;

/** Languages that write without spaces: there a word may be followed at once by the next. */
const UNSPACED = /^(?:zh|ja|ko|th)$/;

/** What may stand between the words of a label: space, `#` for the number, colon, brackets, dashes. */
const BETWEEN = /[\s#:()[\],—–-]*/y;

const LETTERS = /[\p{L}\p{M}]*/uy;

interface Entry {
  readonly word: string;
  /** Whether any ending may follow. */
  readonly isOpen: boolean;
  readonly kind: (typeof KINDS)[number];
}

interface Language {
  /** By their first letter, the longest word first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly isUnspaced: boolean;
}

function parseLine(line: string): Language {
  const [name = '', columns = ''] = line.split(':');
  const entries = new Map<string, Entry[]>();
  columns.split(';').forEach((column, index) => {
    for (const entry of column.split(' ')) {
      const isOpen = entry.endsWith('*');
      const word = (isOpen ? entry.slice(0, -1) : entry).replaceAll('_', ' ');
      const first = word[0];
      if (first === undefined) continue;
      const others = entries.get(first) ?? [];
      others.push({ word, isOpen, kind: KINDS[index] ?? 'rest' });
      entries.set(first, others);
    }
  });
  for (const alike of entries.values()) alike.sort((a, b) => b.word.length - a.word.length);
  return { entries, isUnspaced: UNSPACED.test(name) };
}

/** The end of a word that goes on in letters from `at` on. */
const wordEnd = (text: string, at: number): number => {
  LETTERS.lastIndex = at;
  return at + (LETTERS.exec(text)?.[0].length ?? 0);
};

/** The entry that stands at `at`, and where it ends. */
function entryAt(
  { entries, isUnspaced }: Language,
  text: string,
  at: number,
): { kind: Entry['kind']; end: number } | undefined {
  for (const { word, isOpen, kind } of entries.get(text[at] ?? '') ?? []) {
    if (!text.startsWith(word, at)) continue;
    const bare = at + word.length;
    const end = wordEnd(text, bare);
    if (isOpen) return { kind, end };
    if (isUnspaced || end === bare) return { kind, end: bare };
  }
  return undefined;
}

/** Where the next word begins. */
const skip = (text: string, from: number): number => {
  BETWEEN.lastIndex = from;
  return from + (BETWEEN.exec(text)?.[0].length ?? 0);
};

/** Whether the first word of a text may be in a line: mostly it is not, and the line need not be parsed. */
function mayBegin(line: string, text: string): boolean {
  const at = skip(text, 0);
  const beginning = text.slice(at, at + 2);
  const isWord = /^\p{L}{2}$/u.test(beginning) && !UNSPACED.test(line.slice(0, line.indexOf(':')));
  return line.includes(isWord ? beginning : beginning.slice(0, 1));
}

/** What one language makes of a text; nothing if a word of it is not the language's. */
function classifyIn(language: Language, text: string): CounterKind | undefined {
  const seen = new Set<Entry['kind']>();
  for (let at = skip(text, 0); at < text.length; ) {
    const entry = entryAt(language, text, at);
    if (!entry) return undefined;
    seen.add(entry.kind);
    at = skip(text, entry.end);
  }
  return (['other', 'followers', 'likes'] as const).find((kind) => seen.has(kind));
}

const lines = new Map<string, string>();
const parsed = new Map<string, Language>();
const known = new Map<string, CounterKind | undefined>();

/** Enters a table of words as `labelTable` gives it. What was classified before is forgotten. */
export function learnLabels(table: string): void {
  for (const line of table.trim().split('\n').filter(Boolean))
    lines.set(line.slice(0, line.indexOf(':')), line);
  parsed.clear();
  known.clear();
}

learnLabels(labelTable());

function languageOf(name: string, line: string): Language {
  const language = parsed.get(name) ?? parseLine(line);
  parsed.set(name, language);
  return language;
}

/** Whether the labels of a language were entered: then words that are none of them are no label. */
export const knowsLabels = (language: string): boolean => lines.has(language.split(/[-_]/)[0] ?? '');

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
  const text = normalizeLabel(label).replace(/^#\s?(?:de |di |of |d')/, '# ');
  if (known.has(text)) return known.get(text);
  const own = language.split(/[-_]/)[0] ?? '';
  let kind: CounterKind | undefined;
  for (const name of new Set([own, 'en', ...(isOwnOnly && lines.has(own) ? [] : lines.keys())])) {
    const line = lines.get(name);
    if (line !== undefined && mayBegin(line, text)) kind = classifyIn(languageOf(name, line), text);
    if (kind) break;
  }
  if (known.size < 1000 && (kind || !isOwnOnly)) known.set(text, kind);
  return kind;
}
