import { expect, it, vi } from 'vitest';
import { spanChange } from '../../../src/core/series/span-change.ts';
import { spanLabel } from '../../../src/dashboard/page/page-figures.tsx';
import { localeText, readable } from '../../ui/locale-text.ts';

vi.mock('../../../src/platform/browser.ts', () => ({ browser: {} }));

const text = localeText('en');
const T = Date.UTC(2016, 1, 27, 20);
const MINUTE = 60_000;
/** Read for six minutes at either end, and not in between; rounded at the end. */
const minutes = [0, 1, 2, 3, 4, 5, 6, 54, 55, 56, 57, 58, 59, 60];
const samples = minutes.map((minute) => ({
  atMs: T + minute * MINUTE,
  value: minute < 30 ? 1_854_793 : 1_800_000,
  step: minute < 30 ? 1 : 100_000,
}));

it('a span that was watched in part says so, also where nothing is known to have changed', () => {
  const change = spanChange(samples, T, T + 60 * MINUTE);
  const said = readable(text.plain(spanLabel(change, 'likes', text)));
  expect(said).toMatch(/^No change since /);
  expect(said).toMatch(/12 minutes/);
});
