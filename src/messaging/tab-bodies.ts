import { member } from '../core/member.ts';
import { METRICS } from '../core/page/metric.ts';
import { type PageId, toPageId } from '../core/page/page-identity.ts';
import { isPageId } from '../facebook/facts/page-key.ts';
import { isSiteAddress } from '../facebook/facts/site.ts';
import type { TabBody, TabRequestName } from './tab-protocol.ts';

// The bodies of the questions to a content script, checked by hand; see `wire.ts` for why.

const isId = (value: unknown): value is string => typeof value === 'string' && isPageId(value);

function keysOf(body: unknown): PageId[] | undefined {
  const keys = member(body, 'keys');
  return Array.isArray(keys) && keys.every(isId) ? keys.map(toPageId) : undefined;
}

const isAddress = (value: unknown): value is string => typeof value === 'string' && isSiteAddress(value);

/** What each question must carry: the body as checked, or the name of the member that is not sound. */
export const tabBodies: { readonly [Name in TabRequestName]: (body: unknown) => TabBody<Name> | string } = {
  explain(body) {
    const keys = keysOf(body);
    return keys ? { keys } : 'keys';
  },

  obstacleHere: () => ({}),

  readAgain(body) {
    const keys = keysOf(body);
    const address = member(body, 'address');
    const metric = METRICS.find((each) => each === member(body, 'metric'));
    if (!keys) return 'keys';
    if (!isAddress(address)) return 'address';
    if (!metric) return 'metric';
    return { keys, address, metric };
  },
};
