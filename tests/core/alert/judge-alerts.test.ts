import { describe, expect, it } from 'vitest';
import {
  ALERT_KINDS,
  type AlertKind,
  type AlertNews,
  type AlertState,
  judgeAlerts,
  startAlerts,
} from '../../../src/core/alert/judge-alerts.ts';
import type { Rate } from '../../../src/core/rate/rate.ts';

const START = Date.UTC(2016, 1, 27, 18, 0);
const MINUTE = 60_000;
const rules = { kinds: ALERT_KINDS, lossPerMinute: 100 };

const rate = (minute: number, perMinute: number, half: number, significant = true): Rate => ({
  kind: 'rate',
  perMinute,
  perSecond: perMinute / 60,
  low: perMinute - half,
  high: perMinute + half,
  sinceMs: START,
  atMs: START + minute * MINUTE,
  samples: 20,
  basis: 'exact',
  significant,
});

type Step = readonly [minute: number, perMinute: number, half: number, more?: Partial<AlertNews>];

const newsAt = (minute: number, perMinute: number, value = 2_312_587): AlertNews => ({
  rate: rate(minute, perMinute, 10),
  count: { value, step: 1 },
  isBurst: false,
});

/** What is told at each step of a story. */
function story(steps: readonly Step[], with_ = rules): (readonly AlertKind[])[] {
  let state: AlertState = startAlerts();
  return steps.map(([minute, perMinute, half, more]) => {
    const news = {
      rate: rate(minute, perMinute, half),
      count: { value: 2_312_587, step: 1 },
      isBurst: false,
    };
    const judged = judgeAlerts(state, { ...news, ...more }, with_);
    state = judged.state;
    return judged.told;
  });
}

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

describe('a loss above the level', () => {
  it('is told once, when the whole interval lies above it', () => {
    expect(
      story([
        [0, -105, 15],
        [1, -120, 15],
        [2, -140, 15],
      ]),
    ).toEqual([[], ['loss'], []]);
  });

  it('is not told of a change that has not held over a second sample', () => {
    const news = { rate: rate(0, -200, 20, false), count: { value: 1, step: 1 }, isBurst: false };
    expect(judgeAlerts(startAlerts(), news, rules).told).toEqual([]);
  });

  it('is left only when the whole interval lies below four fifths of the level, and does not ring on the edge', () => {
    const edge: Step[] = Array.from({ length: 90 }, (_, i) => [i + 1, i % 2 ? -120 : -95, 10]);
    expect(story([[0, -130, 10], ...edge]).flat()).toEqual(['loss']);
    expect(
      story([
        [0, -130, 10],
        [40, -60, 10],
        [80, -130, 10],
      ]).flat(),
    ).toEqual(['loss', 'loss']);
  });

  it('is told again at the earliest after half an hour', () => {
    expect(
      story([
        [0, -130, 10],
        [5, -75, 4],
        [29, -130, 10],
        [31, -130, 10],
      ]).flat(),
    ).toEqual(['loss']);
  });

  it('is entered above the level, not at it', () => {
    expect(story([[0, -110, 10]]).flat()).toEqual([]); // at least 100
    expect(story([[0, -111, 10]]).flat()).toEqual(['loss']);
  });

  it('is left below four fifths of the level, not at it', () => {
    const again = (perMinute: number) =>
      story([
        [0, -130, 10],
        [40, perMinute, 10],
        [80, -130, 10],
      ]).flat();
    expect(again(-70)).toEqual(['loss']); // at most 80
    expect(again(-69)).toEqual(['loss', 'loss']);
  });

  it('is told again when half an hour is over to the instant', () => {
    const again = (minute: number) =>
      story([
        [0, -130, 10],
        [5, -60, 4],
        [minute, -130, 10],
      ]).flat();
    expect(again(30)).toEqual(['loss', 'loss']);
    expect(again(29.99)).toEqual(['loss']);
  });

  it('keeps nothing else from being told', () => {
    expect(
      story([
        [0, -130, 10],
        [1, 300, 50, { isBurst: true }],
      ]).flat(),
    ).toEqual(['loss', 'fading', 'burst']);
  });

  it('is not told when the person did not ask for it', () => {
    expect(story([[0, -130, 10]], { ...rules, kinds: ['burst'] })).toEqual([[]]);
  });
});

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

