// `npm run pictures` writes a picture of every surface, in real browsers, on the replay, in three languages and
// two themes; with `--store` those of the listings, as tall as the stores ask for, into `docs/store/`.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { LANGUAGES } from '../src/settings/language.ts';
import { BROWSER_KINDS } from './browsers/find-browser.ts';
import { root } from './dependencies.mjs';
import { takePictures } from './pictures/take-pictures.ts';
import { setUp } from './setup.ts';

const THEMES = ['light', 'dark'] as const;

const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    language: { type: 'string' },
    theme: { type: 'string' },
    out: { type: 'string' },
    store: { type: 'boolean', default: false },
  },
});

/** Those that were asked for; all where none was. @throws Error for one that is not among them. */
function chosen<Name extends string>(all: readonly Name[], asked: string | undefined): readonly Name[] {
  if (asked === undefined) return all;
  const found = all.find((name) => name === asked);
  if (!found) throw new Error(`"${asked}" is none of ${all.join(', ')}`);
  return [found];
}

const browsers = chosen(BROWSER_KINDS, values.browser ?? (values.store ? 'chromium' : undefined));
const themes = chosen(THEMES, values.theme ?? (values.store ? 'light' : undefined));
const languages = chosen(LANGUAGES, values.language);
const out = values.out ?? join(root, ...(values.store ? ['docs', 'store'] : ['out', 'pictures']));

setUp([...browsers]);
const folders = await build();
for (const browser of browsers) {
  for (const language of languages) {
    for (const theme of themes) {
      const folder = values.store ? join(out, language) : join(out, `${browser}-${language}-${theme}`);
      const files = await takePictures({
        browser,
        language,
        theme,
        extension: browser === 'firefox' ? folders.firefox : folders.chrome,
        out: folder,
        isForStore: values.store,
      });
      console.log(`${folder}: ${files.join(', ')}`);
    }
  }
}
process.exit(0);
