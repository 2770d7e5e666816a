import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Look } from '../../src/core/page/reading.ts';
import { readText, startHeadReader } from '../../src/facebook/read-head.ts';
import { readPage } from '../../src/facebook/read-page.ts';
import { parseDocument } from '../parse-document.ts';

// Documents written for this project in the shapes seen on Facebook. The expectations are written by hand.
const folder = join(import.meta.dirname, 'fixtures');

interface Expected {
  readonly address: string;
  readonly page?: { id: string; ids: string[]; vanity?: string; name: string; address: string };
  readonly language: string;
  readonly readings: { metric: string; value: number; step: number; reader: string }[];
  readonly obstacle: string | null;
  /** What the text gives where it stops in the head, before what the tree goes by. */
  readonly asText?: string | null;
}

/** What of a Page stands in addresses. */
const writtenBy = ({ page }: Expected): string[] => [
  ...(page?.ids ?? []).map((id) => id.replace('facebook:', '')),
  ...(page?.vanity === undefined ? [] : [page.vanity]),
];

const load = (kind: string) =>
  readdirSync(join(folder, kind)).map((name) => ({
    name,
    html: readFileSync(join(folder, kind, name, 'page.html'), 'utf8'),
    expected: JSON.parse(readFileSync(join(folder, kind, name, 'expected.json'), 'utf8')) as Expected,
  }));

const parsed = new Map<string, Document>();

/** Reading changes nothing in a document: each is parsed once. */
function parse(html: string): Document {
  const document = parsed.get(html) ?? parseDocument(html);
  parsed.set(html, document);
  return document;
}

const plain = (look: Look) => ({
  page: look.page,
  language: look.language,
  readings:
    look.kind === 'readings'
      ? look.readings.map(({ metric, count, reader }) => ({ metric, ...count, reader }))
      : [],
  obstacle: look.kind === 'obstacle' ? look.obstacle.kind : null,
});

const readInPieces = (text: string, address: string, size: number): Look => {
  const reader = startHeadReader(address);
  for (let at = 0; at < text.length; at += size) {
    const look = reader.push(text.slice(at, at + size));
    if (look) return look;
  }
  return reader.end();
};

const pages = load('page');

describe('a document of a Page', () => {
  it.each(pages)('$name gives its Page and its counters', ({ html, expected }) => {
    const { address, ...rest } = expected;
    expect(plain(readPage(parse(html), address))).toEqual(rest);
  });

  it.each(pages)('$name gives the same twice', ({ html, expected }) => {
    const document = parse(html);
    expect(readPage(document, expected.address)).toEqual(readPage(document, expected.address));
  });

  it.each(pages)('$name gives no number to any other Page', ({ name, html }) => {
    const document = parse(html);
    for (const other of pages) {
      if (other.name === name || other.expected.address === '') continue;
      if (writtenBy(other.expected).some((name) => html.includes(`/${name}`))) continue;
      expect(readPage(document, other.expected.address).kind).toBe('obstacle');
      expect(readText(html, other.expected.address).kind).toBe('obstacle');
    }
  });

  const stated = pages.filter(({ expected }) => expected.readings[0]?.reader === 'meta-description');

  it.each(stated)('$name gives as text what its head states', ({ html, expected }) => {
    const look = readText(html, expected.address);
    expect(plain(look).readings).toContainEqual(expected.readings[0]);
    expect(look.page?.name).toBe(expected.page?.name);
    expect(expected.page?.ids).toEqual(expect.arrayContaining([...(look.page?.ids ?? ['none'])]));
  });

  it.each(pages)('$name gives as text the same however it is cut', ({ html, expected }) => {
    const whole = readText(html, expected.address);
    for (const size of [1, 7, 64]) expect(readInPieces(html, expected.address, size)).toEqual(whole);
  });
});

describe('a document without a Page or without a counter', () => {
  it.each(load('no-page'))('$name is named as what it is', ({ html, expected }) => {
    const look = plain(readPage(parse(html), expected.address));
    expect(look.obstacle).toBe(expected.obstacle);
    expect(look.language).toBe(expected.language);
  });

  it.each(load('no-page'))('$name is named the same when it comes as text', ({ html, expected }) => {
    const { obstacle } = plain(readText(html, expected.address));
    expect(obstacle).toBe('asText' in expected ? expected.asText : expected.obstacle);
  });
});
