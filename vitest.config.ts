import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const TESTS = join(import.meta.dirname, 'tests');
/** Replaces a module, or loads one anew: the next file in the same process would meet the stand-in. */
const REPLACES_MODULES = /\bvi\.(?:mock|doMock|resetModules)\(/;

/** Test files that replace modules, themselves or by a file of the tests that they import. */
function filesThatReplaceModules(): string[] {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('e2e'))
    .map((path) => ({ path, text: readFileSync(join(TESTS, path), 'utf8') }));
  const found = new Set(files.filter(({ text }) => REPLACES_MODULES.test(text)));
  // A set that grows while it is gone through: whoever imports one that was found is found too.
  for (const { path } of found) {
    const isImported = `/${basename(path)}'`;
    for (const file of files) if (file.text.includes(isImported)) found.add(file);
  }
  return [...found].map(({ path }) => `tests/${path}`).filter((path) => /\.test\.tsx?$/.test(path));
}

const ownProcess = filesThatReplaceModules();

function project(name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return { extends: true, test: { name, ...test } };
}

// Loading modules takes longer than most tests do: files share processes where none replaces a module.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    pool: 'forks',
    // Its own default leaves one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism()),
    restoreMocks: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/patience.ts', 'tests/leave-as-found.ts'],
    projects: [
      project('shared', {
        include: ['tests/**/*.test.{ts,tsx}'],
        exclude: ['tests/e2e/**', 'node_modules/**', ...ownProcess],
        isolate: false,
      }),
      project('own', { include: ownProcess }),
    ],
  },
});
