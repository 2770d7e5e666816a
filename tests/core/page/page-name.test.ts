import { describe, expect, it } from 'vitest';
import { pageName } from '../../../src/core/page/page-name.ts';

describe('the name of a Page', () => {
  it.each([
    ['inwi', 'inwi'],
    ['Méditel ميديتل', 'Méditel ميديتل'],
    ['\u200b\u200c\u2060\ufeff', ''],
    ['\u3164\u115f\u2800\u180e\ufe0f', ''],
    ['\u0300\u00a0', ''],
    ['in\u0000w\ud800i \u{e0041}❤\ufe0f', 'inwi ❤\ufe0f'],
    ['Inwi\u202e%001', 'Inwi%001'],
    ['  two\n lines ', 'two lines'],
    ['x'.repeat(500), `${'x'.repeat(99)}…`],
    ['😀'.repeat(101), `${'😀'.repeat(99)}…`],
  ])('%j is shown as %j', (text, shown) => expect(pageName(text)).toBe(shown));
});
