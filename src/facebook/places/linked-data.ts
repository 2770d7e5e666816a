import { member } from '../../core/member.ts';
import type { Metric } from '../../core/page/metric.ts';
import { parseAddress } from '../facts/addresses.ts';
import { spend } from '../scan/budget.ts';
import { parseJson } from '../scan/scan-json.ts';
import type { PageData } from './page-data.ts';
import { isCountable } from './page-data.ts';

/** The last word of an interaction's type, and what it counts; m. in mid-2021, gone by June 2022. */
const METRIC_OF_ACTION: ReadonlyMap<string, Metric> = new Map([
  ['LikeAction', 'likes'],
  ['FollowAction', 'followers'],
]);

/** What it costs to take linked data out of one script, in steps, besides the characters of it. */
const A_SCRIPT = 1000;

/** Longest linked data looked at, in characters; what was seen has 400. */
const LONGEST = 50_000;

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const actionOf = (statistic: unknown): string => {
  const type = member(statistic, 'interactionType');
  const name = typeof type === 'string' ? type : member(type, '@type');
  return typeof name === 'string' ? (name.split('/').at(-1) ?? '') : '';
};

/** Kinds of things a Page can be; the posts of a Page stand beside it, with counters of their own. */
const PAGE_TYPE = /(?:^|[a-z])(?:Organization|Business)$|^Corporation$/;

const isPage = (root: unknown): boolean =>
  asList(member(root, '@type')).some((type) => typeof type === 'string' && PAGE_TYPE.test(type));

/**
 * Reads `script[type="application/ld+json"]`: an Organization with its address (`@id`, `url`) and at times
 * exact `interactionStatistic`. It says nothing of whose the document is.
 */
export function gatherLinkedData(text: string, into: PageData): void {
  if (text.length > LONGEST) return;
  spend(A_SCRIPT + 2 * text.length);
  const parsed = parseJson(text);
  const roots = asList(parsed).flatMap((each) => asList(member(each, '@graph') ?? each));
  for (const root of roots.slice(0, 20)) {
    if (!isPage(root)) continue;
    const addresses = ['@id', 'url']
      .map((key) => member(root, key))
      .filter((each) => typeof each === 'string');
    const owners = addresses.map((address) => parseAddress(address)?.keys ?? []);
    // Both addresses must be of one Page.
    const owner = owners.reduce((all, keys) => all.filter((key) => keys.includes(key)), owners[0] ?? []);
    if (owner.length === 0) continue;
    for (const statistic of asList(member(root, 'interactionStatistic')).slice(0, 10)) {
      const metric = METRIC_OF_ACTION.get(actionOf(statistic));
      const shown = member(statistic, 'userInteractionCount');
      const value = typeof shown === 'string' && /^\d{1,15}$/.test(shown) ? Number(shown) : shown;
      if (metric && isCountable(value))
        into.counters.push({ numbers: [], owner, metric, value, reader: 'linked-data' });
    }
  }
}
