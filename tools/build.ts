// `npm run build`: the extension as the browsers load it.
import { buildCommand } from './build/build-command.ts';
import { runTyped } from './command/run-typed.ts';

process.exitCode = await runTyped(buildCommand);
