import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/facebook/read-page.ts';
import { parseDocument } from '../parse-document.ts';

const explained = (path: string, address: string): string[] => {
  const html = readFileSync(join(import.meta.dirname, 'fixtures', path, 'page.html'), 'utf8');
  const says: string[] = [];
  readPage(parseDocument(html), address, (line) => says.push(line));
  return says;
};

describe('the explanation of a look', () => {
  it('tells what each reader saw, whose it was, and what was taken', () => {
    const says = explained('page/2023-fr-header-links', 'https://www.facebook.com/operateur.atlas');
    for (const line of [
      'identity: facebook:100067935271001, facebook:54421674002, facebook:@operateuratlas; the head is about it',
      'meta-description: "# J’aime" is likes, 2449803 (step 1)',
      'meta-description: "# en parlent" is other, 9118 (step 1)',
      'page-data: followers "2,3\u00a0M followers", ours',
      'header-link: "9,9\u00a0M followers", another’s',
      'seen by header-link: followers 2300000 (step 100000)',
    ]) {
      expect(says).toContain(line);
    }
  });

  it('names nobody else: of what is not the Page’s it says only that', () => {
    const says = explained('page/2022-en-comet-classic', 'https://www.facebook.com/fieldnotes').join('\n');
    expect(says).toContain('page-data: likes "99001", another’s');
    expect(says).not.toMatch(/222222222222222|Another Farm/);
  });

  it('says why there is no reading', () => {
    expect(explained('no-page/2026-xx-unknown-label', 'https://www.facebook.com/verdastelo')).toContain(
      'no reading: counter-not-found, a counter of an unknown kind: "# ŝatoj"',
    );
    expect(
      explained('no-page/2024-en-readers-disagree', 'https://www.facebook.com/twonumbers').join('\n'),
    ).toContain(
      'held back, readers disagree: likes: meta-description 3783 (step 1) and header-link 5100 (step 100)',
    );
  });
});
