import { DAY_MS, HOUR_MS } from '../math/durations.ts';

/** When the person is asked whether a Page that no tab shows is to be measured further, milliseconds since 1970 UTC. */
export interface Attendance {
  readonly asksMs: number;
  /** Unanswered, measuring pauses. */
  readonly pausesMs: number;
}

/** A campaign lasts for weeks, and somebody who is in one means it. */
const ALLOWANCES = {
  alone: { askAfterMs: DAY_MS, answerWithinMs: HOUR_MS },
  campaign: { askAfterMs: 30 * DAY_MS, answerWithinMs: DAY_MS },
};

/**
 * @param attendedMs when a tab last showed the Page, or the person last asked for it to be measured.
 * @param isInCampaign the Page is a target or a control of one.
 */
export function attendance(attendedMs: number, isInCampaign: boolean): Attendance {
  const { askAfterMs, answerWithinMs } = ALLOWANCES[isInCampaign ? 'campaign' : 'alone'];
  const asksMs = attendedMs + askAfterMs;
  return { asksMs, pausesMs: asksMs + answerWithinMs };
}
