import { build } from '../../build.mjs';
import type { Command } from '../command/command.ts';

const USAGE = `npm run build [-- --test]

Writes the extension as the browsers load it into dist/chrome and dist/firefox.

  --test   into dist/test-chrome and dist/test-firefox, with the short intervals of the end-to-end tests allowed`;

const options = { test: { type: 'boolean', default: false } } as const;

/** `npm run build`. */
export const buildCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  async run({ test }, _words, { out }) {
    for (const folder of Object.values(await build({ test }))) out.write(`${folder}\n`);
    return 0;
  },
};
