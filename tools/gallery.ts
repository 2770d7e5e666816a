// `npm run gallery` writes `out/gallery`: every view in every state, light and dark, in three languages, from
// made-up figures, as one static page.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { LANGUAGES } from '../src/settings/language.ts';
import { DEMO_VIEWS } from '../tests/demo/page-views.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'out', 'gallery');

/** Which frames the page shows: view, state, width and height. */
const FRAMES: readonly (readonly [view: string, state: string, width: number, height: number])[] = [
  ...Object.keys(DEMO_VIEWS).map((state) => ['overlay', state, 312, 460] as const),
  ...['live', 'idle', 'first', 'blocked', 'rounded'].map((state) => ['strip', state, 480, 130] as const),
  ['menu', 'live', 312, 620],
  ['popup', 'full', 360, 800],
  ['popup', 'trouble', 360, 420],
  ['popup', 'empty', 360, 260],
  ['popup', 'no-access', 360, 380],
];

await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['tests/demo/frame.tsx'],
  bundle: true,
  format: 'iife',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  outdir: folder,
});
mkdirSync(folder, { recursive: true });
for (const file of ['frame.html', 'frame.css']) cpSync(join(root, 'tests/demo', file), join(folder, file));
cpSync(join(root, 'public/popup.css'), join(folder, 'popup.css'));

const sections = LANGUAGES.flatMap((language) =>
  ['light', 'dark'].map((theme) => {
    const frames = FRAMES.map(
      ([view, state, width, height]) =>
        `<figure><iframe title="${view} ${state}" width="${width}" height="${height}"` +
        ` src="frame.html#${view}/${state}/${language}/${theme}"></iframe><figcaption>${view}, ${state}</figcaption></figure>`,
    );
    return `<section class="${theme}"><h2>${language}, ${theme}</h2>${frames.join('')}</section>`;
  }),
);
const style =
  'body{font:14px system-ui;margin:0}section{padding:16px;display:flex;flex-wrap:wrap;gap:16px}h2{flex:100%}' +
  'figure{margin:0}iframe{border:0}.dark{background:#18191a;color:#ddd}.light{background:#f0f2f5}';
writeFileSync(
  join(folder, 'index.html'),
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ebb: every view in every state</title><style>${style}</style>${sections.join('')}</html>\n`,
);
console.log(join(folder, 'index.html'));
