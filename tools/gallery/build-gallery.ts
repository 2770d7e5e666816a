import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { LANGUAGES } from '../../src/settings/language.ts';
import { root } from '../dependencies.mjs';
import { addressOf, DASHBOARD_FRAMES, FRAMES, THEMES } from './frames.ts';

const STYLE =
  'body{font:14px system-ui;margin:0}section{padding:16px;display:flex;flex-wrap:wrap;gap:16px}h2{flex:100%}' +
  'figure{margin:0}iframe{border:0}.dark{background:#18191a;color:#ddd}.light{background:#f0f2f5}';

const optionsFor = (folder: string): esbuild.BuildOptions => ({
  absWorkingDir: root,
  entryPoints: [
    'tests/demo/frame.tsx',
    'tests/demo/frame.html',
    'tests/demo/frame.css',
    'tests/demo/dashboard-frame.tsx',
    'tests/demo/dashboard-frame.html',
    'public/dashboard.css',
    'public/tokens.css',
    'public/parts.css',
    'public/popup.css',
  ],
  entryNames: '[name]',
  loader: { '.html': 'copy' },
  bundle: true,
  format: 'iife',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  outdir: folder,
});

/** Writes the gallery into a folder. @returns the address of its page. */
export async function buildGallery(folder: string): Promise<string> {
  await esbuild.build(optionsFor(folder));
  return writeIndex(folder, '');
}

/**
 * Serves the gallery, and builds it again at every save.
 * @param say told when it has been built, and what was wrong where it could not.
 * @returns the address; it is served until the process ends.
 */
export async function watchGallery(folder: string, say: (line: string) => void): Promise<string> {
  const reporter: esbuild.Plugin = {
    name: 'reporter',
    setup(build) {
      build.onEnd(({ errors }) => {
        say(errors.length > 0 ? `${errors.length} errors: nothing new is shown` : 'built');
      });
    },
  };
  const context = await esbuild.context({ ...optionsFor(folder), plugins: [reporter] });
  writeIndex(folder, RELOAD);
  await context.watch();
  const { port } = await context.serve({ servedir: folder, host: '127.0.0.1' });
  return `http://127.0.0.1:${port}/`;
}

/** esbuild tells of every new build: the frames are loaded again where they stand. */
const RELOAD =
  "<script>new EventSource('/esbuild').addEventListener('change',()=>{" +
  "for(const frame of document.querySelectorAll('iframe'))frame.contentWindow.location.reload()})</script>";

function writeIndex(folder: string, script: string): string {
  mkdirSync(folder, { recursive: true });
  const page = join(folder, 'index.html');
  writeFileSync(page, indexPage(script));
  return page;
}

function indexPage(script: string): string {
  const sections = LANGUAGES.flatMap((language) =>
    THEMES.map((theme) => {
      const figures = [...FRAMES, ...DASHBOARD_FRAMES].map((frame) => {
        const { view, state, width, height } = frame;
        const source = addressOf(frame, language, theme);
        const inside = `<iframe loading="lazy" title="${view} ${state}" width="${width}" height="${height}" src="${source}"></iframe>`;
        return `<figure>${inside}<figcaption>${view}, ${state}, ${width} px</figcaption></figure>`;
      });
      return `<section class="${theme}"><h2>${language}, ${theme}</h2>${figures.join('')}</section>`;
    }),
  );
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Ebb: every view in every state</title>' +
    `<style>${STYLE}</style>${sections.join('')}${script}</html>\n`
  );
}
