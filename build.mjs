// Builds both extensions from one manifest: `npm run build` calls it, and so do the tools that need one.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { guidePage } from './tools/guide/guide-page.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

export const entries = {
  background: 'src/background/main.ts',
  content: 'src/content/main.ts',
  popup: 'src/popup/main.tsx',
  dashboard: 'src/dashboard/main.tsx',
  recompute: 'src/dashboard/histories/recompute/main.ts',
};

export const targets = ['chrome', 'firefox'];

/** The manifest of one browser, made from the common one. */
export function manifestFor(target, manifest, version) {
  const made = { ...structuredClone(manifest), version };
  if (target === 'chrome') {
    delete made.browser_specific_settings;
    delete made.background.scripts;
    delete made.action.default_area;
  } else {
    delete made.background.service_worker;
    delete made.minimum_chrome_version;
  }
  return made;
}

/**
 * What libraries can do when asked to, and nothing of ours asks: markup or code from text. Cut out, so that the
 * shipped code cannot. `cut` must match exactly once, and nothing `forbidden` may be left.
 */
const CUTS = [
  {
    file: /preact[\\/]dist[\\/]preact\.(?:m|module\.)?js$/,
    cut: /\w+\.innerHTML=\w+\.__html/g,
    forbidden: '.innerHTML=',
    put: 'void 0',
  },
  {
    file: /d3-dsv[\\/]dist[\\/]d3-dsv\.mjs$/,
    cut: /return new Function\([\s\S]*?\+ "\}"\);/g,
    forbidden: 'new Function',
    put: "throw new Error('rows as objects are not supported');",
  },
];

const withoutCodeFromText = {
  name: 'without-code-from-text',
  setup(build) {
    for (const { file, cut, forbidden, put } of CUTS) {
      build.onLoad({ filter: file }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const contents = text.replace(cut, put);
        const found = text.match(cut)?.length ?? 0;
        if (found !== 1 || contents.includes(forbidden))
          return { errors: [{ text: `expected one ${forbidden} in ${path}, found ${found}` }] };
        return { contents, loader: 'js' };
      });
    }
  },
};

/**
 * The tables of words that the content script asks for when it shows a Page, the readers of what it never meets, and what
 * stands in their place.
 */
const TABLES = {
  'label-table.ts': 'src/facebook/words/no-label-table.ts',
  'late-parts.ts': 'src/facebook/places/no-late-parts.ts',
  'linked-data.ts': 'src/facebook/places/no-linked-data.ts',
  'number-words.ts': 'src/core/count/no-number-words.ts',
  'obstacle-titles.ts': 'src/facebook/identity/no-obstacle-titles.ts',
  'plugin-counter.ts': 'src/facebook/places/no-plugin-counter.ts',
  'plugin-target.ts': 'src/facebook/facts/no-plugin-target.ts',
};
const withoutTables = {
  name: 'without-tables',
  setup(build) {
    build.onResolve(
      {
        filter:
          /\/(?:label-table|late-parts|linked-data|number-words|obstacle-titles|plugin-(?:counter|target))\.ts$/,
      },
      ({ path }) => ({
        path: join(root, TABLES[basename(path)]),
      }),
    );
  },
};

/** esbuild's options, shared with the architecture test, which reads the metafile. */
export function esbuildOptions({ test = false } = {}) {
  return {
    absWorkingDir: root,
    entryPoints: entries,
    bundle: true,
    format: 'iife',
    target: ['chrome123', 'firefox142'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: !test,
    legalComments: 'none',
    define: { __TEST_BUILD__: String(test) },
    plugins: [withoutCodeFromText],
    metafile: true,
    logLevel: 'warning',
  };
}

/** The licence of every package whose code ended up in a bundle, as their authors ask. */
async function licences(outputs) {
  const inputs = outputs.flatMap((output) => Object.keys(output.inputs));
  const names = inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean);
  const texts = [...new Set(names)].sort().map(async (name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} ships no licence text`);
    return `${name} ${version} (${license})\n\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`);
}

/** Content scripts and popup go without the polyfill: see `native-browser.ts`. */
const NATIVE = { 'webextension-polyfill': './src/platform/native-browser.ts' };
/** Content scripts also go without preact: see `light-render.ts`. */
export const contentOptions = {
  entryPoints: { content: entries.content },
  alias: {
    ...NATIVE,
    preact: './src/ui/light-render.ts',
    'preact/jsx-runtime': './src/ui/light-render.ts',
  },
  plugins: [withoutCodeFromText, withoutTables],
};
const popupOptions = { entryPoints: { popup: entries.popup }, alias: NATIVE };

/** The bundles, and of what they are made. */
async function bundle({ test }) {
  const { content: _, popup: __, ...others } = entries;
  const parts = await Promise.all(
    [{ entryPoints: others }, contentOptions, popupOptions].map((options) =>
      esbuild.build({ ...esbuildOptions({ test }), ...options, write: false, outdir: 'dist' }),
    ),
  );
  return {
    outputFiles: parts.flatMap(({ outputFiles }) => outputFiles),
    outputs: parts.flatMap(({ metafile }) => Object.values(metafile.outputs)),
  };
}

/** The guide as pages of the extension, one a language: name and content. */
async function guidePages() {
  const folder = join(root, 'docs', 'guide');
  const languages = (await readdir(folder)).map((name) => basename(name, '.md')).sort();
  return Promise.all(
    languages.map(async (language) => [
      `guide-${language}.html`,
      guidePage(await readFile(join(folder, `${language}.md`), 'utf8'), language),
    ]),
  );
}

/**
 * Builds both targets.
 * @param test whether short measuring intervals are allowed, for the end-to-end tests; their folders are others.
 * @param into the folder in which each gets its own.
 * @returns the folders written, by target.
 */
export async function build({ test = false, into = join(root, 'dist') } = {}) {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'));
  const { outputFiles, outputs } = await bundle({ test });
  const licenceText = await licences(outputs);
  const guides = await guidePages();
  const folders = {};
  for (const target of targets) {
    const folder = join(into, test ? `test-${target}` : target);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await cp(join(root, 'public'), folder, { recursive: true });
    for (const file of outputFiles) {
      await writeFile(join(folder, file.path.slice(join(root, 'dist').length + 1)), file.contents);
    }
    await writeFile(join(folder, 'licences.txt'), licenceText);
    for (const [name, page] of guides) await writeFile(join(folder, name), page);
    const made = manifestFor(target, manifest, version);
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(made, null, 2)}\n`);
    folders[target] = folder;
  }
  return folders;
}
