// `npm run pictures`: a picture of every surface, in real browsers.
import { runTyped } from './command/run-typed.ts';
import { picturesCommand } from './pictures/pictures-command.ts';

// A browser that is still on its way out must not keep the program.
process.exit(await runTyped(picturesCommand));
