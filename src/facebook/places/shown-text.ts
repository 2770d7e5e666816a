import { NOT_SHOWN } from '../facts/page-facts.ts';
import { spend } from '../scan/budget.ts';
import { walkTree } from '../scan/tree.ts';

const DIGIT = /\p{Nd}/u;
/** What may stand between two digits that look like neighbours. */
const UNSEEN = /[\s\p{Cf}]/u;

/** The first character of a text that is seen, from `at` on by steps. */
const seen = (text: string, at: number, by: 1 | -1): string => {
  let index = at;
  while (UNSEEN.test(text[index] ?? '')) index += by;
  return text[index] ?? '';
};

/**
 * Texts that stand one after the other in a place, put together. Digits of two of them are never one number: a bar
 * comes between, as between a count and its footnote.
 */
export class ShownText {
  text = '';
  #endsInDigit = false;

  /** @param between stands between two texts. */
  constructor(readonly between = '') {}

  add(text: string): void {
    const first = seen(text, 0, 1);
    const isSplit = this.#endsInDigit && DIGIT.test(first);
    this.text += (isSplit ? '|' : this.text && this.between) + text;
    if (first) this.#endsInDigit = DIGIT.test(seen(text, text.length - 1, -1));
  }
}

/** What it costs to ask whether an element is shown, in steps. */
const AN_ELEMENT = 50;

/**
 * What a node shows as text, as far as a little more than `longest` characters: who asks knows then that it is too long,
 * and nobody gathers a whole document's to learn it.
 * @param between stands between two texts.
 */
export function shownText(node: Node, longest: number, between = ''): string {
  const shown = new ShownText(between);
  walkTree(node, {
    open(element) {
      spend(AN_ELEMENT);
      return !element.matches(NOT_SHOWN);
    },
    text(whole) {
      const text = whole.slice(0, longest + 1);
      spend(text.length);
      shown.add(text);
      return shown.text.length <= longest;
    },
  });
  return shown.text;
}
