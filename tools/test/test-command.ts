import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../command/command.ts';
import { SetupError, setUp } from '../setup.ts';
import { checkCommand, type Part } from './check-command.ts';
import { checkVitest } from './check-vitest.ts';
import { addTally, noTally } from './tally.ts';

/** What takes seconds each, one after the other. */
async function checkStatically(): Promise<Part[]> {
  return [
    await checkCommand('types', ['node_modules/typescript/bin/tsc', '--noEmit']),
    await checkCommand('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']),
    await checkCommand('build', ['tools/run.mjs', 'build']),
    await checkCommand('store lint', [
      'node_modules/web-ext/bin/web-ext.js',
      'lint',
      '--source-dir=dist/firefox',
      '--warnings-as-errors',
      '--no-config-discovery',
    ]),
  ];
}

async function checkEverything(scratch: string): Promise<Part[]> {
  try {
    setUp();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return [{ name: 'set-up', seconds: 0, tally: { ...noTally, failed: 1 } }];
  }
  const units = checkVitest('unit', [], join(scratch, 'unit.json'), { isHeldBack: true, givesWay: true });
  const others = await checkStatically();
  // Browsers have deadlines, and often wait: unit tests take what these leave.
  const endToEnd = await checkVitest(
    'end to end',
    ['--config', 'vitest.e2e.config.ts'],
    join(scratch, 'e2e.json'),
  );
  return [...others, await units, endToEnd];
}

const USAGE = `npm test

Types, lint, build, store lint, unit tests, and the end-to-end tests in Chromium and Firefox, with how long each took.
One file: npx vitest run PATH, or npx vitest run --config vitest.e2e.config.ts --project chromium|firefox NAME.`;

async function test(): Promise<number> {
  const began = performance.now();
  const scratch = mkdtempSync(join(tmpdir(), 'ebb-test-'));
  try {
    const parts = await checkEverything(scratch);
    console.log('\n── how long each part took (unit tests ran beside all others)');
    for (const { name, seconds, tally } of parts)
      console.log(
        `${name.padEnd(12)} ${seconds.toFixed(1).padStart(7)} s   ${tally.passed} passed, ${tally.failed} failed`,
      );
    console.log(`${'all'.padEnd(12)} ${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s`);
    const { passed, failed, skipped } = parts.map(({ tally }) => tally).reduce(addTally, noTally);
    if (skipped > 0) console.log(`\n${skipped} skipped, each for the reason printed above`);
    console.log(`${passed} passed, ${failed} failed`);
    return failed > 0 ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** `npm test`. */
export const testCommand: Command = { usage: USAGE, options: {}, run: test };
