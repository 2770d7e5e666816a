import * as v from 'valibot';
import { METRICS } from '../core/page/metric.ts';
import { toPageId } from '../core/page/page-identity.ts';
import { isPageAddress } from '../facebook/facts/addresses.ts';
import { isPageId, isVanity } from '../facebook/facts/page-key.ts';
import { isSiteAddress } from '../facebook/facts/site.ts';

export const pageId = v.pipe(v.string(), v.check(isPageId, 'the id of a Page'), v.transform(toPageId));

/** More than any document states of one Page. */
const MOST_IDS = 10;

/** What a Page may be found by; numbers and the vanity's form of an id. */
export const pageKeys = v.pipe(v.array(pageId), v.maxLength(100));

export const vanity = v.pipe(v.string(), v.check(isVanity, 'a vanity'));

export const metric = v.picklist(METRICS);

/** Where a Page is read again: on one of the site's hosts, and a Page's. */
export const pageAddressShape = v.pipe(
  v.string(),
  v.check(isSiteAddress, 'an address on one of the site’s hosts'),
  v.check((address) => isPageAddress(address), 'not the address of a Page'),
);

export const pageNameShape = v.pipe(v.string(), v.maxLength(500));

export const pageIdentity = v.object({
  id: pageId,
  ids: v.pipe(v.array(pageId), v.maxLength(MOST_IDS)),
  vanity: v.exactOptional(vanity),
  name: pageNameShape,
  address: pageAddressShape,
});
