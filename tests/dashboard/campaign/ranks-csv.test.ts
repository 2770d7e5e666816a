import { describe, expect, it } from 'vitest';
import { campaignModel } from '../../../src/dashboard/campaign/campaign-model.ts';
import { ranksCsv } from '../../../src/dashboard/campaign/ranks-csv.ts';
import { DEMO_NOW_MS, DEMO_VIEWS } from '../../demo/page-views.ts';

/** The cells of the only row of a campaign of one Page, by their heads. */
function rowOf(name: keyof typeof DEMO_VIEWS): Readonly<Record<string, string>> {
  const view = DEMO_VIEWS[name];
  const record = {
    ...{ id: 'c', name: 'VoIP', startMs: 0 },
    ...{ targets: [view.page.id], controls: [], baseline: [] },
  };
  const model = campaignModel(record, [view], DEMO_NOW_MS);
  const rows = model.targets.map((line) => ({ line, isControl: false, around: undefined }));
  const [heads = '', row = ''] = ranksCsv(rows, undefined).split('\n');
  const cells = row.split(',');
  return Object.fromEntries(heads.split(',').map((head, i) => [head, cells[i] ?? '']));
}

describe('the table of Pages as a file', () => {
  it('has the figures of a Page with their interval, and the step of its count', () => {
    const live = rowOf('live');
    expect(Number(live['change_a_minute'])).toBeLessThan(Number(live['high']));
    expect(live['step']).toBe('1');
    expect(rowOf('still')['step']).toBe('100000');
  });

  it('has no figure where the screen claims none: too early, or a jump of the count', () => {
    const early = rowOf('early');
    expect([early['change_a_minute'], early['low'] !== '', early['high'] !== '']).toEqual(['', true, true]);
    const jump = rowOf('jump');
    expect([jump['change_a_minute'], jump['low'], jump['high']]).toEqual(['', '', '']);
  });
});
