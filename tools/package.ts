// `npm run package`: the archives the stores ask for.
import { runTyped } from './command/run-typed.ts';
import { packageCommand } from './package/package-command.ts';

process.exitCode = await runTyped(packageCommand);
