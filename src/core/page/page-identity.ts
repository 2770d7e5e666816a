/**
 * The id under which Ebb keeps a Page: the first of page id, profile id and vanity that it was known by.
 * Once stored it never changes; what is learned later becomes an alias.
 */
export type PageId = string & { readonly __brand: 'PageId' };

/** Names a string as a page id. The caller vouches for it: readers and the storage border do. */
export const toPageId = (text: string): PageId => text as PageId;

/** Who a document is about, as far as one look can tell. */
export interface PageIdentity {
  /** Page id where the document states one, else profile id, else vanity. */
  readonly id: PageId;
  /** Every id and vanity the document gives for this Page, `id` among them, as written. */
  readonly aliases: readonly string[];
  /** The Page's name as shown. Hostile until shown as text. */
  readonly name: string;
  /** Where the Page itself is read again: `https://<host>/<vanity or profile.php?id=...>`. */
  readonly address: string;
}
