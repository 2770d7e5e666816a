import { spend } from './budget.ts';
import { walkTree } from './tree.ts';

/**
 * The text of a node's texts, one after the other, as far as a little more than `longest` characters: who asks knows
 * then that it is too long, and nobody gathers a whole document's to learn it.
 * @param between stands between two texts.
 */
export function shortText(node: Node, longest: number, between = ''): string {
  const parts: string[] = [];
  let length = 0;
  walkTree(node, {
    text(whole) {
      const text = whole.slice(0, longest + 1);
      spend(text.length);
      parts.push(text);
      length += text.length;
      return length <= longest;
    },
  });
  return parts.join(between);
}
