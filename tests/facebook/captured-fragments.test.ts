import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Count } from '../../src/core/count/count.ts';
import { readDescription } from '../../src/facebook/places/description.ts';
import { readPage } from '../../src/facebook/read-page.ts';
import { readCounterText } from '../../src/facebook/words/counter-text.ts';
import { writtenStyle } from '../../src/facebook/words/written-style.ts';
import { parseDocument } from '../parse-document.ts';

vi.setConfig({ testTimeout: 60_000 });

// Quotes and stored data of other people's making are never part of this repository.
const folder = process.env['EBB_CAPTURES'] ?? join(import.meta.dirname, '../../../shared/captures');
const isThere = existsSync(join(folder, 'fragments.jsonl'));

interface Fragment {
  readonly lang: string;
  readonly text: string;
  readonly likes: number | null;
  readonly followers: number | null;
  readonly kind: string;
}

const fragments = isThere
  ? readFileSync(join(folder, 'fragments.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Fragment)
      // Patterns of code have no number, or an invented one; of a name alone there is nothing to read.
      .filter(
        ({ kind, text, likes, followers }) =>
          !/code/.test(kind) && (likes ?? followers) !== null && /\s/.test(text),
      )
  : [];

interface Node {
  readonly id: string;
  readonly page_likers: { readonly global_likers_count: number };
  readonly follower_count: number;
}

if (!isThere) it.skip('captures are not at hand: set EBB_CAPTURES to test against them', () => {});

describe.runIf(isThere)('a text that somebody quoted from a Page', () => {
  it.each(fragments)('$lang: $text', ({ lang, text, likes, followers }) => {
    const plain = parseDocument(text).body.textContent ?? '';
    const textStyle = { language: lang, style: writtenStyle(lang) };
    const one = readCounterText(plain, textStyle);
    const read = one?.kind && one.count ? [one] : (readDescription(plain, [], textStyle)?.clauses ?? []);
    const holds = (count: Count | undefined, value: number) =>
      count !== undefined && count.value <= value && value < count.value + count.step;
    for (const [kind, value] of [
      ['likes', likes],
      ['followers', followers],
    ] as const) {
      if (value !== null)
        expect(read.some((each) => each.kind === kind && holds(each.count, value))).toBe(true);
    }
  });
});

describe.runIf(isThere)('sixty other Pages in one script', () => {
  const source = isThere
    ? readFileSync(join(folder, '15-2025-en-www-discover-page-nodes.json'), 'utf8')
    : '{"nodes":[]}';
  const { nodes } = JSON.parse(source) as { nodes: Node[] };
  const at = (path: string): Document =>
    parseDocument(
      `<html lang="en"><head><link rel="canonical" href="https://www.facebook.com/${path}"></head><body><script type="application/json">${source.replace(/</g, '\\u003c')}</script></body></html>`,
    );

  it('lend no counter to the Page of the document', () => {
    expect(readPage(at('somebody.else'), 'https://www.facebook.com/somebody.else').kind).toBe('obstacle');
  });

  it('each give their own to their own address', () => {
    for (const node of nodes.filter((_, index) => index % 10 === 0)) {
      const path = `profile.php?id=${node.id}`;
      const look = readPage(at(path), `https://www.facebook.com/${path}`);
      expect(look.kind === 'readings' ? look.readings.map(({ count }) => count) : look).toEqual([
        { value: node.page_likers.global_likers_count, step: 1 },
        { value: node.follower_count, step: 1 },
      ]);
    }
  });
});
