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

/** Metas that say something about a Page; others are not kept. */
export const isTellingMeta = (name: string): boolean => /^(description|(og|twitter|al):[a-z:]+)$/.test(name);

/** The three carriers of the description, in the order in which they are asked. */
export const DESCRIPTIONS = ['description', 'og:description', 'twitter:description'] as const;

/** Reads the head of a parsed document. */
export function gatherHead(document: Document): DocumentHead {
  const metas = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? '').trim().toLowerCase();
    const content = meta.getAttribute('content')?.trim();
    if (content && isTellingMeta(name) && !metas.has(name)) metas.set(name, content);
  }
  const root = document.documentElement;
  return {
    language:
      root?.getAttribute('lang')?.trim() ||
      (/\bLocale_([a-z]+)_/.exec(document.body?.className ?? '')?.[1] ?? ''),
    rootClass: root?.getAttribute('class') ?? '',
    title: (document.querySelector('title')?.textContent ?? '').trim(),
    canonical: document.querySelector('link[rel~="canonical"]')?.getAttribute('href')?.trim() ?? '',
    metas,
  };
}
