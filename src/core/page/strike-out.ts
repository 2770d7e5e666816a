import type { PageIdentity } from './page-identity.ts';

/** An id, and the part of it that addresses write. */
const written = (id: string): string[] => [id, id.replace(/^\w+:@?/, '')];

/** A text without what tells which Pages it is about: their names, ids and addresses, wherever they turn up. */
export function strikeOut(text: string, pages: readonly PageIdentity[]): string {
  const personal = pages.flatMap(({ address, name, id, ids, vanity }) => [
    address,
    name,
    ...(vanity === undefined ? [] : [vanity]),
    ...[id, ...ids].flatMap(written),
  ]);
  // The longest first: an address holds its vanity.
  return personal
    .filter((word) => word.length > 2)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, '…'), text);
}
