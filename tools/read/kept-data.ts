import { member } from '../../src/core/member.ts';
import { isLinkedData, LATE_CLUE, LATE_SCRIPT } from '../../src/facebook/facts/page-facts.ts';
import {
  afterValue,
  isKey,
  membersOf,
  openingBrace,
  parseJson,
  stringAround,
} from '../../src/facebook/scan/scan-json.ts';

/** Objects that readers look into, by the key that leads there, and the members kept of each. */
const KEPT: readonly (readonly [string, readonly string[]])[] = [
  ['profile_social_context', ['id', 'delegate_page', 'profile_social_context']],
  ['page_likers', ['id', 'page_likers', 'follower_count']],
  ['follower_count', ['id', 'page_likers', 'follower_count']],
  ['userVanity', ['userID', 'userVanity']],
  ['delegate_page', ['id', 'delegate_page']],
  ['profile_type_name_for_content', ['id', 'profile_type_name_for_content']],
];

/** Module definitions kept whole: how the document writes numbers. */
const DEFINITIONS = ['NumberFormatConfig', 'IntlCompactDecimalNumberFormatConfig', 'IntlCurrentLocale'];

/** Of a member's value, what readers look at: no pictures, no tokens, nobody's names. */
function keptValue(name: string, source: string): string {
  const value = parseJson(source);
  if (value === null || typeof value !== 'object') return source;
  if (name === 'delegate_page') return JSON.stringify({ id: member(value, 'id') });
  if (name === 'page_likers')
    return JSON.stringify({ global_likers_count: member(value, 'global_likers_count') });
  const content = member(value, 'content');
  if (name !== 'profile_social_context' || !Array.isArray(content)) return '{}';
  return JSON.stringify({
    content: content.map((item) => ({
      text: { text: member(member(item, 'text'), 'text') },
      uri: member(item, 'uri'),
    })),
  });
}

/** Of linked data, whose it is and what it counts. */
const keptLinkedData = (script: string): string => {
  const parsed = parseJson(script);
  const roots = (Array.isArray(parsed) ? parsed : [parsed]).map((root) =>
    Object.fromEntries(
      ['@type', '@id', 'url', 'interactionStatistic'].map((key) => [key, member(root, key)]),
    ),
  );
  return JSON.stringify(roots);
};

/**
 * What readers would look at in a script, and nothing else of it: valid JSON, or '' for a script without.
 * @param type of the script.
 * @param clean takes out of markup what readers do not look at.
 */
export function keptData(script: string, type: string | null, clean: (markup: string) => string): string {
  if (isLinkedData(type)) return keptLinkedData(script);
  const kept = new Set<string>();
  const late = script.includes(LATE_SCRIPT) ? script.search(LATE_CLUE) : -1;
  const markup = late < 0 ? undefined : stringAround(script, late);
  if (typeof markup === 'string')
    kept.add(`{"${LATE_SCRIPT}":${JSON.stringify(clean(markup)).replaceAll('<', '\\u003c')}}`);
  for (const [key, members] of KEPT) {
    for (const { index } of [...script.matchAll(new RegExp(`"${key}"`, 'g'))].slice(0, 20)) {
      if (!isKey(script, index, key.length + 2)) continue;
      const brace = openingBrace(script, index);
      if (brace < 0) continue;
      const found = membersOf(script, brace, new Set(members), script.length);
      kept.add(`{${[...found].map(([name, value]) => `"${name}":${keptValue(name, value)}`).join(',')}}`);
    }
  }
  for (const name of DEFINITIONS) {
    const match = new RegExp(`"${name}",\\s*\\[\\],\\s*(?=\\{)`).exec(script);
    if (!match) continue;
    const start = match.index + match[0].length;
    const end = afterValue(script, start);
    if (end > 0) kept.add(`["${name}",[],${script.slice(start, end)}]`);
  }
  const pageId = /"?\bpageID"?\s*:\s*"?(\d{5,20})/.exec(script)?.[1];
  if (pageId) kept.add(`{"pageID":"${pageId}"}`);
  return kept.size > 0 ? `[${[...kept].join(',\n')}]` : '';
}
