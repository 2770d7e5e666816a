import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const TESTS = join(import.meta.dirname, 'tests');
/** Replaces a module, or loads one anew: the next file would meet the stand-in. */
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

const replacing = filesThatReplaceModules();

function project(name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return { extends: true, test: { name, ...test } };
}

/** What a file says of where it runs, where it says so. */
const ENVIRONMENT = /^\/\/ @vitest-environment \w+/;

/** A process goes on, with all that it loaded, only where the next file is of its project and its environment. */
class OneKindAfterTheOther extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const kinds = new Map(
      files.map((file) => {
        const [environment = ''] = ENVIRONMENT.exec(readFileSync(file.moduleId, 'utf8')) ?? [];
        return [file, `${file.project.name} ${environment}`];
      }),
    );
    // Most files are of the kind that comes last: these end together.
    const rankOf = (file: TestSpecification): string => kinds.get(file) ?? '';
    return (await super.sort(files)).sort((a, b) => -rankOf(a).localeCompare(rankOf(b)));
  }
}

// Starting a process and loading modules takes longer than most tests do: files share processes, and modules too where
// none replaces one.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    // The same for all: a file with other options would need a process of its own.
    environmentOptions: { jsdom: { url: 'https://www.facebook.com/' } },
    pool: 'forks',
    // Its own default leaves one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: OneKindAfterTheOther },
    restoreMocks: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/patience.ts', 'tests/leave-as-found.ts'],
    projects: [
      project('shared', {
        include: ['tests/**/*.test.{ts,tsx}'],
        exclude: ['tests/e2e/**', 'node_modules/**', ...replacing],
        isolate: false,
      }),
      project('replacing', {
        include: replacing,
        isolate: false,
        setupFiles: ['tests/forget-modules.ts'],
      }),
    ],
  },
});
