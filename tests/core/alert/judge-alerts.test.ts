import { describe, expect, it } from 'vitest';
import { judgeAlerts, startAlerts } from '../../../src/core/alert/judge-alerts.ts';
import { newsAt, rate, rules, story } from './alert-story.ts';

describe('missing data', () => {
  it('neither tells nor ends anything: the sample judged before changes nothing', () => {
    const news = { rate: rate(0, -130, 10), count: { value: 2_312_587, step: 1 }, isBurst: false };
    const first = judgeAlerts(startAlerts(), news, rules);
    const again = judgeAlerts(first.state, { ...news, rate: rate(0, 0, 1) }, rules);
    expect(again).toEqual({ state: first.state, told: [] });
    const older = judgeAlerts(first.state, { ...news, rate: rate(-1, 0, 1) }, rules);
    expect(older).toEqual({ state: first.state, told: [] });
  });
});

describe('a burst of gains', () => {
  it('is told when it sets in, and not while it lasts', () => {
    expect(
      story([
        [0, -20, 10],
        [1, 300, 50, { isBurst: true }],
        [2, 300, 50, { isBurst: true }],
        [3, -20, 10],
      ]),
    ).toEqual([[], ['burst'], [], []]);
  });
});

describe('in quiet hours', () => {
  const quiet = { ...rules, isQuiet: true };

  it('nothing is told, and afterwards what still holds', () => {
    const night = judgeAlerts(startAlerts(), newsAt(0, -140), quiet);
    expect(night.told).toEqual([]);
    expect(judgeAlerts(night.state, newsAt(1, -140), rules).told).toEqual(['loss']);
    expect(judgeAlerts(night.state, newsAt(1, -20), rules).told).not.toContain('loss');
  });

  it('what was told before and still holds is not told anew afterwards', () => {
    const evening = judgeAlerts(startAlerts(), newsAt(0, -140), rules);
    const night = judgeAlerts(evening.state, newsAt(1, -140), quiet);
    expect(judgeAlerts(night.state, newsAt(60, -140), rules).told).toEqual([]);
  });

  it('a round number that was passed is told afterwards', () => {
    const evening = judgeAlerts(startAlerts(), newsAt(0, 0, 2_310_000), rules);
    const night = judgeAlerts(evening.state, newsAt(1, 0, 2_290_000), quiet);
    expect(night.told).toEqual([]);
    expect(judgeAlerts(night.state, newsAt(2, 0, 2_289_000), rules).told).toEqual(['milestone']);
  });

  it('what the person did not ask for is no more told afterwards than before', () => {
    const none = { ...quiet, kinds: [] };
    const night = judgeAlerts(startAlerts(), newsAt(0, -140), none);
    expect(night.state.active).toEqual(['loss']);
  });
});
