import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Who may import whom, as the design has it; every room may import itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  platform: ['core'],
  readers: ['core'],
  shapes: ['core'],
  storage: ['core', 'platform', 'shapes'],
  settings: ['core', 'platform', 'shapes'],
  messaging: ['core', 'platform', 'shapes'],
  ui: ['core', 'platform', 'messaging', 'settings'],
  background: ['core', 'platform', 'storage', 'settings', 'messaging', 'shapes', 'ui'],
  content: ['core', 'platform', 'readers', 'settings', 'messaging', 'ui'],
  popup: ['core', 'platform', 'storage', 'settings', 'messaging', 'ui'],
  dashboard: ['core', 'platform', 'storage', 'settings', 'messaging', 'ui'],
};

/** What of `ui` the background may use: making sentences, not drawing. */
const UI_FOR_BACKGROUND = /^src\/ui\/[a-z-]+\.ts$/;

/** What of `readers` the background may use: the table of words it hands to tabs that show a Page. */
const READERS_FOR_BACKGROUND = 'src/readers/label-table.ts';

/** The messages are data outside `src`: the names of them are a type, and the background hands them over. */
const MESSAGES = /^public\/_locales\/[a-z]+\/messages\.json$/;

/** What the build or the tools use, and no entry imports. */
const NOT_BUNDLED: ReadonlySet<string> = new Set([
  'src/platform/native-browser.ts',
  'src/ui/light-render.ts',
  'src/readers/no-label-table.ts',
]);

/** Where a capability has its one home. */
const ONLY_IN: readonly { what: string; pattern: RegExp; home: RegExp }[] = [
  { what: 'the wall clock', pattern: /\bDate\.now\(|\bnew Date\(\)/, home: /^src\/platform\/clock\.ts$/ },
  {
    what: 'the polyfill',
    pattern: /^import (?!type ).*from 'webextension-polyfill'/m,
    home: /^src\/platform\/browser\.ts$/,
  },
  {
    what: 'the database library',
    pattern: /from 'idb'/,
    home: /^src\/storage\//,
  },
  {
    what: 'chance',
    pattern: /\bMath\.random\(|crypto\.getRandomValues/,
    home: /^src\/platform\/|^src\/background\/schedule\.ts$/,
  },
];

/** What stands nowhere in the shipped code. */
const NOWHERE: readonly { what: string; pattern: RegExp }[] = [
  { what: 'markup from text', pattern: /innerHTML|outerHTML|insertAdjacentHTML|document\.write/ },
  { what: 'code from text', pattern: /\beval\(|new Function\(/ },
  { what: 'a vague file name', pattern: /from '[^']*\/(?:utils|helpers|common|types)(?:\.tsx?|\/)/ },
];

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Code without comments, so that a word in a comment breaks no rule. */
  readonly code: string;
  /** Source files it imports, types too. */
  readonly imports: readonly string[];
}

function readSources(): SourceFile[] {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path));
  return paths.map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
    const imports = [...code.matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/g)].map((match) =>
      relative(root, join(root, dirname(path), match[1] ?? '')).replaceAll('\\', '/'),
    );
    return { path, text, code, imports };
  });
}

const sources = readSources();
const roomOf = (path: string): string => path.split('/')[1] ?? '';

/** The files that can reach themselves, as one readable path each. */
function findCycles(files: readonly SourceFile[]): string[] {
  const importsOf = new Map(files.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), path].join(' -> '));
    if (seenAt >= 0 || done.has(path)) return;
    for (const next of importsOf.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return cycles;
}

describe('the rooms', () => {
  it('are all named in the table', () => {
    const unknown = sources.filter(({ path }) => !(roomOf(path) in MAY_IMPORT)).map(({ path }) => path);
    expect(unknown).toEqual([]);
  });

  it('import only what the table allows', () => {
    const forbidden = sources.flatMap(({ path, imports }) =>
      imports
        .filter((target) => {
          const [from, to] = [roomOf(path), roomOf(target)];
          if (MESSAGES.test(target)) return from !== 'ui' && from !== 'background';
          if (!target.startsWith('src/') || from === to) return !target.startsWith('src/');
          if (from === 'background' && to === 'ui') return !UI_FOR_BACKGROUND.test(target);
          if (from === 'background' && target === READERS_FOR_BACKGROUND) return false;
          return !(MAY_IMPORT[from] ?? []).includes(to);
        })
        .map((target) => `${path} -> ${target}`),
    );
    expect(forbidden).toEqual([]);
  });

  it('have no circle of imports', () => {
    expect(findCycles(sources)).toEqual([]);
  });

  it('have entries that nobody imports', () => {
    const imported = new Set(sources.flatMap(({ imports }) => imports));
    const entries = sources.filter(({ path }) => /\/main\.tsx?$/.test(path)).map(({ path }) => path);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter((entry) => imported.has(entry))).toEqual([]);
  });

  it('have no file that is not reached from an entry', () => {
    const importsOf = new Map(sources.map(({ path, imports }) => [path, imports]));
    const reached = new Set<string>();
    const queue = [...importsOf.keys()].filter((path) => /\/main\.tsx?$/.test(path));
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      queue.push(...(importsOf.get(path) ?? []));
    }
    const dead = [...importsOf.keys()].filter((path) => !reached.has(path) && !NOT_BUNDLED.has(path));
    expect(dead).toEqual([]);
  });
});

describe('each capability', () => {
  for (const { what, pattern, home } of ONLY_IN) {
    it(`${what} has one home`, () => {
      const strays = sources.filter(({ path, code }) => !home.test(path) && pattern.test(code));
      expect(strays.map(({ path }) => path)).toEqual([]);
    });
  }

  for (const { what, pattern } of NOWHERE) {
    it(`${what} stands nowhere`, () => {
      expect(sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path)).toEqual([]);
    });
  }

  it('the core knows no document, browser or network', () => {
    const strays = sources.filter(
      ({ path, code }) =>
        roomOf(path) === 'core' && /\b(?:document|browser|chrome|navigator)\.|\bfetch\(/.test(code),
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('the filter works with nothing whose last bits an engine may choose', () => {
    const strays = sources.filter(
      ({ path, code }) =>
        path.startsWith('src/core/rate/') &&
        /\*\*|Math\.(?!(?:abs|ceil|floor|fround|max|min|round|sign|sqrt|trunc)\b|[A-Z])/.test(code),
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('the background keeps no state in a module', () => {
    const strays = sources.filter(
      ({ path, code }) => roomOf(path) === 'background' && /^(?:export )?(?:let|var) /m.test(code),
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('a check is never switched off without a reason beside it', () => {
    const strays = sources.filter(({ text }) =>
      /@ts-ignore|@ts-nocheck|@ts-expect-error(?! .{10,})|biome-ignore [^:]+:\s*(?:<explanation>)?\s*$/m.test(
        text,
      ),
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });
});