describe('a fading loss', () => {
  it('is told when it is surely below half of its height', () => {
    expect(
      story([
        [0, -150, 10],
        [10, -80, 10],
        [20, -50, 10],
        [30, -40, 10],
      ]).flat(),
    ).toEqual(['loss', 'fading']);
  });

  it('is not told of a loss that never was above the level', () => {
    expect(
      story([
        [0, -50, 5],
        [10, -5, 5],
      ]).flat(),
    ).toEqual([]);
  });

  it('is entered below half of the height, not at it', () => {
    // The height is at least 140, half of it 70.
    const told = (perMinute: number) =>
      story([
        [0, -150, 10],
        [10, perMinute, 10],
      ]).flat();
    expect(told(-60)).toEqual(['loss']);
    expect(told(-59)).toEqual(['loss', 'fading']);
  });

  it('is left above three quarters of the height, not at them', () => {
    // Three quarters of 140 are 105.
    const told = (perMinute: number) =>
      story([
        [0, -150, 10],
        [10, -59, 10],
        [20, perMinute, 10],
        [50, -59, 10],
      ]).flat();
    expect(told(-115)).toEqual(['loss', 'fading']);
    expect(told(-116)).toEqual(['loss', 'fading', 'fading']);
  });

  it('needs a height above the level, of a change that has held', () => {
    const told = (...first: Step) => story([first, [10, -30, 10]]).flat();
    expect(told(0, -110, 10)).toEqual([]);
    expect(told(0, -111, 10)).toEqual(['loss', 'fading']);
    expect(told(0, -150, 10, { rate: rate(0, -150, 10, false) })).toEqual([]);
  });

  it('is measured by the greatest height, and by the last time it was reached', () => {
    // At least 290 lost at the height, half of it 145.
    expect(
      story([
        [0, -150, 10],
        [5, -300, 10],
        [10, -130, 10],
      ]).flat(),
    ).toEqual(['loss', 'fading']);
    expect(
      story([
        [0, -150, 10],
        [300, -150, 10],
        [400, -59, 10],
      ]).flat(),
    ).toEqual(['loss', 'fading']);
  });

  it('knows its height for six hours to the instant', () => {
    const told = (minute: number) =>
      story([
        [0, -150, 10],
        [minute, -59, 10],
      ]).flat();
    expect(told(360)).toEqual(['loss', 'fading']);
    expect(told(360.01)).toEqual(['loss']);
  });

  it('forgets the height of six hours ago', () => {
    expect(
      story([
        [0, -150, 10],
        [361, -30, 5],
        [362, -5, 5],
      ]).flat(),
    ).toEqual(['loss']);
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

describe('a milestone', () => {
  const at = (minute: number, value: number, step = 1): Step => [minute, -20, 10, { count: { value, step } }];

  it('is told when the count is surely below a round number, once', () => {
    expect(story([at(0, 2_300_900), at(1, 2_299_900), at(2, 2_299_500), at(3, 2_299_400)])).toEqual([
      [],
      [],
      ['milestone'],
      [],
    ]);
  });

  it('is told again at once of the next one', () => {
    expect(story([at(0, 2_310_000), at(1, 2_299_000), at(2, 2_199_000)])).toEqual([
      [],
      ['milestone'],
      ['milestone'],
    ]);
  });

  it('is not told when the person did not ask for it', () => {
    expect(story([at(0, 2_310_000), at(1, 2_299_000)], { ...rules, kinds: ['loss'] }).flat()).toEqual([]);
  });

  it('is never told of the number the Page was met at', () => {
    expect(story([at(0, 2_299_000)])).toEqual([[]]);
  });

  it('is not told again after the count has been above it', () => {
    expect(
      story([at(0, 2_310_000), at(1, 2_299_000), at(100, 2_310_000), at(200, 2_299_000)]).flat(),
    ).toEqual(['milestone']);
  });

  it('waits until the whole step lies below', () => {
    expect(story([at(0, 2_310_000, 10_000), at(1, 2_290_000, 10_000), at(2, 2_280_000, 10_000)])).toEqual([
      [],
      [],
      ['milestone'],
    ]);
  });
});
