import { type Command, runCommand } from './command.ts';

/** Runs a command with what was typed and this process's own streams. @returns the exit code. */
export const runTyped = <Wanted extends Command['options']>(command: Command<Wanted>): Promise<number> =>
  runCommand(command, process.argv.slice(2), {
    input: process.stdin,
    out: process.stdout,
    err: process.stderr,
  });
