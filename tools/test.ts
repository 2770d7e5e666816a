// `npm test`: everything that is checked, on a machine where nothing was prepared.
import { runTyped } from './command/run-typed.ts';
import { testCommand } from './test/test-command.ts';

process.exitCode = await runTyped(testCommand);
