import { afterEach, describe, expect, it, vi } from 'vitest';
import { languageChoice } from '../../src/settings/language-choice.ts';
import { overlayHidden, overlayPlacement, overlaySize } from '../../src/settings/overlay.ts';

const kept = vi.hoisted(() => new Map<string, unknown>());

vi.mock('../../src/platform/browser.ts', () => ({
  browser: { storage: { local: { get: async (key: string) => ({ [key]: kept.get(key) }) } } },
}));

afterEach(() => kept.clear());

describe('what the person chose about the overlay', () => {
  it('is read as it was kept', async () => {
    kept.set('overlay-placement', { kind: 'spot', left: 0, top: 1 });
    kept.set('overlay-size', 'small');
    kept.set('overlay-hidden', { everywhere: true, pages: ['123'] });
    kept.set('language', 'ar');
    expect(await overlayPlacement.get()).toEqual({ kind: 'spot', left: 0, top: 1 });
    expect(await overlaySize.get()).toBe('small');
    expect(await overlayHidden.get()).toEqual({ everywhere: true, pages: ['123'] });
    expect(await languageChoice.get()).toBe('ar');
  });

  it.each([
    undefined,
    null,
    'auto',
    { kind: 'spot', left: 0.5 },
    { kind: 'spot', left: -0.1, top: 0 },
    { kind: 'spot', left: 0, top: 1.1 },
    { kind: 'spot', left: Number.NaN, top: 0 },
    { kind: 'corner' },
  ])('gives the automatic place where %j was kept', async (damaged) => {
    kept.set('overlay-placement', damaged);
    expect(await overlayPlacement.get()).toEqual({ kind: 'auto' });
  });

  it.each([
    undefined,
    { everywhere: 'yes', pages: [] },
    { everywhere: true },
    { everywhere: true, pages: '123' },
    { everywhere: true, pages: [1] },
    { everywhere: true, pages: ['1'.repeat(201)] },
    { everywhere: true, pages: Array(1001).fill('1') },
  ])('hides nowhere where damaged choices were kept (%#)', async (damaged) => {
    kept.set('overlay-hidden', damaged);
    expect(await overlayHidden.get()).toEqual({ everywhere: false, pages: [] });
  });

  it('falls back for sizes and languages that are none', async () => {
    kept.set('overlay-size', 'huge');
    kept.set('language', 'xx');
    expect(await overlaySize.get()).toBe('unset');
    expect(await languageChoice.get()).toBe('browser');
  });
});
