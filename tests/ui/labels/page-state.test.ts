import { describe, expect, it } from 'vitest';
import { readLabel } from '../../../src/ui/labels/page-state.ts';
import { stateOfAll } from '../../../src/ui/labels/state-of-all.ts';
import { totalOf } from '../../../src/ui/labels/total.ts';
import { DEMO_VIEWS, DEMO_NOW_MS as NOW } from '../../demo/page-views.ts';
import { localeText, readable } from '../locale-text.ts';

const en = localeText('en');
const DAY = 86_400_000;

describe('how old something is', () => {
  it.each([
    [10_000, 'just now'],
    [40 * 60_000, '40 min ago'],
    [2 * 3_600_000, '18:30'],
    [3 * DAY, '24 Feb'],
    [366 * DAY, '26 Feb 2015, 20:30'],
  ])('%i ms ago: %s', (ago, said) => {
    expect(readable(en.plain(readLabel(NOW - ago, NOW, en)))).toBe(said);
  });
});

describe('the state in the head of a list', () => {
  const { idle, live, stale } = DEMO_VIEWS;
  const stateOf = (rows: readonly (typeof live)[]) => stateOfAll(totalOf(rows, NOW), rows, NOW, en);

  it('is that of the only Page that is measured, wherever it stands in the list', () => {
    expect(stateOf([idle, live])).toMatchObject({ mark: 'live' });
  });

  it('is none where several Pages are listed and none is measured', () => {
    expect(stateOf([idle, stale])).toBeUndefined();
    expect(stateOf([stale])).toMatchObject({ mark: 'idle' });
  });
});
