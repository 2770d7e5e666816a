// `npm run pool`: the organiser's side of a pool.
import { runTyped } from './command/run-typed.ts';
import { poolCommand } from './pool/pool-command.ts';

process.exit(await runTyped(poolCommand));
