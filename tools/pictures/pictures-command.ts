import { join } from 'node:path';
import { build } from '../../build.mjs';
import { LANGUAGES } from '../../src/settings/language.ts';
import { BROWSER_KINDS } from '../browsers/find-browser.ts';
import { type Command, Misuse } from '../command/command.ts';
import { progressOf } from '../command/progress.ts';
import { chosen } from '../command/typed-value.ts';
import { root } from '../dependencies.mjs';
import { setUp } from '../setup.ts';
import { type Purpose, takePictures } from './take-pictures.ts';

const USAGE = `npm run pictures -- [options]

A picture of every surface, in real browsers, on the replay, in three languages and two themes.

  --browser chromium|firefox   one browser alone
  --language ${LANGUAGES.join('|')}         one language alone
  --theme light|dark           one theme alone
  --out DIR                    where they go; out/pictures unless told
  --store                      those of the listings, as tall as the stores ask for, into docs/store
  --guide                      those of README and guide, into docs/pictures`;

const THEMES = ['light', 'dark'] as const;

const options = {
  browser: { type: 'string' },
  language: { type: 'string' },
  theme: { type: 'string' },
  out: { type: 'string' },
  store: { type: 'boolean', default: false },
  guide: { type: 'boolean', default: false },
} as const;

const FOLDERS: Readonly<Record<Purpose, readonly string[]>> = {
  looking: ['out', 'pictures'],
  store: ['docs', 'store'],
  guide: ['docs', 'pictures'],
};

/** `npm run pictures`. */
export const picturesCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  async run(values, _words, terminal) {
    if (values.store && values.guide) throw new Misuse('The pictures are for the stores or for the guide.');
    const purpose = values.store ? 'store' : values.guide ? 'guide' : 'looking';
    const isForAll = purpose !== 'looking';
    const browsers = chosen('browser', BROWSER_KINDS, values.browser ?? (isForAll ? 'chromium' : undefined));
    const themes = chosen('theme', THEMES, values.theme ?? (isForAll ? 'light' : undefined));
    const languages = chosen('language', LANGUAGES, values.language);
    const out = values.out ?? join(root, ...FOLDERS[purpose]);

    setUp([...browsers]);
    const folders = await build();
    const sets = browsers.flatMap((browser) =>
      languages.flatMap((language) => themes.map((theme) => ({ browser, language, theme }))),
    );
    const progress = progressOf(sets.length);
    for (const [index, { browser, language, theme }] of sets.entries()) {
      const folder = join(out, isForAll ? language : `${browser}-${language}-${theme}`);
      const files = await takePictures({
        browser,
        language,
        theme,
        extension: browser === 'firefox' ? folders.firefox : folders.chrome,
        out: folder,
        purpose,
      });
      terminal.out.write(`${progress(index + 1)}: ${folder}: ${files.join(', ')}\n`);
    }
    return 0;
  },
};
