/**
 * What the app links of a head (`al:android:url`, `al:ios:url`) say the document is. Seen:
 * `fb://page/891167404572251?referrer=app_link` and `fb://page/?id=…` (classic Pages),
 * `fb://profile/100067935271247` (Pages since 2022, and persons), `fb://group/…`.
 */
export type AppLink =
  | { readonly shows: 'page' | 'profile'; readonly id: string }
  | { readonly shows: 'other'; readonly kind: string };

/** Reads one app link; nothing for an empty or foreign one. */
export function readAppLink(url: string | undefined): AppLink | undefined {
  const match = /^fb:\/\/([a-z_]+)\/?(?:\?(?:[^#]*&)?id=)?(\d*)/i.exec(url ?? '');
  if (!match) return undefined;
  const kind = (match[1] ?? '').toLowerCase();
  const id = match[2] ?? '';
  if ((kind === 'page' || kind === 'profile') && /^\d{5,20}$/.test(id)) return { shows: kind, id };
  return { shows: 'other', kind };
}
