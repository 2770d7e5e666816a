import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCounterElement } from '../../src/facebook/find-counter-element.ts';
import { parseDocument } from '../parse-document.ts';

const find = (name: string, address: string) =>
  findCounterElement(
    parseDocument(readFileSync(join(import.meta.dirname, 'fixtures/page', name, 'page.html'), 'utf8')),
    address,
  )?.textContent?.trim();

describe('the element to place something beside', () => {
  it.each([
    ['2023-fr-header-links', 'https://www.facebook.com/operateur.atlas', '2,4\u00a0M J’aime'],
    ['2026-07-en-data-sjs', 'https://www.facebook.com/cgupan', '2.6K followers'],
    ['2012-en-left-column', 'https://www.facebook.com/harbourtea', '12,345'],
    ['2022-en-comet-classic', 'https://www.facebook.com/fieldnotes', 'Field Notes'],
  ])('in %s is the Page’s own counter, else its heading', (name, address, text) => {
    expect(find(name, address)).toBe(text);
  });

  it('is nothing where there is neither', () => {
    expect(find('2025-en-head-only', 'https://www.facebook.com/codeblock1976')).toBeUndefined();
  });
});
