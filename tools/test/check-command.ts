import { spawnSync } from 'node:child_process';
import { root } from '../dependencies.mjs';
import { noTally, type Tally } from './tally.ts';

/** Runs a program of Node's in the checkout; what it prints is shown. @returns its exit code, 1 if it had none. */
export function runNode(name: string, args: readonly string[]): number {
  console.log(`\n── ${name}`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  console.log(
    `── ${name}: ${status === 0 ? 'done' : 'failed'} in ${Math.round((performance.now() - began) / 1000)} s`,
  );
  return status ?? 1;
}

/** A check that is one by its exit code. */
export const checkCommand = (name: string, args: readonly string[]): Tally =>
  runNode(name, args) === 0 ? { ...noTally, passed: 1 } : { ...noTally, failed: 1 };
