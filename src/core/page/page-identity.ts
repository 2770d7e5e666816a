/**
 * The id of a Page, with the site it is on: `facebook:54421674438` for a number, and `facebook:@nintendo` for a
 * vanity, as long as no number is known.
 */
export type PageId = string & { readonly __brand: 'PageId' };

/** Names a string as a page id. The caller vouches for it: readers and the storage border do. */
export const toPageId = (text: string): PageId => text as PageId;

/** Who a document is about, as far as one look can tell. */
export interface PageIdentity {
  /** The number by which the document names itself, else the vanity's form of an id. A look is kept under it. */
  readonly id: PageId;
  /** Numbers that the document states about itself and that agree with its address; `id` first if it is one. */
  readonly ids: readonly PageId[];
  /** As written. A name that may move from one Page to another: true as of when it was seen. */
  readonly vanity?: string;
  /** The Page's name as shown. Hostile until shown as text. */
  readonly name: string;
  /** Where the Page itself is read again: `https://<host>/<vanity or profile.php?id=...>`. */
  readonly address: string;
}
