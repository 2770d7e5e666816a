/**
 * Functions that come out the same to the last bit in every engine. ECMAScript leaves the last bits of `Math.exp`,
 * `Math.log` and `**` to the engine, and a filter that branches and prunes makes a fourth digit of a last bit within an
 * hour; sums, products, quotients and square roots are IEEE 754 everywhere. Kept because anybody is to be
 * able to recompute a figure to the last digit, and no engine promises that.
 */

/** ln 2 in two parts, the first with so few bits that its product with an exponent is exact (Cody and Waite 1980). */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LEAST_POWER = -1075;
const LEAST_NORMAL = 2.2250738585072014e-308;
const TWO_TO_54 = 18_014_398_509_481_984;
/** From the upper half of the root of 1/2 to that of 1: added to a number's, it rounds to the nearest power. */
const ROOT_OF_HALF_TO_ONE = 0x3ff00000 - 0x3fe6a09e;

const ONE = -LEAST_POWER;

/** 2 to the power of `LEAST_POWER` and more, each from its neighbour: every context of ours works them out as it starts. */
const POWERS = new Float64Array(2099).fill(1);
for (let i = ONE + 1; i < POWERS.length; i++) POWERS[i] = 2 * (POWERS[i - 1] ?? 0);
for (let i = ONE - 1; i >= 0; i--) POWERS[i] = (POWERS[i + 1] ?? 0) / 2;

export const squared = (x: number): number => x * x;

/**
 * e to the power of `x`, for `x` below 709, to about two units of the last place. The argument is brought below half
 * of ln 2, where Padé's approximant of degree six over six is right to 2e-19 (its coefficients: Moler and Van Loan,
 * "Nineteen dubious ways to compute the exponential of a matrix", 2003).
 */
export function exp(x: number): number {
  if (x < -745) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  return (1 + nearZero(x - k * LN2_HIGH - k * LN2_LOW)) * (POWERS[k - LEAST_POWER] ?? x);
}

/** `exp(x) - 1` without the loss of digits near zero. */
export const expMinus1 = (x: number): number => (Math.abs(x) < 0.34 ? nearZero(x) : exp(x) - 1);

/** `exp(r) - 1` for |r| up to half of ln 2. */
function nearZero(r: number): number {
  const z = r * r;
  const odd = r * (332_640 + z * (10_080 + z * 42));
  const even = 665_280 + z * (75_600 + z * (840 + z));
  return (2 * odd) / (even - odd);
}

const bits = new DataView(new ArrayBuffer(8));

/**
 * The natural logarithm of `x`, to about two units of the last place: that of the nearest power of two, and of the
 * rest m by ln m = 2 artanh((m - 1) / (m + 1)), whose series needs eleven terms between the roots of 1/2 and 2.
 */
export function log(x: number): number {
  if (!(x >= LEAST_NORMAL && x < Number.POSITIVE_INFINITY)) return logAtTheEnds(x);
  bits.setFloat64(0, x, true);
  const k = ((bits.getInt32(4, true) + ROOT_OF_HALF_TO_ONE) >> 20) - 1023;
  const m = x * (POWERS[-k - LEAST_POWER] ?? 1);
  const s = (m - 1) / (m + 1);
  const z = s * s;
  const w = z * z;
  // In two halves, which the processor works out side by side.
  const odd = z * (2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19)))));
  const even = w * (2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21)))));
  return k * LN2_HIGH + (2 * s + (s * (odd + even) + k * LN2_LOW));
}

function logAtTheEnds(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  // Below the least normal number the exponent stands still.
  return x < LEAST_NORMAL ? log(x * TWO_TO_54) - 54 * Math.LN2 : x;
}
