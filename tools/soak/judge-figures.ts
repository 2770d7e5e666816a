/** The figures of one Page that were looked at, and how many of their intervals held the truth. */
export interface HeldFigures {
  readonly looked: number;
  readonly held: number;
}

/** What is promised of an interval. */
export const PROMISED = 0.95;
/** The deviate that is exceeded by chance once in twenty. */
const Z = 1.6449;

/**
 * How far the share of intervals that held lies below what is promised, and how far below chance may put it once in
 * twenty runs. The figures of a Page follow each other and hang together, those of two Pages do not: so many Pages,
 * so many independent draws. The share is the ratio estimator of a sample of clusters of unequal size, its variance
 * that of Cochran, "Sampling techniques" (1977), section 3.12, and never less than that of independent figures.
 */
export function judgeFigures(pages: readonly HeldFigures[]): {
  readonly short: number;
  readonly chance: number;
} {
  const looked = pages.reduce((sum, page) => sum + page.looked, 0);
  const held = pages.reduce((sum, page) => sum + page.held, 0);
  if (looked === 0) return { short: 0, chance: 1 };
  const share = held / looked;
  if (pages.length < 2) return { short: PROMISED - share, chance: 1 };
  const squares = pages.reduce((sum, page) => sum + (page.held - share * page.looked) ** 2, 0);
  const ofPages = (squares * pages.length) / (pages.length - 1) / looked ** 2;
  const deviation = Math.sqrt(Math.max(ofPages, (PROMISED * (1 - PROMISED)) / looked));
  return { short: PROMISED - share, chance: studentDeviate(pages.length - 1) * deviation };
}

/**
 * The deviate that Student's t with so many degrees of freedom exceeds once in twenty.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), formula 26.7.5, first three terms.
 */
function studentDeviate(freedom: number): number {
  const first = (Z ** 3 + Z) / 4;
  const second = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96;
  const third = (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384;
  return Z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
