/** What a gauge shows: a figure a minute between two ends, negative is loss; `low <= perMinute <= high`. */
export interface GaugedRate {
  readonly perMinute: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A number line as parts of its length from the left, 0 to 1. Losses lie right of zero and gains left of it, in every
 * language: for a loss zero is the left end, for a gain the right one, and in between where either may be.
 */
export interface GaugeParts {
  readonly zero: number;
  readonly low: number;
  readonly at: number;
  readonly high: number;
}

const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10] as const;
/** Room beyond the interval. */
const ROOM = 1.1;
/** A scale that the interval fills less than this is changed. */
const LEAST_FILLED = 1 / 3;

/** The first of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8 times a power of ten that is no less. @param size above zero. */
export function roundEnd(size: number): number {
  const ten = 10 ** Math.floor(Math.log10(size));
  const factor = ROUND.find((one) => one * ten >= size * (1 - 1e-12)) ?? 10;
  return Number((factor * ten).toPrecision(2));
}

/**
 * The end of a scale that holds all of the intervals, with a little room.
 * @param before the scale that is on the screen: it stays until an interval leaves it or all fill less than a third.
 */
export function scaleEnd(rates: readonly GaugedRate[], before?: number): number {
  const most = Math.max(0, ...rates.map(({ low, high }) => Math.max(Math.abs(low), Math.abs(high))));
  if (!(most > 0 && Number.isFinite(most))) return before ?? 1;
  if (before !== undefined && most <= before && most >= LEAST_FILLED * before) return before;
  return roundEnd(most * ROOM);
}

/** @param end of the scale, above zero. */
export function gaugeOf({ perMinute, low, high }: GaugedRate, end: number): GaugeParts {
  const zero = low > 0 ? 1 : high < 0 ? 0 : 0.5;
  const length = zero === 0.5 ? 0.5 : 1;
  const part = (value: number): number =>
    Math.min(1, Math.max(0, Math.round((zero - (length * value) / end) * 1e4) / 1e4));
  return { zero, low: part(high), at: part(perMinute), high: part(low) };
}

/** The same for one of a list whose rows share a scale with a little room for gains: zero stands at the same place in all. */
export function gaugeInList({ perMinute, low, high }: GaugedRate, scale: ListScale): GaugeParts {
  const part = (value: number): number =>
    Math.min(1, Math.max(0, (scale.gained - value) / (scale.gained + scale.lost)));
  return { zero: part(0), low: part(high), at: part(perMinute), high: part(low) };
}

/** The two ends of a scale on which losses and gains stand side by side, both above zero. */
export interface ListScale {
  readonly lost: number;
  readonly gained: number;
}

const LEAST_GAINED = 0.09;

/**
 * What the scale of a list is to hold where some are not sure yet: the intervals of those that are, and of the others,
 * which may be very wide, the figure alone; their whole intervals where there is nothing else.
 */
export function spansInList(
  rates: readonly (GaugedRate & { readonly significant: boolean })[],
): readonly GaugedRate[] {
  if (!rates.some(({ significant }) => significant)) return rates;
  return rates.map((rate) =>
    rate.significant ? rate : { perMinute: rate.perMinute, low: rate.perMinute, high: rate.perMinute },
  );
}

export function listScale(rates: readonly GaugedRate[]): ListScale {
  const lost = scaleEnd(rates.map(({ low }) => ({ perMinute: 0, low: Math.min(0, low), high: 0 })));
  const most = Math.max(0, ...rates.map(({ high }) => high));
  return { lost, gained: most > LEAST_GAINED * lost ? roundEnd(most * ROOM) : LEAST_GAINED * lost };
}
