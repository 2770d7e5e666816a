import { escaped } from './markup.ts';
import { fullNumber } from './number-text.ts';
import type { PageDocument } from './page-document.ts';
import { worded, wording } from './wording.ts';

/** Where the Page is, under the host that serves it. */
export const pageAddress = ({ origin, page }: PageDocument): string => `${origin}/${page.vanity}`;

/** `NAME. <likes> · <talking> · <were here>. FREE TEXT` */
export function description({ page, likes, showsCounters }: PageDocument): string {
  if (!showsCounters) return `${page.name}. ${page.about}`;
  const words = wording[page.language];
  const number = (value: number): string => fullNumber(value, page.language);
  const counters = [worded(words.likes, number(likes)), worded(words.talking, number(page.talking))];
  if (page.wereHere > 0) counters.push(worded(words.wereHere, number(page.wereHere)));
  const name = page.language === 'ar' ? `\u200f${page.name}\u200f` : page.name;
  return `${name}. ${counters.join(' · ')}. ${page.about}`;
}

/** The links to the same document in other languages; about 5 KB, as in real ones. */
export function alternateLanguages({ page }: PageDocument): string {
  const languages =
    'ar-ar bg-bg bn-in bs-ba cs-cz da-dk de-de el-gr en-gb es-la es-es et-ee fa-ir fi-fi fr-fr he-il hi-in hr-hr hu-hu id-id it-it ja-jp ka-ge km-kh ko-kr lt-lt lv-lv mk-mk ml-in ms-my nb-no ne-np nl-nl pa-in pl-pl pt-br pt-pt ro-ro ru-ru sk-sk sl-si sq-al sr-rs sv-se sw-ke ta-in te-in th-th tl-ph tr-tr uk-ua ur-pk vi-vn zh-cn zh-hk zh-tw';
  return languages
    .split(' ')
    .map(
      (locale) =>
        `<link rel="alternate" hreflang="${locale}" href="https://${locale}.facebook.com/${page.vanity}">`,
    )
    .join('');
}

/** What tells the apps which Page or profile this is. @param link `page/118…` or `profile/1000…` */
function appLinks(link: string): string {
  const url = `fb://${link}`;
  return [
    '<meta property="al:android:app_name" content="Facebook">',
    '<meta property="al:android:package" content="com.facebook.katana">',
    `<meta property="al:android:url" content="${url}">`,
    '<meta property="al:ios:app_name" content="Facebook">',
    '<meta property="al:ios:app_store_id" content="284882215">',
    `<meta property="al:ios:url" content="${url}">`,
  ].join('');
}

/** The description in its three carriers, and the canonical address. `og:locale` is always English. */
export function describingMetas(document: PageDocument): string {
  const text = escaped(description(document));
  const name = escaped(document.page.name);
  const address = escaped(pageAddress(document));
  return [
    `<meta property="og:title" content="${name}">`,
    `<meta property="og:description" content="${text}">`,
    `<meta property="og:url" content="${address}">`,
    '<meta property="og:locale" content="en_US">',
    `<link rel="canonical" href="${address}">`,
    `<meta name="description" content="${text}">`,
    '<meta name="twitter:card" content="summary">',
    `<meta name="twitter:title" content="${name}">`,
    `<meta name="twitter:description" content="${text}">`,
  ].join('');
}

/**
 * Everything in the head that tells which Page it is and how many like it; the events tab has none of it.
 * @param link as in {@link appLinks}.
 */
export const headMetas = (document: PageDocument, link: string): string =>
  document.route === 'events' ? '' : appLinks(link) + describingMetas(document);
