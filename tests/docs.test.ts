import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../src/settings/language.ts';
import { root } from '../tools/dependencies.mjs';
import { guidePage } from '../tools/guide/guide-page.mjs';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A text without what stands in fences, where nothing is Markdown. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');

const headings = (text: string): string[] =>
  [...prose(text).matchAll(/^#{1,6} .+$/gm)].map(([heading]) => heading);

/** What must be the same in every language: the order of headings, lists, tables, quotations, pictures, commands. */
function skeleton(text: string): string[] {
  const marks = /^(#{1,6} |\d+\. |\* |\|)|^> (?=\*)|!\[|`(npm [^`]+|npx [^`]+)`|\*\*[^*]+\*\*/gm;
  return [...prose(text).matchAll(marks)].map(([mark]) =>
    mark.startsWith('**') ? '**' : mark.replace(/FICHIER/g, 'FILE').replace(/ADRESSE/g, 'ADDRESS'),
  );
}

const readmeOf = (language: string): string => (language === 'en' ? 'README.md' : `README.${language}.md`);

describe.each([
  ['README', readmeOf],
  ['the guide', (language: string) => `docs/guide/${language}.md`],
  ['the listing', (language: string) => `docs/store/${language}.md`],
] as const)('%s', (_name, pathOf) => {
  it.each(LANGUAGES.filter((language) => language !== 'en'))(
    'in %s is built as the English one',
    (language) => {
      const [own, english] = [read(pathOf(language)), read(pathOf('en'))];
      expect(headings(own).map((heading) => heading.indexOf(' '))).toEqual(
        headings(english).map((heading) => heading.indexOf(' ')),
      );
      expect(skeleton(own)).toEqual(skeleton(english));
      expect(own.match(/^```[\s\S]*?^```$/gm)?.length).toBe(english.match(/^```[\s\S]*?^```$/gm)?.length);
    },
  );
});

describe('the guide', () => {
  it.each(LANGUAGES)('in %s quotes the interface as it is', (language) => {
    const messages = Object.values(
      JSON.parse(read(`public/_locales/${language}/messages.json`)) as Record<string, { message: string }>,
    ).map(({ message }) => message);
    const [, ...quoted] = [...read(`docs/guide/${language}.md`).matchAll(/(?<![*\w])\*([^*\n]+)\*(?!\*)/g)];
    // The first says what such words are.
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.map(([, words]) => words).filter((words) => !messages.includes(words ?? ''))).toEqual([]);
  });

  it.each(LANGUAGES)('in %s is a page of the extension, without pictures and ways out', (language) => {
    const markdown = read(`docs/guide/${language}.md`);
    const page = guidePage(markdown, language);
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(page.match(/<h2>/g)).toHaveLength(headings(markdown).length - 1);
    expect(page.match(/<li>/g)).toHaveLength(markdown.match(/^(?:\d+\.|\*) /gm)?.length ?? 0);
    expect(page.match(/<blockquote>/g)).toHaveLength(2);
    expect(page).not.toMatch(/<a |<img|<script|\]\(|\*\*|(?<!\w)\*\w|^[>|#]/m);
  });
});

/** The name GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

interface Way {
  readonly from: string;
  readonly to: string;
}

const ways: readonly Way[] = documents.flatMap((from) =>
  [...prose(read(from)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => ({ from, to })),
);

describe('the documents', () => {
  it('lead to files and headings that are there', () => {
    const lost = ways.filter(({ from, to }) => {
      if (/^https?:/.test(to)) return false;
      const [path = '', anchor] = decodeURI(to).split('#');
      const file = path === '' ? from : relative(root, join(root, dirname(from), path));
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && !headings(read(file)).map(anchorOf).includes(anchor);
    });
    expect(lost).toEqual([]);
  });

  it('name files of the repository that are there', () => {
    const named = documents
      .filter((path) => path !== 'CHANGELOG.md')
      .flatMap((from) =>
        [...read(from).matchAll(/(?<![\w/.-])(?:src|tests|tools|docs|public)\/[\w./-]*\w/g)].map(
          ([path]) => ({
            from,
            path,
          }),
        ),
      );
    expect(named.length).toBeGreaterThan(30);
    // The threat model names tests from their own folder; capitals and xx stand for what one puts there.
    const isMeant = ({ path }: { path: string }): boolean =>
      !/\/(?:[A-Z-]{4,}|xx)\b/.test(path) &&
      !existsSync(join(root, path)) &&
      !existsSync(join(root, 'tests', path));
    expect(named.filter(isMeant)).toEqual([]);
  });

  it('show every picture that is kept for them', () => {
    const shown = new Set(ways.map(({ from, to }) => relative(root, join(root, dirname(from), to))));
    const kept = readdirSync(join(root, 'docs', 'pictures'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.webp'))
      .map((name) => join('docs', 'pictures', name));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter((path) => !shown.has(path))).toEqual([]);
  });

  it('name commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = documents
      .filter((path) => path !== 'CHANGELOG.md')
      .flatMap((path) =>
        [...read(path).matchAll(/npm run (?:--silent )?([a-z][a-z0-9:]*)/g)].map(([, name]) => name),
      );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => name === undefined || !(name in scripts))).toEqual([]);
  });
});

describe('the listings', () => {
  it.each(LANGUAGES)('in %s have a summary that the stores take', (language) => {
    const [, summary] =
      /^\*\*[^*]+\*\*[^:]*: (Measures.*|Mesure.*|.*)$/m.exec(
        read(`docs/store/${language}.md`).split('\n').slice(4).join('\n'),
      ) ?? [];
    expect(summary?.length).toBeGreaterThan(60);
    expect(summary?.length).toBeLessThanOrEqual(132);
  });
});
