/** What a net counter proves of both sides: at least so many came, at least so many left. */
export interface GainsAndLosses {
  readonly gainedAtLeast: number;
  readonly lostAtLeast: number;
}

/**
 * Rises and falls of a counter apart. A counter is a net, so both are lower bounds; and a wobble of the reads is
 * neither, so a turn counts only when it is larger than the wobble, and then by what it exceeds it.
 * @param values counts in time order.
 * @param wobble how far two reads may differ though nothing happened: 0 for exact reads, a step less one for rounded ones.
 */
export function gainsAndLosses(values: ArrayLike<number>, wobble: number): GainsAndLosses {
  const moved = { gained: 0, lost: 0 };
  const count = (from: number, to: number): void => {
    const size = Math.max(0, Math.abs(to - from) - wobble);
    if (to > from) moved.gained += size;
    else moved.lost += size;
  };
  const first = values[0] ?? 0;
  let turn = first;
  let lowest = first;
  let highest = first;
  let rising: boolean | undefined;
  for (let i = 1; i < values.length; i++) {
    const value = values[i] ?? 0;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
    if (rising !== true && value - lowest > wobble) {
      if (rising === false) count(turn, lowest);
      turn = lowest;
      highest = value;
      rising = true;
    } else if (rising !== false && highest - value > wobble) {
      if (rising === true) count(turn, highest);
      turn = highest;
      lowest = value;
      rising = false;
    }
  }
  if (rising !== undefined) count(turn, rising ? highest : lowest);
  return { gainedAtLeast: moved.gained, lostAtLeast: moved.lost };
}
