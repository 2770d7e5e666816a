import { log } from '../../math/portable-math.ts';

/**
 * Candidate periods, seconds. The phase drifts by the error of the period at every renewal, of which a short period
 * has several between two reads: so the short ones lie close. A period between two of them that fits neither would
 * leave moves of one renewal and of two, which only churn explains, and behind churn slow changes go unseen.
 */
// biome-ignore format: in rows of equal spacing.
export const PERIODS = [
  8, 8.5, 9, 9.5, 10, 10.5, 11, 11.5, 12, 12.5, 13, 13.5, 14, 14.5, 15,
  18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 70, 80, 90, 120,
] as const;
/** Within so many seconds every source renews its number. */
export const LONGEST_PERIOD = 120;
/** Phases that are told apart in each, and pairs of period and phase. */
export const BINS = 16;
export const CELLS = PERIODS.length * BINS;
/** From the shortest to the longest, on the logarithm. */
const LOG_RANGE = log(LONGEST_PERIOD / PERIODS[0]);
/** Prior that there is no refreshing at all. */
const NONE = 0.8;
/** Prior of each cell and of none: periods of every length are equally likely on the logarithm, and all their phases. */
export const PRIOR = Float64Array.of(
  ...PERIODS.flatMap((period, k) => {
    const [shorter, longer] = [PERIODS[k - 1] ?? period, PERIODS[k + 1] ?? period];
    const share = log(longer / shorter) / (2 * LOG_RANGE);
    return Array.from({ length: BINS }, () => ((1 - NONE) * share) / BINS);
  }),
  NONE,
);
