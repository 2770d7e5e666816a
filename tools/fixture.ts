// `npm run fixture -- FILE`: a saved document -> a small one that reads the same.
import { runTyped } from './command/run-typed.ts';
import { fixtureCommand } from './read/fixture-command.ts';

process.exitCode = await runTyped(fixtureCommand);
