import { moduleRows } from './filler.ts';
import { describingMetas } from './head-lines.ts';
import { direction } from './look.ts';
import { escaped, scriptJson } from './markup.ts';
import type { DocumentParts, PageDocument } from './page-document.ts';
import { wording } from './wording.ts';

/** What m.facebook.com answers: counters in the metas alone, everything else is painted later by scripts. */
export function documentTouch(document: PageDocument): DocumentParts {
  const { page, nonce } = document;
  const head =
    `<!DOCTYPE html><html lang="${page.language}" dir="${direction(page.language)}"><head>` +
    `<title>${escaped(page.name)}</title>${describingMetas(document)}`;
  const rest = (): string =>
    `</head><body id="app-body"><div id="splash">${escaped(page.name)}</div>` +
    `<script nonce="${nonce}">requireLazy=function(){};requireLazy(["CurrentPage"],function(){return {pageID:"${page.pageId}",pageName:${scriptJson(page.name)}};});` +
    `requireLazy(["Rows"],function(){return ${scriptJson([['IntlCurrentLocale', [], { code: wording[page.language].locale }, 5954], ...moduleRows(document, 'touch', 130_000)])};});</script></body></html>`;
  return { head, rest };
}
