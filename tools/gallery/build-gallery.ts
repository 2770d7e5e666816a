import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { LANGUAGES } from '../../src/settings/language.ts';
import { addressOf, FRAMES, THEMES } from './frames.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const STYLE =
  'body{font:14px system-ui;margin:0}section{padding:16px;display:flex;flex-wrap:wrap;gap:16px}h2{flex:100%}' +
  'figure{margin:0}iframe{border:0}.dark{background:#18191a;color:#ddd}.light{background:#f0f2f5}';

/** Writes the gallery into a folder. @returns the address of its page. */
export async function buildGallery(folder: string): Promise<string> {
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
  for (const file of ['tokens.css', 'parts.css', 'popup.css'])
    cpSync(join(root, 'public', file), join(folder, file));
  const page = join(folder, 'index.html');
  writeFileSync(page, indexPage());
  return page;
}

function indexPage(): string {
  const sections = LANGUAGES.flatMap((language) =>
    THEMES.map((theme) => {
      const figures = FRAMES.map((frame) => {
        const { view, state, width, height } = frame;
        const source = addressOf(frame, language, theme);
        const inside = `<iframe title="${view} ${state}" width="${width}" height="${height}" src="${source}"></iframe>`;
        return `<figure>${inside}<figcaption>${view}, ${state}</figcaption></figure>`;
      });
      return `<section class="${theme}"><h2>${language}, ${theme}</h2>${figures.join('')}</section>`;
    }),
  );
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Ebb: every view in every state</title>' +
    `<style>${STYLE}</style>${sections.join('')}</html>\n`
  );
}
