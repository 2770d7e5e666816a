import { describe, expect, it } from 'vitest';
import { costOfAll, goOnQuestion, measuringLines } from '../../../src/ui/labels/measuring-lines.ts';
import { DEMO_VIEWS, DEMO_NOW_MS as NOW } from '../../demo/page-views.ts';
import { ROAD_VIEWS } from '../../demo/road-views.ts';
import { localeText, readable } from '../locale-text.ts';

const text = localeText('en');
const lines = (state: keyof typeof ROAD_VIEWS, nowMs = NOW): string[] =>
  measuringLines(ROAD_VIEWS[state], nowMs, text).map((line) => readable(text.plain(line)));

describe('how a Page is measured, in words', () => {
  it('tells what it costs, and that no tab is needed', () => {
    expect(lines('usual')).toEqual(['About 9 MB a day']);
    expect(lines('tabless')).toEqual(['Goes on without a tab, about 9 MB a day']);
  });

  it('is brief in a row among others, whose cost is told for all', () => {
    const brief = (state: keyof typeof ROAD_VIEWS) =>
      measuringLines(ROAD_VIEWS[state], NOW, text, true).map((line) => readable(text.plain(line)));
    expect(brief('usual')).toEqual([]);
    expect(brief('tabless')).toEqual(['Goes on without a tab']);
    const all = [ROAD_VIEWS.usual, ROAD_VIEWS.closeUp, DEMO_VIEWS.idle];
    expect(readable(text.plain(costOfAll(all, text) ?? []))).toBe('Measuring takes about 46 MB a day in all');
    expect(costOfAll([DEMO_VIEWS.idle], text)).toBeUndefined();
  });

  it('counts a close-up down, and is silent once it is over', () => {
    expect(lines('closeUp')[0]).toBe('Close-up: every 15 s, 12 min left');
    expect(lines('closeUp', NOW + 11.5 * 60_000)[0]).toBe('Close-up: every 15 s, 30 s left');
    expect(lines('closeUp', NOW + 12 * 60_000)).toEqual(['About 37 MB a day']);
  });

  it('shows the real pace where it is not the one that is wanted', () => {
    expect(lines('stretched')[0]).toBe(
      'Every 5 min for now, not 1 min: Ebb asks Facebook no more than it bears.',
    );
    // What waits at an obstacle is told by its own line.
    expect(lines('walled')).toEqual(['About 9 MB a day']);
  });

  it('asks whether to go on when it is time, and not before', () => {
    expect(goOnQuestion(ROAD_VIEWS.tabless, NOW, text)).toBeUndefined();
    const question = goOnQuestion(ROAD_VIEWS.asked, NOW, text);
    expect(readable(text.plain(question ?? []))).toMatch(/^No tab has shown it for long\. Go on measuring\?/);
  });

  it('says nothing of a Page that is not measured', () => {
    expect(measuringLines(DEMO_VIEWS.idle, NOW, text)).toEqual([]);
    expect(
      goOnQuestion({ ...ROAD_VIEWS.asked, watch: { kind: 'not-measuring' } }, NOW, text),
    ).toBeUndefined();
  });
});
