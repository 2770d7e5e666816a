import { afterAll, vi } from 'vitest';

// The next file runs in the same process: it finds real timers and the globals as they were.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});
