import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysOf, pageKey } from '../../src/facebook/facts/page-key.ts';
import { readText } from '../../src/facebook/read-head.ts';
import { readPage } from '../../src/facebook/read-page.ts';
import { parseDocument } from '../parse-document.ts';

// Stored documents of other people's making are never part of this repository.
const folder = process.env['EBB_CAPTURES'] ?? join(import.meta.dirname, '../../../shared/captures');
const isThere = existsSync(join(folder, 'truth.json'));

interface Truth {
  readonly file: string;
  readonly page: {
    name: string;
    vanity: string | null;
    page_id: string | null;
    profile_id: string | null;
  } | null;
  readonly likes: number | null;
  readonly followers: number | null;
  readonly followers_approx?: string;
}

const load = (file: string): string => readFileSync(join(folder, file), 'utf8');
const parse = (text: string): Document => parseDocument(text);
const truths = (isThere ? (JSON.parse(load('truth.json')) as Truth[]) : []).filter(
  ({ file, page }) => file.endsWith('.html') && page !== null,
);

const idsOf = ({ page }: Truth): string[] =>
  [page?.page_id, page?.profile_id, page?.vanity].filter((id) => typeof id === 'string');

const addressOf = ({ page }: Truth): string =>
  `https://www.facebook.com/${page?.vanity ?? `pages/${page?.name}/${page?.page_id}`}`;

/** `3.7K`, as all captures at hand abbreviate. */
const approximate = (text: string) => ({ value: Math.round(Number.parseFloat(text) * 1000), step: 100 });

if (!isThere) {
  process.stderr.write(
    `No captures in ${folder}: the readers are tested on the project's own documents only.\n`,
  );
  it.skip('captures are not at hand: set EBB_CAPTURES to test against them', () => {});
}

describe.runIf(isThere)('on a captured document of a Page', () => {
  for (const truth of truths) {
    it(`${truth.file}: the tree gives exactly what a person reads there`, () => {
      const look = readPage(parse(load(truth.file)), addressOf(truth));
      if (look.kind !== 'readings') throw new Error(JSON.stringify(look));
      expect(look.page.name).toBe(truth.page?.name);
      expect(new Set(keysOf(look.page))).toEqual(new Set(idsOf(truth).map(pageKey)));
      expect(look.page.id).toBe(
        pageKey(truth.page?.profile_id ?? truth.page?.page_id ?? truth.page?.vanity ?? ''),
      );
      const seen = Object.fromEntries(look.readings.map(({ metric, count }) => [metric, count]));
      const followers =
        truth.followers !== null
          ? { value: truth.followers, step: 1 }
          : truth.followers_approx && approximate(truth.followers_approx);
      expect(seen).toEqual({ likes: { value: truth.likes, step: 1 }, ...(followers && { followers }) });
    });

    it(`${truth.file}: the text gives the exact likes and stops in the first 16 KB`, () => {
      const look = readText(load(truth.file).slice(0, 16_384), addressOf(truth));
      if (look.kind !== 'readings') throw new Error(JSON.stringify(look));
      expect(look.readings).toEqual([
        { metric: 'likes', count: { value: truth.likes, step: 1 }, reader: 'meta-description' },
      ]);
    });

    it(`${truth.file}: no other Page's address gets a number from it`, () => {
      const document = parse(load(truth.file));
      for (const other of truths) {
        if (idsOf(other).some((id) => idsOf(truth).includes(id))) continue;
        expect(readPage(document, addressOf(other)).kind).toBe('obstacle');
        expect(readText(load(truth.file), addressOf(other))).toMatchObject({
          obstacle: { kind: 'another-page' },
        });
      }
    });
  }
});

const OBSTACLES = {
  'n01-2022-en-www-login-wall.html': 'signed-out-wall',
  'n04-2026-ar-mbasic-login-bloks.html': 'signed-out-wall',
  'n06-2026-en-www-error-400.html': 'error-page',
  'n08-2026-ar-web-group-about.html': 'not-a-page',
  'n09-2025-en-www-photo-post-100k-followers-in-caption.html': 'not-a-page',
  'n10-2023-en-www-post.html': 'not-a-page',
  'n13-2025-en-www-update-your-browser.html': 'unsupported-browser',
};

describe.runIf(isThere)('on a captured document without a counter', () => {
  it.each(Object.entries(OBSTACLES))('%s gives the obstacle %s, read either way', (file, kind) => {
    const text = load(`negative/${file}`);
    expect(readPage(parse(text), '')).toMatchObject({ kind: 'obstacle', obstacle: { kind } });
    expect(readText(text, '')).toMatchObject({ kind: 'obstacle', obstacle: { kind } });
  });
});

/** A second set, of other addresses of a Page than its own; beside the first. */
const later = join(folder, '../captures-2026-07');
const isLaterThere = existsSync(join(later, 'truth.json'));

interface LaterTruth {
  readonly file: string;
  readonly address: string;
  readonly likes?: number | null;
  readonly followers_approx?: { readonly value: number; readonly step: number };
  readonly obstacle?: string;
}

if (!isLaterThere) {
  process.stderr.write(
    `No captures in ${later}: routes and blocks are tested on the project's own documents only.\n`,
  );
  it.skip('the second set of captures is not at hand', () => {});
}

const laterTruths = isLaterThere
  ? (JSON.parse(readFileSync(join(later, 'truth.json'), 'utf8')) as LaterTruth[])
  : [];

describe.runIf(isLaterThere)('on a captured document of July 2026', () => {
  it.each(laterTruths)('$file gives what a person reads there, as tree and as text', (truth) => {
    const text = readFileSync(join(later, truth.file), 'utf8');
    for (const look of [readPage(parse(text), truth.address), readText(text, truth.address)]) {
      if (look.kind === 'obstacle') {
        expect(look.obstacle.kind).toBe(truth.obstacle);
        continue;
      }
      expect(truth.obstacle).toBeUndefined();
      for (const { metric, count } of look.readings) {
        const likes = typeof truth.likes === 'number' ? { value: truth.likes, step: 1 } : undefined;
        expect(count).toEqual(metric === 'likes' ? likes : truth.followers_approx);
      }
    }
  });
});
