import { moduleRows } from './filler.ts';
import { headMetas } from './head-lines.ts';
import { cover, direction, face, post, styleSheet, topBar } from './look.ts';
import { escaped, scriptJson } from './markup.ts';
import { fullNumber, numberFormatConfig, shortNumber } from './number-text.ts';
import type { DocumentParts, PageDocument } from './page-document.ts';
import { worded, wording } from './wording.ts';

const handled = (payload: unknown, nonce: string): string =>
  `<script nonce="${nonce}">requireLazy(["ServerJS"],function(ServerJS){(new ServerJS()).handle(${scriptJson(payload)});});</script>\n`;

const row = (content: string): string =>
  '<div class="clearfix _ikh"><div class="_4bl7"><span role="img" aria-label="Highlights info row image"></span></div>' +
  `<div class="_4bl9"><div>${content}</div></div></div>`;

/** The right column: exact likes in `#PagesLikesCountDOMID`, exact followers in the row below. */
function rightColumn(document: PageDocument): string {
  const { page, likes, followers } = document;
  const words = wording[page.language];
  const others = document.others
    .map(
      ({ page: other, likes: count }) =>
        `<p><a href="/${other.vanity}">${escaped(other.name)}</a> <span class="quiet">${escaped(worded(words.likes, shortNumber(count, page.language)))}</span></p>`,
    )
    .join('');
  const likesRow = row(
    `<span id="PagesLikesCountDOMID"><span class="_52id _50f5 _50f7">${fullNumber(likes, page.language)} <span class="_50f8 _50f4 _5kx5">${words.columnLikes}</span></span></span>`,
  );
  const followersRow = row(worded(words.columnFollowers, fullNumber(followers, page.language)));
  return (
    '<div id="PagesProfileHomeSecondaryColumnPagelet"><div class="card _4-u2">' +
    `${document.showsCounters ? likesRow + followersRow : ''}</div>` +
    `<div class="card"><h2>${escaped(words.aboutTitle)}</h2>${escaped(page.about)}</div>` +
    `<div class="card"><h2>${escaped(words.otherPages)}</h2>${others}</div></div>`
  );
}

/** A document of 2016 to 2020: exact likes in the description metas and in the right column. */
export function document2016(document: PageDocument): DocumentParts {
  const { page, theme, nonce } = document;
  const words = wording[page.language];
  const head =
    `<!DOCTYPE html><html lang="${page.language}" id="facebook" class="no_js __fb-${theme}-mode" dir="${direction(page.language)}"><head><meta charset="utf-8">` +
    `<meta name="referrer" content="default" id="meta_referrer"><title id="pageTitle">${escaped(page.name)} | Facebook</title>` +
    `${headMetas(document, `page/${page.pageId}?referrer=app_link`)}`;
  const rest = (): string =>
    `<style>${styleSheet}</style><script nonce="${nonce}">requireLazy=function(){};</script>` +
    handled(
      {
        define: [
          ['IntlCurrentLocale', [], { code: words.locale }, 5954],
          ['CurrentUserInitialData', [], { USER_ID: '0', ACCOUNT_ID: '0' }, 270],
          numberFormatConfig(page.language),
          ...moduleRows(document, 'head', 60_000),
        ],
      },
      nonce,
    ) +
    `</head><body class="pagesTimelineLayout">${topBar(words.signIn)}<div id="content"><div class="wide">${cover(document)}` +
    `<div class="who">${face(document)}<div><h1 id="seo_h1_tag"><a href="/${page.vanity}/"><span>${escaped(page.name)}</span></a></h1></div></div></div>` +
    `<div class="wide columns">${rightColumn(document)}<div id="pagelet_timeline_main_column">` +
    `${page.posts.map((text, index) => post(document, text, 1000 + index)).join('')}</div></div></div>` +
    handled(
      {
        require: [
          ['CurrentPage', 'init', [], [{ pageID: page.pageId, pageName: page.name }]],
          ...moduleRows(document, 'before', 150_000),
        ],
      },
      nonce,
    ) +
    handled({ require: moduleRows(document, 'after', 320_000) }, nonce) +
    '</body></html>';
  return { head, rest };
}
