// What /plugins/page.php answers, in the shapes that were told of: no capture exists (FACEBOOK.md, sections 4
// and 10). The old component has its counter in a known place; of the new one only is known that that place is
// gone, and that it was seen rounded.

import { moduleRows } from './filler.ts';
import { direction } from './look.ts';
import { escaped, scriptJson } from './markup.ts';
import { fullNumber, shortNumber } from './number-text.ts';
import type { DocumentParts, PageDocument } from './page-document.ts';
import { worded, wording } from './wording.ts';

/** How the plugin says how many follow. */
export interface PluginStyle {
  readonly shape: 'old' | 'new';
  readonly isRounded: boolean;
}

const POST_SECONDS = 1_456_612_200;

/** The plugin's document: followers only, about 44 KB. */
export function pluginDocument(document: PageDocument, { shape, isRounded }: PluginStyle): DocumentParts {
  const { page, origin, followers, showsCounters, nonce } = document;
  const { language } = page;
  const words = wording[language];
  const number = isRounded ? shortNumber(followers, language) : fullNumber(followers, language);
  const counter = showsCounters ? worded(words.followers, number) : '';
  const link = `<a href="${escaped(`${origin}/${page.vanity}`)}" target="_blank" title="${escaped(page.name)}">${escaped(page.name)}</a>`;
  const posts = page.posts
    .map(
      (text, index) =>
        `<div role="article"><abbr data-utime="${POST_SECONDS - index * 9000}"></abbr><p>${escaped(text)}</p></div>`,
    )
    .join('');
  const shown =
    shape === 'old'
      ? `<div class="_2p3a"><div class="lfloat _ohe">${link}<div class="_1drq">${counter}</div></div></div>`
      : `<div class="x9f619 x78zum5"><div class="x1lliihq"><strong>${link}</strong></div><div class="x1lliihq x6ikm8r">${counter.replace(number, `<span class="x1vvkbs">${number}</span>`)}</div></div>`;
  const browser = shape === 'old' ? 'plugin chrome webkit win x1' : 'plugin _4-u2';
  const head =
    `<!DOCTYPE html><html lang="${language}" id="facebook" dir="${direction(language)}"><head><meta charset="utf-8"><title>Facebook</title></head>` +
    `<body class="${browser} Locale_${words.locale}" dir="${direction(language)}">${shown}`;
  const rest = (): string =>
    `<div>${posts}</div><script nonce="${nonce}">requireLazy=function(){};requireLazy(["Rows"],function(){return ${scriptJson(moduleRows(document, 'plugin', 38_000))};});</script></body></html>`;
  return { head, rest };
}
