// `npm run bench`: every figure of performance.
import { runTyped } from '../command/run-typed.ts';
import { benchCommand } from './bench-command.ts';

process.exitCode = await runTyped(benchCommand);
