import type { Readable, Writable } from 'node:stream';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { SetupError } from '../setup.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Given<Wanted extends Options> = ReturnType<
  typeof parseArgs<{ options: Wanted; allowPositionals: true; strict: true }>
>;

/** What a command reads and where it writes: its result to `out`, what it says about it to `err`. */
export interface Terminal {
  readonly input: Readable;
  readonly out: Writable;
  readonly err: Writable;
}

/** What can be typed after `npm run NAME --`. */
export interface Command<Wanted extends Options = Options> {
  /** What `--help` prints. */
  readonly usage: string;
  readonly options: Wanted;
  /** Whether words without dashes may follow. */
  readonly takesWords?: boolean;
  /** @returns the exit code. @throws Misuse for a value that cannot be meant, SetupError for what is missing here. */
  run(values: Given<Wanted>['values'], words: readonly string[], terminal: Terminal): Promise<number>;
}

/** Thrown with one sentence that says what is wrong with what was typed. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/**
 * Runs a command. `--help` is answered with its usage, a misuse with one sentence and the exit code 2.
 * @returns the exit code.
 */
export async function runCommand<Wanted extends Options>(
  command: Command<Wanted>,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    terminal.out.write(`${command.usage}\n`);
    return 0;
  }
  try {
    const { values, positionals } = parse(command, args);
    return await command.run(values, positionals, terminal);
  } catch (error) {
    if (error instanceof Misuse) {
      terminal.err.write(`${sayMisuse(error)}\n`);
      return 2;
    }
    terminal.err.write(`${error instanceof SetupError ? error.message : describe(error)}\n`);
    return 1;
  }
}

/** A misuse in one sentence. @param error a Misuse, or what `parseArgs` throws. */
export function sayMisuse(error: unknown): string {
  const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
  return `${sentence.replace(/\.$/, '')} (--help says what can be typed).`;
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

function parse<Wanted extends Options>(command: Command<Wanted>, args: readonly string[]): Given<Wanted> {
  try {
    const given = parseArgs({
      args: [...args],
      options: command.options,
      allowPositionals: true,
      strict: true,
    }) as Given<Wanted>;
    const [word] = given.positionals;
    if (word !== undefined && !command.takesWords) throw new Misuse(`"${word}" is no option`);
    return given;
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}
