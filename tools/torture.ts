// `npm run torture`: faults one after another, and whether the history is whole after them.
import { runTyped } from './command/run-typed.ts';
import { tortureCommand } from './torture/torture-command.ts';

process.exit(await runTyped(tortureCommand));
