// `npm run rates -- FILE.csv`: an export -> the rates that the extension showed.
import { runTyped } from './command/run-typed.ts';
import { ratesCommand } from './rates/rates-command.ts';

// Whoever reads may have enough: then there is nothing left to do.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.exitCode = await runTyped(ratesCommand);
