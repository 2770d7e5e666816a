import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Look } from '../../src/core/page/reading.ts';
import { readText } from '../../src/facebook/read-head.ts';
import { readPage } from '../../src/facebook/read-page.ts';
import { parseDocument } from '../parse-document.ts';

/** The rows of a table of texts: cells between bars, a comment in the first line. */
function tableOf(file: string): string[][] {
  const text = readFileSync(join(import.meta.dirname, 'fixtures', file), 'utf8');
  const [, ...lines] = text.trimEnd().split('\n');
  return lines.map((line) => line.split(' | '));
}

const NAME = 'Café 24.7';
const address = 'https://www.facebook.com/cafe247';

const toHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/·/g, '&#xb7;');

const documentWith = (language: string, head: string, body = ''): string =>
  `<!DOCTYPE html><html lang="${language}"><head><link rel="canonical" href="${address}">${head}</head><body>${body}</body></html>`;

const described = (language: string, description: string): string =>
  documentWith(
    language,
    `<meta property="al:ios:url" content="fb://profile/100063744025009"><meta property="og:title" content="${NAME}"><meta name="description" content="${toHtml(description)}">`,
  );

/** What was read, in the writing of the tables: `likes 1234, followers 5`. */
const metricsOf = (look: Look): string =>
  look.kind === 'readings'
    ? look.readings.map(({ metric, count }) => `${metric} ${count.value}`).join(', ')
    : 'nothing';

const intervalsOf = (look: Look): string =>
  look.kind === 'readings'
    ? look.readings.map(({ metric, count }) => `${metric} ${count.value} + ${count.step}`).join(', ')
    : 'nothing';

describe('a document in', () => {
  it.each(tableOf('descriptions.txt'))('%s: "%s" is read from the head as %s', (language, text, expected) => {
    const stop = /^(?:zh|ja)/.test(language ?? '') ? '。' : '. ';
    const free = `${stop}Open 7 days, 100K followers elsewhere.`;
    const html = described(language ?? '', `${NAME}${stop}${text}${free}`);
    expect(metricsOf(readText(html, address))).toBe(expected);
  });

  it.each(tableOf('whole-descriptions.txt'))('%s: the whole "%s" says %s', (language, text, expected) => {
    expect(metricsOf(readText(described(language ?? '', text ?? ''), address))).toBe(expected);
  });

  it.each(tableOf('header-links.txt'))(
    '%s: a header link to %s, "%s", is %s',
    (language, metric, text, shown) => {
      const tab = metric === 'likes' ? 'friends_likes' : 'followers';
      const html = documentWith(
        language ?? '',
        '',
        `<h1>${NAME}</h1><span dir="auto"><a href="${address}/${tab}/">${text}</a> • <a href="${address}/following/">25</a></span>`,
      );
      const expected = shown === 'nothing' ? 'nothing' : `${metric} ${shown}`;
      expect(intervalsOf(readPage(parseDocument(html), address))).toBe(expected);
      expect(intervalsOf(readText(html, address))).toBe(expected);
    },
  );
});
