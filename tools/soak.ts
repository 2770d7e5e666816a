// `npm run soak`: hours of measuring, and whether anything grew that should not, or stood still.
import { runTyped } from './command/run-typed.ts';
import { soakCommand } from './soak/soak-command.ts';

process.exit(await runTyped(soakCommand));
