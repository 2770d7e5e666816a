import { strikeOut } from '../core/page/strike-out.ts';
import { SITE_TRACES } from '../facebook/facts/site.ts';
import { readPage } from '../facebook/read-page.ts';

const MOST_LINES = 200;
const LONGEST_LINE = 300;

/**
 * What each reader sees in the document as it stands and why it answers or not, in English, a line each.
 * Nothing in it tells which Page it is or who looks at it.
 */
export function explainPage(document: Document): string[] {
  const lines: string[] = [];
  const { page } = readPage(document, document.location.href, (says) => lines.push(says));
  return lines.slice(0, MOST_LINES).map((line) =>
    strikeOut(line, page ? [page] : [])
      .replace(SITE_TRACES, '…')
      .slice(0, LONGEST_LINE),
  );
}
