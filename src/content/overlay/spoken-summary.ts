/** A screen reader is told at most this often, however often samples come. */
const QUIET_MS = 60_000;

/**
 * What a screen reader is to be told: the first sentence given, then a changed one at most once a minute.
 * @returns a function from the sentence that is true now to the one that is to stand in the live region.
 */
export function spokenSummary(): (sentence: string, nowMs: number) => string {
  let spoken = '';
  let spokenMs = Number.NEGATIVE_INFINITY;
  return (sentence, nowMs) => {
    if (sentence !== spoken && nowMs - spokenMs >= QUIET_MS) {
      spoken = sentence;
      spokenMs = nowMs;
    }
    return spoken;
  };
}
