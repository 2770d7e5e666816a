import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OBSTACLE_KINDS } from '../src/core/page/obstacle.ts';
import { ROAD_NAMES } from '../src/core/page/road-name.ts';
import { INVITATION_FAULTS } from '../src/core/pool/invitation.ts';
import { POOL_FAULTS } from '../src/core/pool/pool-fault.ts';
import { NEXT_REASONS } from '../src/core/road/road-notes.ts';
import { FILE_REFUSALS } from '../src/dashboard/data/file-refusal.ts';
import { PASTE_REFUSALS } from '../src/facebook/facts/pasted-addresses.ts';
import { LANGUAGES } from '../src/settings/language.ts';
import { readMessages } from './ui/locale-text.ts';

const FORMS = /_(zero|one|two|few|many|other)$/;
const english = readMessages('en');
const counted = Object.keys(english)
  .filter((key) => key.endsWith('_other'))
  .map((key) => key.replace(FORMS, ''));
const isCounted = (key: string): boolean => counted.includes(key.replace(FORMS, '')) && FORMS.test(key);
const plain = Object.keys(english).filter((key) => !isCounted(key));
const placesOf = (message: string): string[] => [...new Set(message.match(/\{\w+\}/g) ?? [])].sort();

/** Keys that are put together in code from a closed list. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  obstacle_: OBSTACLE_KINDS.map((kind) => kind.replaceAll('-', '_')),
  short_: OBSTACLE_KINDS.map((kind) => kind.replaceAll('-', '_')),
  todo_: OBSTACLE_KINDS.map((kind) => kind.replaceAll('-', '_')),
  amount_: ['likes', 'followers', 'mixed'],
  rate_early_: ['likes', 'followers', 'mixed'],
  rate_unclear_: ['likes', 'followers', 'mixed'],
  metric_: ['likes', 'followers'],
  unit_lost_: ['likes', 'followers', 'mixed'],
  unit_gained_: ['likes', 'followers', 'mixed'],
  fact_count_: ['likes', 'followers'],
  course_: ['faster', 'slower'],
  chart_rate_: ['likes', 'followers'],
  chart_since_: ['likes', 'followers'],
  share_shape_: ['wide', 'square', 'story'],
  ranks_rate_: ['likes', 'followers', 'mixed'],
  vanished_: ['likes', 'followers'],
  evidence_road_: [...ROAD_NAMES],
  follow_: ['likes', 'followers'],
  exact_: ['likes', 'followers'],
  alerts_: ['loss', 'fading', 'burst', 'milestone'],
  paste_: PASTE_REFUSALS.map((reason) => reason.replaceAll('-', '_')),
  popup_order_: ['rate', 'name'],
  dashboard_kind_: ['sample', 'gap', 'rate_event', 'watch_event', 'refusals', 'note'],
  dashboard_refusal_: [
    ...['repeated', 'too_soon', 'coarser', 'older_than_last', 'from_the_future', 'clock_jumped'],
    ...['other_version', 'another_page', 'quarantined'],
  ],
  road_next_: [...NEXT_REASONS],
  road_rest_: ['walled', 'network_walled', 'costly', 'budget'],
  roads_: ['open', 'elsewhere', 'walled', 'barren', 'failed', 'unasked'],
  file_refused_: [...FILE_REFUSALS],
  pool_fault_: POOL_FAULTS.map((fault) => fault.replaceAll('-', '_')),
  invitation_: INVITATION_FAULTS.map((fault) => fault.replaceAll('-', '_')),
  dashboard_watch_road_: ROAD_NAMES,
};

describe.each(LANGUAGES)('the messages of %s', (language) => {
  const messages = readMessages(language);
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();

  it('have every key of English and no other, a counted one in each form the language has', () => {
    const wanted = [
      ...plain,
      ...counted.flatMap((base) => pluralCategories.map((form) => `${base}_${form}`)),
    ];
    expect(Object.keys(messages).sort()).toEqual(wanted.sort());
  });

  it('have the places of English, a number alone may be spelled out', () => {
    for (const [key, { message }] of Object.entries(messages)) {
      const model = isCounted(key) ? `${key.replace(FORMS, '')}_other` : key;
      const wanted = placesOf(english[model]?.message ?? '');
      const given = placesOf(message);
      const spelledOut = isCounted(key) && !given.includes('{n}') ? ['{n}'] : [];
      expect([...given, ...spelledOut].sort(), key).toEqual(
        spelledOut.length > 0 && !wanted.includes('{n}') ? [...wanted, '{n}'].sort() : wanted,
      );
    }
  });

  it('leave nothing empty, use the digits 0 to 9, and no straight apostrophe or quotation mark', () => {
    for (const [key, { message }] of Object.entries(messages)) {
      expect(message.trim(), key).toBe(message);
      expect(message, key).not.toBe('');
      expect(message, key).not.toMatch(/[٠-٩۰-۹'"$]/);
    }
  });

  it('have a name and a description that the stores take', () => {
    expect(messages['extensionName']?.message.length).toBeLessThanOrEqual(50);
    expect(messages['extensionDescription']?.message.length).toBeLessThanOrEqual(132);
    expect(messages['languageCode']?.message).toBe(language);
  });

  if (language === 'fr') {
    it('put a space that does not break before : ; ! ? and inside « »', () => {
      for (const [key, { message }] of Object.entries(messages)) {
        expect(message, key).not.toMatch(/[^\u00a0\u202f][:;!?»]|«[^\u00a0\u202f]/);
      }
    });
  }
});

describe('every key', () => {
  it('is used by the code or the manifest', () => {
    const code = [
      ...readdirSync('src', { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path))
        .map((path) => readFileSync(`src/${path}`, 'utf8')),
      readFileSync('manifest.json', 'utf8'),
    ].join('\n');
    const isInFamily = (key: string): boolean =>
      Object.entries(FAMILIES).some(
        ([prefix, rest]) =>
          code.includes(`\`${prefix}\${`) &&
          key.startsWith(prefix) &&
          rest.includes(key.slice(prefix.length)),
      );
    const unused = [...plain, ...counted].filter(
      (key) => !new RegExp(`['"]${key}['"]|__MSG_${key}__`).test(code) && !isInFamily(key),
    );
    expect(unused).toEqual([]);
  });
});
