import { expect, it } from 'vitest';
import { momentLabel } from '../../../src/dashboard/shared/moment-label.ts';
import { localeText } from '../../ui/locale-text.ts';

const en = localeText('en');
const NOW = new Date(2016, 1, 27, 20, 30).getTime();

it.each([
  [new Date(2016, 1, 27, 0, 5), '00:05'],
  [new Date(2016, 1, 26, 20, 30), '26 Feb 2016, 20:30'],
  [new Date(2015, 1, 27, 20, 30), '27 Feb 2015, 20:30'],
])('%s is said so that it cannot be taken for another day', (at, said) => {
  expect(momentLabel(at.getTime(), NOW, en)).toBe(said);
});
