// `npm test`: everything that is checked, on a machine where nothing was prepared.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError, setUp } from './setup.ts';
import { checkCommand } from './test/check-command.ts';
import { checkVitest } from './test/check-vitest.ts';
import { addTally, noTally, type Tally } from './test/tally.ts';

function checkEverything(scratch: string): Tally {
  const failedSetup: Tally = { ...noTally, failed: 1 };
  try {
    setUp();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return failedSetup;
  }
  return [
    checkCommand('types', ['node_modules/typescript/bin/tsc', '--noEmit']),
    checkCommand('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']),
    checkVitest('unit', [], join(scratch, 'unit.json')),
    checkCommand('build', ['build.mjs']),
    checkCommand('store lint', [
      'node_modules/web-ext/bin/web-ext.js',
      'lint',
      '--source-dir=dist/firefox',
      '--warnings-as-errors',
      '--no-config-discovery',
    ]),
    checkVitest('end to end', ['--config', 'vitest.e2e.config.ts'], join(scratch, 'e2e.json')),
  ].reduce(addTally, noTally);
}

const scratch = mkdtempSync(join(tmpdir(), 'ebb-test-'));
try {
  const { passed, failed, skipped } = checkEverything(scratch);
  if (skipped > 0) console.log(`\n${skipped} skipped, each for the reason printed above`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
