import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The part of `facebook` that is pure: addresses and other facts, who a Page is. Views and storage need it. */
const FACEBOOK_PURE = ['facebook/facts', 'facebook/identity'];

/** Who may import whom, as the design has it: a room, or one sub-room of it. Every room may import itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  platform: ['core'],
  facebook: ['core'],
  shapes: ['core', ...FACEBOOK_PURE],
  storage: ['core', 'platform', 'shapes', ...FACEBOOK_PURE],
  settings: ['core', 'platform', 'shapes'],
  messaging: ['core', 'platform', 'shapes', ...FACEBOOK_PURE],
  pool: ['core', 'platform', 'shapes', 'storage', 'settings', 'messaging', ...FACEBOOK_PURE],
  ui: ['core', 'platform', 'messaging', 'settings'],
  background: [
    'core',
    'platform',
    'facebook',
    'storage',
    'settings',
    'messaging',
    'shapes',
    'pool',
    'ui/text',
    'ui/labels',
  ],
  content: ['core', 'platform', 'facebook', 'settings', 'messaging', 'ui'],
  popup: ['core', 'platform', 'storage', 'settings', 'messaging', 'ui', ...FACEBOOK_PURE],
  dashboard: ['core', 'platform', 'storage', 'settings', 'messaging', 'ui', ...FACEBOOK_PURE],
};

/** The messages are data outside `src`: the names of them are a type, and what is bundled has no text of them. */
const MESSAGES = /^public\/_locales\/[a-z]+\/messages\.json$/;

/** What the build or the tools use, and no entry imports. */
const NOT_BUNDLED: ReadonlySet<string> = new Set([
  'src/platform/native-browser.ts',
  'src/ui/light-render.ts',
  'src/facebook/words/no-label-table.ts',
  'src/facebook/identity/no-obstacle-titles.ts',
  'src/facebook/places/no-late-parts.ts',
  'src/facebook/places/no-linked-data.ts',
  'src/facebook/places/no-plugin-counter.ts',
  'src/facebook/facts/no-plugin-target.ts',
  'src/core/count/no-number-words.ts',
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
    home: /^src\/platform\/|^src\/background\/clock\/schedule\.ts$/,
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

/** The names a file exports, by declaration or in a list; what stands for another word in it is that word. */
function exportsOf(code: string): Set<string> {
  const declared = code.matchAll(
    /^export (?:declare |abstract |async )*(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm,
  );
  const listed = code.matchAll(/^export (?:type )?\{([^}]*)\}/gm);
  const names = [...listed].flatMap(([, list = '']) =>
    list.split(',').map((entry) => entry.trim().split(/\s+/).at(-1) ?? ''),
  );
  return new Set([...[...declared].map(([, name = '']) => name), ...names].filter((name) => name !== ''));
}

/** What can reach itself along the imports, as one readable path each. */
function findCycles(importsOf: ReadonlyMap<string, Iterable<string>>): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(name);
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), name].join(' -> '));
    if (seenAt >= 0 || done.has(name)) return;
    for (const next of importsOf.get(name) ?? []) visit(next, [...trail, name]);
    done.add(name);
  };
  for (const name of importsOf.keys()) visit(name, []);
  return cycles;
}

/** Which folders the files of each folder import from, its own left out. */
function folderImports(files: readonly SourceFile[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const { path, imports } of files) {
    const folder = dirname(path);
    const targets = folders.get(folder) ?? new Set();
    for (const target of imports) if (dirname(target) !== folder) targets.add(dirname(target));
    folders.set(folder, targets);
  }
  return folders;
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
          if (MESSAGES.test(target)) return from !== 'ui';
          if (!target.startsWith('src/') || from === to) return !target.startsWith('src/');
          const allowed = MAY_IMPORT[from] ?? [];
          return !allowed.some((room) => target.startsWith(`src/${room}/`));
        })
        .map((target) => `${path} -> ${target}`),
    );
    expect(forbidden).toEqual([]);
  });

  it('have no circle of imports between files', () => {
    expect(findCycles(new Map(sources.map(({ path, imports }) => [path, imports])))).toEqual([]);
  });

  it('have no circle of imports between folders', () => {
    expect(findCycles(folderImports(sources))).toEqual([]);
  });

  it('export each name once', () => {
    const homes = new Map<string, string[]>();
    // What the build puts in the place of another file has its names.
    for (const { path, code } of sources.filter((source) => !NOT_BUNDLED.has(source.path)))
      for (const name of exportsOf(code)) homes.set(name, [...(homes.get(name) ?? []), path]);
    const doubled = [...homes].filter(([, paths]) => paths.length > 1);
    expect(homes.size).toBeGreaterThan(1000);
    expect(doubled.map(([name, paths]) => `${name}: ${paths.join(', ')}`)).toEqual([]);
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

  it('the site has its own room: its name stands nowhere else', () => {
    const strays = sources.filter(
      ({ path, code }) =>
        roomOf(path) !== 'facebook' &&
        /facebook|\bfb\b/i.test(code.replace(/(?:from|import|import\()\s*'\.[^']+'/g, '')),
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

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
        /^src\/core\/(?:rate\/|math\/(?!shrunk))/.test(path) &&
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
