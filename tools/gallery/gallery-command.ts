import { join } from 'node:path';
import { LANGUAGES } from '../../src/settings/language.ts';
import { BROWSER_KINDS } from '../browsers/find-browser.ts';
import type { Command } from '../command/command.ts';
import { chosen } from '../command/typed-value.ts';
import { root } from '../dependencies.mjs';
import { buildGallery, watchGallery } from './build-gallery.ts';
import { DASHBOARD_FRAMES, FRAMES, THEMES } from './frames.ts';
import { shootGallery } from './shoot-gallery.ts';

const USAGE = `npm run gallery -- [--watch | --shoot]

Every view in every state, light and dark, in three languages, from made-up figures, as one static page in
out/gallery.

  --watch                      serves it, and shows what was changed at every save, until Ctrl-C
  --shoot                      takes a picture of each, into out/gallery/shots
  --browser chromium|firefox   of these pictures one browser alone
  --language ${LANGUAGES.join('|')}         one language alone
  --theme light|dark           one theme alone
  --only TEXT                  those whose view, state and width hold the text: page-, -1920, popup-wall`;

const options = {
  watch: { type: 'boolean', default: false },
  shoot: { type: 'boolean', default: false },
  browser: { type: 'string' },
  language: { type: 'string' },
  theme: { type: 'string' },
  only: { type: 'string', default: '' },
} as const;

/** `npm run gallery`. */
export const galleryCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  async run({ watch, shoot, browser, language, theme, only }, _words, { out }) {
    const folder = join(root, 'out', 'gallery');
    const say = (line: string): void => void out.write(`${line}\n`);
    if (!watch) {
      const index = await buildGallery(folder);
      say(index);
      if (!shoot) return 0;
      const frames = [...FRAMES, ...DASHBOARD_FRAMES].filter(({ view, state, width }) =>
        `${view}-${state}-${width}`.includes(only),
      );
      for (const kind of chosen('browser', BROWSER_KINDS, browser))
        for (const spoken of chosen('language', LANGUAGES, language))
          for (const shade of chosen('theme', THEMES, theme)) {
            const shots = join(folder, 'shots', `${kind}-${spoken}-${shade}`);
            const files = await shootGallery({
              browser: kind,
              language: spoken,
              theme: shade,
              index,
              frames,
              out: shots,
            });
            say(`${files.length} pictures: ${shots}`);
          }
      return 0;
    }
    say(`${await watchGallery(folder, say)} (Ctrl-C ends it)`);
    return new Promise(() => undefined);
  },
};
