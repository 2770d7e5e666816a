// What makes a document long: tables of modules, settings and gates, of the kind and about as compressible as
// the scripts of real documents, of our own making.
import { mix, randomOf } from '../random.ts';
import type { PageDocument } from './page-document.ts';

const SUBJECTS = ['Feed', 'Story', 'Profile', 'Video', 'Photo', 'Chat', 'Notice', 'Search', 'Media', 'Route'];
const PARTS = ['Header', 'Card', 'Composer', 'Query', 'Unit', 'Tooltip', 'Preloader', 'Popover', 'Logger'];
const ENDINGS = ['react', 'entrypoint', 'graphql', 'config', 'worker'];

const seedOf = (text: string): number =>
  mix(...Array.from(text, (character) => character.codePointAt(0) ?? 0));

/** Every document has the same filler: made once. */
const made = new Map<string, readonly unknown[]>();

/**
 * Rows of a module table, at their full length or hardly any.
 * @param seed the same seed gives the same rows.
 * @param length at least so many characters of JSON.
 */
export function moduleRows({ isLong }: PageDocument, seed: string, length: number): readonly unknown[] {
  const wanted = isLong ? length : Math.ceil(length / 100);
  const key = `${seed}:${wanted}`;
  const rows = made.get(key) ?? makeRows(seed, wanted);
  made.set(key, rows);
  return rows;
}

function makeRows(seed: string, length: number): unknown[] {
  const random = randomOf(seedOf(seed));
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const hash = (digits: number): string =>
    Math.floor(random() * 36 ** digits)
      .toString(36)
      .padStart(digits, '0');
  const rows: unknown[] = [];
  for (let written = 0; written < length; ) {
    const module = `Replay${pick(SUBJECTS)}${pick(PARTS)}.${pick(ENDINGS)}`;
    const number = Math.floor(random() * 30_000);
    // The words that stand in every real document and mean nothing there.
    const gate = random() < 0.02 ? { '/checkpoint/block/': 1, login_form: false, pageID: '' } : hash(7);
    const row = [`cr:${number}`, [module], { __rc: [module, hash(9)], gate, on: random() < 0.5 }, -1];
    written += JSON.stringify(row).length + 1;
    rows.push(row);
  }
  return rows;
}
