import { cometBody, cometRoute, headerQuery, relatedPagesQuery } from './comet-body.ts';
import { moduleRows } from './filler.ts';
import { headMetas } from './head-lines.ts';
import { direction, styleSheet } from './look.ts';
import { escaped, scriptJson } from './markup.ts';
import { numberFormatConfig } from './number-text.ts';
import type { DocumentParts, PageDocument } from './page-document.ts';
import { wording } from './wording.ts';

/** Data for Facebook's own scheduler; it stays in the document after it was used. */
function scheduled(requires: readonly unknown[]): string {
  const text = scriptJson({
    require: [['ScheduledServerJS', 'handle', null, [{ __bbox: { require: requires } }]]],
  });
  return `<script type="application/json" data-content-len="${text.length}" data-sjs data-processed="1">${text}</script>\n`;
}

const defined = (rows: readonly unknown[]): string =>
  `<script type="application/json" data-sjs>${scriptJson({ require: [['ScheduledServerJS', 'handle', null, [{ __bbox: { define: rows } }]]] })}</script>\n`;

const relay = (preloader: string, answer: unknown): unknown[] => [
  'RelayPrefetchedStreamCache',
  'next',
  [],
  [`adp_${preloader}RelayPreloader_6a6222472b0c1`, answer],
];

/**
 * A document of 2026: exact likes in the description metas within the first 3 KB, everything else in
 * `script[type="application/json"][data-sjs]`, a header with followers and following.
 */
export function document2026(document: PageDocument): DocumentParts {
  const { page, theme } = document;
  const head =
    `<!DOCTYPE html><html id="facebook" class="_9dls __fb-${theme}-mode" lang="${page.language}" dir="${direction(page.language)}"><head>` +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    `${headMetas(document, `profile/${page.profileId}`)}` +
    `<meta name="color-scheme" content="${theme}"><style>${styleSheet}</style>`;
  const rest = (): string =>
    defined([
      ['IntlCurrentLocale', [], { code: wording[page.language].locale }, 5954],
      ['CurrentUserInitialData', [], { ACCOUNT_ID: '0', USER_ID: '0', NAME: '' }, 270],
      numberFormatConfig(page.language),
      ...moduleRows(document, 'head', 110_000),
    ]) +
    `<title>${escaped(page.name)} | Facebook</title></head>${cometBody(document)}` +
    defined(moduleRows(document, 'before', 250_000)) +
    `<script type="application/json" data-sjs>${cometRoute(document)}</script>\n` +
    scheduled([relay('CometRelatedPagesQuery', relatedPagesQuery(document))]) +
    scheduled([
      ...moduleRows(document, 'header', 4000),
      relay('ProfileCometHeaderQuery', headerQuery(document)),
      ...moduleRows(document, 'header-end', 2000),
    ]) +
    defined(moduleRows(document, 'after', 480_000)) +
    '</body></html>';
  return { head, rest };
}
