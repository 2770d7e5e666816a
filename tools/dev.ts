// `npm run dev`: the extension in a browser, loaded again at every save.
import { runTyped } from './command/run-typed.ts';
import { devCommand } from './dev/dev-command.ts';

// A browser that is still on its way out must not keep the program.
process.exit(await runTyped(devCommand));
