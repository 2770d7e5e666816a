import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import { readPage } from '../../src/facebook/read-page.ts';
import { parseDocument } from '../parse-document.ts';

// Facebook changes the address and the body in place; head and scripts stay those of the first document.
const load = (name: string): Document =>
  parseDocument(readFileSync(join(import.meta.dirname, 'fixtures/page', name, 'page.html'), 'utf8'));

/** A header as www has shown since 2025, built without markup in strings. */
function showHeader(
  document: Document,
  name: string,
  links: readonly (readonly [string, string, string])[],
): void {
  const heading = document.createElement('h1');
  heading.textContent = name;
  const line = document.createElement('span');
  line.dir = 'auto';
  for (const [href, bold, rest] of links) {
    const link = document.createElement('a');
    link.href = href;
    const strong = document.createElement('strong');
    strong.textContent = bold;
    link.append(strong, ` ${rest}`);
    line.append(link);
  }
  const header = document.createElement('div');
  header.append(heading, line);
  for (const old of document.body.querySelectorAll('div, h1')) old.remove();
  document.body.append(header);
}

const FIRST = 'https://www.facebook.com/cgupan';
const SECOND = 'https://www.facebook.com/second.page';

describe('after in-page navigation to another Page', () => {
  it('credits the numbers of its header to it, and none of the head to it', () => {
    const document = load('2026-07-en-data-sjs');
    expect(readPage(document, FIRST)).toMatchObject({
      kind: 'readings',
      page: { id: 'facebook:100063744025002' },
    });
    showHeader(document, 'Second Page', [
      [`${SECOND}/friends_likes/`, '8.1K', 'likes'],
      [`${SECOND}/followers/`, '8.4K', 'followers'],
      [`${SECOND}/following/`, '12', 'following'],
    ]);
    expect(readPage(document, SECOND)).toEqual({
      kind: 'readings',
      page: {
        id: 'facebook:@secondpage',
        ids: [],
        vanity: 'second.page',
        name: 'Second Page',
        address: SECOND,
      },
      language: 'en',
      readings: [
        { metric: 'likes', count: { value: 8100, step: 100 }, reader: 'header-link' },
        { metric: 'followers', count: { value: 8400, step: 100 }, reader: 'header-link' },
      ],
    });
  });

  it('gives nothing while the address is already new and the body still old', () => {
    const document = load('2026-07-en-data-sjs');
    const look = readPage(document, SECOND);
    expect(look).toMatchObject({ kind: 'obstacle', obstacle: { kind: 'identity-not-established' } });
    expect(look.page).toMatchObject({ ids: [], vanity: 'second.page', name: '' });
  });

  it('gives nothing where the new header has no counter', () => {
    const document = load('2026-07-en-data-sjs');
    showHeader(document, 'Second Page', [[`${SECOND}/following/`, '12', 'following']]);
    expect(readPage(document, SECOND).kind).toBe('obstacle');
  });

  it('reads the first Page again when the person comes back', () => {
    const document = load('2026-07-en-data-sjs');
    const before = readPage(document, FIRST);
    showHeader(document, 'Second Page', [[`${SECOND}/followers/`, '8.4K', 'followers']]);
    readPage(document, SECOND);
    showHeader(document, 'Coastal Growers Union Ltd', [[`${FIRST}/followers/`, '2.6K', 'followers']]);
    expect(readPage(document, FIRST)).toMatchObject({
      kind: 'readings',
      page: { id: 'facebook:100063744025002' },
    });
    expect(before.kind).toBe('readings');
  });

  it('reads a Page that was reached from a group, whose head it is that stays', () => {
    const document = parseDocument(
      readFileSync(join(import.meta.dirname, 'fixtures/no-page/2026-ar-group/page.html'), 'utf8'),
    );
    const href = 'https://web.facebook.com/second.page/followers/';
    showHeader(document, 'الصفحة', [[href, '٢٧٨٫٩ ألف', 'متابع']]);
    expect(readPage(document, 'https://web.facebook.com/second.page')).toMatchObject({
      readings: [{ metric: 'followers', count: { value: 278_900, step: 100 } }],
    });
  });

  it('credits the classic About card to the Page whose tabs the body shows', () => {
    const document = load('2022-en-comet-classic');
    const body = document.createElement('div');
    for (const tab of ['about', 'photos', 'videos']) {
      const link = document.createElement('a');
      link.href = `/second.page/${tab}/`;
      body.append(link);
    }
    const counter = (text: string): HTMLElement => {
      const card = document.createElement('span');
      card.dir = 'auto';
      card.textContent = text;
      return card;
    };
    body.append(counter('7,012 people like this'));
    for (const old of document.body.querySelectorAll('div')) old.remove();
    document.body.append(body);
    // A lone text is no counter: the Page itself could have written it.
    expect(readPage(document, SECOND).kind).toBe('obstacle');
    body.append(counter('7,015 people follow this'));
    expect(readPage(document, SECOND)).toMatchObject({
      page: { ids: [], vanity: 'second.page' },
      readings: [
        { metric: 'likes', count: { value: 7012, step: 1 }, reader: 'classic-counter' },
        { metric: 'followers', count: { value: 7015, step: 1 }, reader: 'classic-counter' },
      ],
    });
    // Back at the first address while the body still shows the second Page: the card is not the first's.
    const look = readPage(document, 'https://www.facebook.com/fieldnotes');
    expect(look).toMatchObject({ readings: [{ count: { value: 3738 } }, { count: { value: 3846 } }] });
  });
});

describe('a script that arrives after the first look', () => {
  it('is read at the next look', () => {
    const document = load('2022-en-community-page');
    const address = 'https://www.facebook.com/pages/Moss/105510962816001';
    expect(readPage(document, address)).toMatchObject({ readings: [{ metric: 'likes' }] });
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = '{"page":{"follower_count":71,"id":"1055';
    document.body.append(script);
    expect(readPage(document, address)).toMatchObject({ readings: [{ metric: 'likes' }] });
    script.textContent = '{"page":{"follower_count":71,"id":"105510962816001"}}';
    expect(readPage(document, address)).toMatchObject({
      readings: [
        { metric: 'likes' },
        { metric: 'followers', count: { value: 71, step: 1 }, reader: 'page-data' },
      ],
    });
  });
});

describe('the same Page at another address', () => {
  it.each([
    'https://m.facebook.com/CGU.pan?ref=x',
    'https://fr-fr.facebook.com/cgupan/photos/',
    'https://www.facebook.com/profile.php?id=100063744025002',
    'https://www.facebook.com/114208350121001',
  ])('%s is recognised by the ids of the document', (address) => {
    const look = readPage(load('2026-07-en-data-sjs'), address);
    expect(look).toMatchObject({
      page: {
        id: 'facebook:100063744025002',
        ids: [toPageId('facebook:100063744025002'), toPageId('facebook:114208350121001')],
        vanity: 'CGUpan',
      },
      readings: [{ count: { value: 2633, step: 1 } }, { count: { value: 2600, step: 100 } }],
    });
    expect(new URL(look.page?.address ?? '').host).toBe(new URL(address).host);
  });
});
