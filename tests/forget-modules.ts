import { afterAll, vi } from 'vitest';

// A module that got a stand-in is bound to it: the next file in the same process loads all of them anew.
afterAll(() => {
  vi.resetModules();
});
