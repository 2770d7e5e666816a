// What happens to a counter: the intensities of its gains and losses, and what happens in one step.

/** People who come and go as on any day; both follow the daily curve. Events a minute at its top. */
export interface Usual {
  readonly gainsPerMinute: number;
  readonly lossesPerMinute: number;
}

/** A campaign: losses that begin at an instant and grow towards their height. */
export interface Campaign {
  readonly startMs: number;
  /** After this long it has reached 63 % of its height. */
  readonly growthMs: number;
  /** Losses a minute at its height, at the top of the daily curve. */
  readonly lossesPerMinute: number;
}

/** Gains that come all at once for a while: bought likes. */
export interface Burst {
  readonly fromMs: number;
  readonly toMs: number;
  readonly gainsPerMinute: number;
}

/** A change in one step: a purge of inactive accounts, a migration. */
export interface Leap {
  readonly atMs: number;
  /** What part of the count goes (negative) or comes (positive). */
  readonly fraction: number;
}

export interface Course {
  readonly usual: Usual;
  readonly campaigns: readonly Campaign[];
  readonly bursts: readonly Burst[];
  readonly leaps: readonly Leap[];
}

/** Events a minute, each zero or more. */
export interface Intensity {
  readonly gainsPerMinute: number;
  readonly lossesPerMinute: number;
}

const HOUR_MS = 3_600_000;
/** When most people are at it, and how much of that is left twelve hours later. */
const TOP_HOUR_UTC = 22;
const NIGHT_LEVEL = 0.3;

/** The daily curve: 1 at ten in the evening, 0.3 at ten in the morning. */
export function dailyCurve(atMs: number): number {
  const turn = (2 * Math.PI * (atMs / HOUR_MS - TOP_HOUR_UTC)) / 24;
  return NIGHT_LEVEL + ((1 - NIGHT_LEVEL) * (1 + Math.cos(turn))) / 2;
}

const campaignLosses = ({ startMs, growthMs, lossesPerMinute }: Campaign, atMs: number): number =>
  atMs < startMs ? 0 : lossesPerMinute * (1 - Math.exp(-(atMs - startMs) / growthMs));

/** The intensities at an instant. */
export function intensityAt(course: Course, atMs: number): Intensity {
  const day = dailyCurve(atMs);
  let gains = course.usual.gainsPerMinute * day;
  let losses = course.usual.lossesPerMinute * day;
  for (const campaign of course.campaigns) losses += campaignLosses(campaign, atMs) * day;
  for (const burst of course.bursts) {
    if (atMs >= burst.fromMs && atMs < burst.toMs) gains += burst.gainsPerMinute;
  }
  return { gainsPerMinute: gains, lossesPerMinute: losses };
}
