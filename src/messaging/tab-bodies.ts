import { member } from '../core/member.ts';
import { METRICS } from '../core/page/metric.ts';
import { type PageId, toPageId } from '../core/page/page-identity.ts';
import { isSiteAddress } from '../facebook/facts/site.ts';
import { ALIAS, LONGEST_ALIAS } from '../shapes/written-form.ts';
import type { TabBody, TabRequestName } from './protocol.ts';

// The bodies of the questions to a content script, checked by hand; see `wire.ts` for why.

const isAlias = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_ALIAS && ALIAS.test(value);

function aliasesOf(body: unknown): PageId[] | undefined {
  const aliases = member(body, 'aliases');
  return Array.isArray(aliases) && aliases.every(isAlias) ? aliases.map(toPageId) : undefined;
}

const isAddress = (value: unknown): value is string => typeof value === 'string' && isSiteAddress(value);

/** What each question must carry: the body as checked, or a sentence on what is wrong with it. */
export const tabBodies: { readonly [Name in TabRequestName]: (body: unknown) => TabBody<Name> | string } = {
  explain(body) {
    const aliases = aliasesOf(body);
    return aliases ? { aliases } : 'aliases are no list of ids';
  },

  obstacleHere: () => ({}),

  readAgain(body) {
    const aliases = aliasesOf(body);
    const address = member(body, 'address');
    const metric = METRICS.find((each) => each === member(body, 'metric'));
    if (!aliases) return 'aliases are no list of ids';
    if (!isAddress(address)) return 'the address is none of the site’s';
    if (!metric) return 'no known metric';
    return { aliases, address, metric };
  },
};
