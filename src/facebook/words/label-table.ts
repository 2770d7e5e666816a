import { LABEL_WORDS } from './label-words.ts';
import { normalizeLabel } from './normalize-label.ts';

/** A table of our own, for no standard has the words that the site puts around its counters. */
const build = (): string =>
  LABEL_WORDS.trim()
    .split('\n')
    .map((line) => {
      const columns = line.indexOf(':') + 1;
      return line.slice(0, columns) + normalizeLabel(line.slice(columns));
    })
    .join('\n');

let table: string | undefined;

/**
 * The words of all languages, normalized as the labels are that they are compared with: one line a language, in
 * the form of `LABEL_WORDS`. Made once, where it costs no page anything; tabs that show a Page ask for it.
 */
export const labelTable = (): string => {
  table ??= build();
  return table;
};
