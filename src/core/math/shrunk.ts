/** An estimate with its standard deviation. */
export interface Measured {
  readonly value: number;
  readonly deviation: number;
}

/** With fewer others than this nothing is known of how much they differ among themselves. */
const LEAST = 6;

/**
 * The largest or smallest of many estimates, freed of the luck by which it was chosen: drawn towards their mean
 * by as much of its distance as chance alone explains. What is drawn so far is right on average however the
 * one was picked (Efron, "Tweedie's formula and selection bias", 2011); how much the true values differ is
 * taken from the others (DerSimonian and Laird, "Meta-analysis in clinical trials", 1986).
 * @param others estimates of the same kind, apart from each other; the chosen one may be among them.
 * @returns the chosen one itself where there are too few others to tell.
 */
export function shrunk(chosen: Measured, others: readonly Measured[]): Measured {
  if (others.length < LEAST) return chosen;
  const weights = others.map(({ deviation }) => 1 / deviation ** 2);
  const sum = total(weights);
  const mean = total(others.map(({ value }, i) => value * (weights[i] ?? 0))) / sum;
  const excess =
    total(others.map(({ value }, i) => (weights[i] ?? 0) * (value - mean) ** 2)) - (others.length - 1);
  const spread = Math.max(0, excess / (sum - total(weights.map((weight) => weight ** 2)) / sum));
  const noise = chosen.deviation ** 2;
  const keep = spread / (spread + noise);
  // What the mean and the spread are themselves not known by comes in as far as the estimate is drawn
  // (Morris, "Parametric empirical Bayes inference", 1983).
  const ofMean = 1 / sum + spread / others.length;
  const ofSpread = (2 / (others.length - 3)) * (chosen.value - mean) ** 2;
  const variance = keep * noise + (1 - keep) ** 2 * (ofMean + ofSpread);
  return { value: mean + keep * (chosen.value - mean), deviation: Math.sqrt(variance) };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0);
