import { cometBody, cometRoute, headerQuery, relatedPagesQuery } from './comet-body.ts';
import { moduleRows } from './filler.ts';
import { alternateLanguages, headMetas } from './head-lines.ts';
import { direction, styleSheet } from './look.ts';
import { escaped, scriptJson } from './markup.ts';
import { numberFormatConfig } from './number-text.ts';
import type { DocumentParts, PageDocument } from './page-document.ts';
import { wording } from './wording.ts';

const lazily = (payload: string, nonce: string): string =>
  `<script nonce="${nonce}">requireLazy(["JSScheduler","ServerJS","ScheduledApplyEach"],function(JSScheduler,ServerJS,ScheduledApplyEach){JSScheduler.runWithPriority(3,function(){(new ServerJS()).handleWithCustomApplyEach(ScheduledApplyEach,${payload});});});</script>\n`;

const defined = (rows: readonly unknown[], nonce: string): string =>
  lazily(scriptJson({ define: rows }), nonce);

const relay = (preloader: string, answer: unknown, nonce: string): string =>
  lazily(
    scriptJson({
      require: [
        [
          'RelayPrefetchedStreamCache',
          'next',
          [],
          [`adp_${preloader}RelayPreloader_63d9a1a22437e795768`, answer],
        ],
      ],
    }),
    nonce,
  );

/**
 * A document of 2023: the links to other languages first, exact likes in the metas at 5 to 8 KB, abbreviated
 * likes and followers in the header, data inside inline scripts.
 */
export function document2023(document: PageDocument): DocumentParts {
  const { page, theme, nonce } = document;
  const head =
    `<!DOCTYPE html><html id="facebook" class="_9dls __fb-${theme}-mode" lang="${page.language}" dir="${direction(page.language)}"><head>` +
    `<meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=2">${alternateLanguages(document)}` +
    `${headMetas(document, `profile/${page.profileId}`)}`;
  const rest = (): string =>
    `<meta name="color-scheme" content="${theme}"><style>${styleSheet}</style>` +
    `<script nonce="${nonce}">requireLazy=function(){};</script>` +
    defined(
      [
        ['IntlCurrentLocale', [], { code: wording[page.language].locale }, 5954],
        ['CurrentUserInitialData', [], { ACCOUNT_ID: '0', USER_ID: '0', NAME: '' }, 270],
        numberFormatConfig(page.language),
        ...moduleRows(document, 'head', 90_000),
      ],
      nonce,
    ) +
    `<title>${escaped(page.name)} | Facebook</title></head>${cometBody(document)}` +
    defined(moduleRows(document, 'before', 200_000), nonce) +
    lazily(cometRoute(document), nonce) +
    relay('CometRelatedPagesQuery', relatedPagesQuery(document), nonce) +
    relay('ProfileCometHeaderQuery', headerQuery(document), nonce) +
    defined(moduleRows(document, 'after', 420_000), nonce) +
    '</body></html>';
  return { head, rest };
}
