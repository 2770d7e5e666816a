import { member } from '../../src/core/member.ts';
import { afterValue, isKey, membersOf, openingBrace, parseJson } from '../../src/readers/scan-json.ts';

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

/** What readers would look at in a script, and nothing else of it: valid JSON, or '' for a script without. */
export function keptData(script: string): string {
  const kept = new Set<string>();
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
