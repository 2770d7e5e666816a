import { join } from 'node:path';
import type { Command } from '../command/command.ts';
import { root } from '../dependencies.mjs';
import { buildGallery, watchGallery } from './build-gallery.ts';

const USAGE = `npm run gallery -- [--watch]

Every view in every state, light and dark, in three languages, from made-up figures, as one static page in
out/gallery.

  --watch   serves it, and shows what was changed at every save, until Ctrl-C`;

const options = { watch: { type: 'boolean', default: false } } as const;

/** `npm run gallery`. */
export const galleryCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  async run({ watch }, _words, { out }) {
    const folder = join(root, 'out', 'gallery');
    const say = (line: string): void => void out.write(`${line}\n`);
    if (!watch) {
      say(await buildGallery(folder));
      return 0;
    }
    say(`${await watchGallery(folder, say)} (Ctrl-C ends it)`);
    return new Promise(() => undefined);
  },
};
