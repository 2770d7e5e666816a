// `npm start`: the extension in a real browser on a local replay of the evening of 27 February 2016.
import { runTyped } from './command/run-typed.ts';
import { startCommand } from './start/start-command.ts';

// A browser that is still on its way out must not keep the program.
process.exit(await runTyped(startCommand));
