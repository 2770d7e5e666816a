// `npm run read -- FILE`: a saved document -> what Ebb reads in it.
import { runTyped } from './command/run-typed.ts';
import { readCommand } from './read/read-command.ts';

process.exitCode = await runTyped(readCommand);
