// What is told of a Page, news by news.
import {
  ALERT_KINDS,
  type AlertKind,
  type AlertNews,
  type AlertState,
  judgeAlerts,
  startAlerts,
} from '../../../src/core/alert/judge-alerts.ts';
import type { Rate } from '../../../src/core/rate/rate.ts';

export const START = Date.UTC(2016, 1, 27, 18, 0);
export const MINUTE = 60_000;
export const rules = { kinds: ALERT_KINDS, lossPerMinute: 100 };

export const rate = (minute: number, perMinute: number, half: number, significant = true): Rate => ({
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

export type Step = readonly [minute: number, perMinute: number, half: number, more?: Partial<AlertNews>];

export const newsAt = (minute: number, perMinute: number, value = 2_312_587): AlertNews => ({
  rate: rate(minute, perMinute, 10),
  count: { value, step: 1 },
  isBurst: false,
});

/** What is told at each step of a story. */
export function story(steps: readonly Step[], with_ = rules): (readonly AlertKind[])[] {
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
