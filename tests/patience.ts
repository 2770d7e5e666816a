import { vi } from 'vitest';

// A busy machine is slow, not wrong: what is waited for ends the wait, and only then does the limit matter.
const { waitFor } = vi;
vi.waitFor = (callback, options = 15_000) => waitFor(callback, options);
