import { findAll, findFirst } from '../scan/tree.ts';

/** What the head of a document states, whether it was parsed into a tree or read as a stream of text. */
export interface DocumentHead {
  /** `html[lang]`, the language of the interface, else that of `body.Locale_vi_VN`; '' if not stated. */
  readonly language: string;
  /** `html[class]`. */
  readonly rootClass: string;
  readonly title: string;
  /** `link[rel=canonical]`, absolute or ''. */
  readonly canonical: string;
  /** `meta` by its `property` or `name`, in lower case; the first of each that has content. */
  readonly metas: ReadonlyMap<string, string>;
}

/** The three carriers of the description, in the order in which they are asked. */
export const DESCRIPTIONS = ['description', 'og:description', 'twitter:description'] as const;

/** Metas that say something about a Page; others are not kept. */
const TELLING = new Set<string>([
  ...DESCRIPTIONS,
  ...['og:title', 'twitter:title', 'og:url', 'al:android:url', 'al:ios:url'],
]);

export const isTellingMeta = (name: string): boolean => TELLING.has(name);

/** Longest name and longest other text of a head that is looked at, in characters: the rest is cut off. */
const LONGEST_NAME = 500;
const LONGEST_META = 5000;
/** Longest code of a language that is known (RFC 5646, section 4.4.1). */
export const LONGEST_LANGUAGE = 35;

/** What is kept of a title, or of the content of a meta by its name. */
export const shortName = (text: string): string => text.trim().slice(0, LONGEST_NAME);
export const shortMeta = (name: string, content: string): string =>
  name.endsWith(':title') ? shortName(content) : content.trim().slice(0, LONGEST_META);

/** `html[lang]`, else the language that `body[class]` names; no longer than a code can be. */
export const languageOf = (lang: string, bodyClass: string): string =>
  (lang.trim() || (/\bLocale_([a-z]+)_/.exec(bodyClass)?.[1] ?? '')).slice(0, LONGEST_LANGUAGE);

/** Reads the head of a parsed document. */
export function gatherHead(document: Document): DocumentHead {
  const metas = new Map<string, string>();
  for (const meta of findAll(document.head ?? document, 'meta[content]')) {
    const name = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? '').trim().toLowerCase();
    const content = shortMeta(name, meta.getAttribute('content') ?? '');
    if (content && isTellingMeta(name) && !metas.has(name)) metas.set(name, content);
  }
  const root = document.documentElement;
  return {
    language: languageOf(root?.getAttribute('lang') ?? '', document.body?.getAttribute('class') ?? ''),
    rootClass: root?.getAttribute('class') ?? '',
    title: shortName(document.title),
    canonical:
      findFirst(document.head ?? document, 'link[rel~="canonical"]')
        ?.getAttribute('href')
        ?.trim()
        .slice(0, LONGEST_META) ?? '',
    metas,
  };
}
