import { spend } from './budget.ts';

/** What it costs to go through one node, in steps. */
export const A_NODE = 10;

/**
 * The text of a node's texts, one after the other, as far as a little more than `longest` characters: who asks knows
 * then that it is too long, and nobody gathers a whole document's to learn it.
 * @param between stands between two texts.
 */
export function shortText(node: Node, longest: number, between = ''): string {
  const parts: string[] = [];
  let length = 0;
  const walk = (inside: Node): void => {
    spend(A_NODE);
    if (inside.nodeType === 3) {
      const text = (inside.nodeValue ?? '').slice(0, longest + 1);
      spend(text.length);
      parts.push(text);
      length += text.length;
      return;
    }
    for (let child = inside.firstChild; child && length <= longest; child = child.nextSibling) walk(child);
  };
  walk(node);
  return parts.join(between);
}
