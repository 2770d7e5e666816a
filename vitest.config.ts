import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    environment: 'node',
    pool: 'forks',
    restoreMocks: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/patience.ts'],
  },
});
