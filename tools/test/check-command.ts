import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { root } from '../dependencies.mjs';
import { noTally, type Tally } from './tally.ts';

/** What a part of the tests came to, and how long it took. */
export interface Part {
  readonly name: string;
  readonly seconds: number;
  readonly tally: Tally;
}

export interface Ended {
  /** The exit code, 1 if there was none. */
  readonly status: number;
  readonly seconds: number;
}

export interface RunOptions {
  /** What it prints is shown at once when it has ended, so that it does not mix with what runs at the same time. */
  readonly isHeldBack?: boolean;
  /** It takes only what processor others leave. */
  readonly givesWay?: boolean;
}

/** The niceness of who gives way. */
const GIVING_WAY = 19;

/** Runs a program of Node's in the checkout; what it prints is shown. */
export function runNode(
  name: string,
  args: readonly string[],
  { isHeldBack = false, givesWay = false }: RunOptions = {},
): Promise<Ended> {
  if (!isHeldBack) console.log(`\n── ${name}`);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', isHeldBack ? 'pipe' : 'inherit', isHeldBack ? 'pipe' : 'inherit'],
    });
    if (givesWay && child.pid !== undefined) setPriority(child.pid, GIVING_WAY);
    const held: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => held.push(data));
    child.on('error', reject);
    child.on('close', (status) => {
      if (isHeldBack) process.stdout.write(`\n── ${name}\n${Buffer.concat(held)}`);
      const seconds = (performance.now() - began) / 1000;
      console.log(`── ${name}: ${status === 0 ? 'done' : 'failed'} in ${Math.round(seconds)} s`);
      resolve({ status: status ?? 1, seconds });
    });
  });
}

/** A check that is one by its exit code, and runs beside others. */
export async function checkCommand(name: string, args: readonly string[]): Promise<Part> {
  const { status, seconds } = await runNode(name, args, { isHeldBack: true });
  return { name, seconds, tally: status === 0 ? { ...noTally, passed: 1 } : { ...noTally, failed: 1 } };
}
