import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Command, runCommand } from '../../tools/command/command.ts';

/** What a command answers, in this process: its exit code and what it writes. */
export async function typed<Wanted extends Command['options']>(
  command: Command<Wanted>,
  args: readonly string[],
  input = '',
): Promise<{ status: number; stdout: string; stderr: string }> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const [stdout, stderr] = [text(out), text(err)];
  const status = await runCommand(command, args, { input: Readable.from([input]), out, err });
  out.end();
  err.end();
  return { status, stdout: await stdout, stderr: await stderr };
}
