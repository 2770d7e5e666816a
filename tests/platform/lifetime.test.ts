import { expect, it, vi } from 'vitest';
import { startLifetime } from '../../src/platform/lifetime.ts';

vi.mock('../../src/platform/browser.ts', () => ({ browser: { runtime: { id: 'ebb' } } }));

it('is alive while the extension answers, and ends for good when it does not', () => {
  let connected = true;
  const lifetime = startLifetime(() => connected);
  expect(lifetime.isAlive()).toBe(true);
  expect(lifetime.signal.aborted).toBe(false);
  connected = false;
  expect(lifetime.isAlive()).toBe(false);
  expect(lifetime.signal.aborted).toBe(true);
  connected = true;
  expect(lifetime.isAlive()).toBe(false);
});

it('takes the browser at its word by default', () => {
  expect(startLifetime().isAlive()).toBe(true);
});
