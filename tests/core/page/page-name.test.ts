import { describe, expect, it } from 'vitest';
import { pageName } from '../../../src/core/page/page-name.ts';

describe('the name of a Page', () => {
  it.each([
    ['inwi', 'inwi'],
    ['Méditel ميديتل', 'Méditel ميديتل'],
    ['\u200b\u200c\u2060\ufeff', ''],
    ['Inwi\u202e%001', 'Inwi%001'],
    ['  two\n lines ', 'two lines'],
    ['x'.repeat(500), `${'x'.repeat(99)}…`],
    ['😀'.repeat(101), `${'😀'.repeat(99)}…`],
  ])('%j is shown as %j', (text, shown) => expect(pageName(text)).toBe(shown));
});
