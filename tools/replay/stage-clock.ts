/** Which instant of the campaign belongs to which instant of this machine. */
export interface StageClock {
  /** The campaign's instant, milliseconds since 1970 UTC, at an instant of this machine. */
  readonly campaignAt: (wallMs: number) => number;
  /** This machine's instant at an instant of the campaign. */
  readonly wallAt: (campaignMs: number) => number;
  readonly nowMs: () => number;
}

/**
 * @param curtainMs the campaign's instant that is now.
 * @param pace how many seconds of the campaign pass in one second; 1 unless told.
 * @param nowMs this machine's clock.
 */
export function stageClock(curtainMs: number, pace = 1, nowMs: () => number = Date.now): StageClock {
  const raisedMs = nowMs();
  return {
    campaignAt: (wallMs) => curtainMs + (wallMs - raisedMs) * pace,
    wallAt: (campaignMs) => raisedMs + (campaignMs - curtainMs) / pace,
    nowMs,
  };
}
