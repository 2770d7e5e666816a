// Counter-based randomness: what is drawn for a key depends on nothing but the key. The past can so be drawn
// after the present, and twice, and is always the same.

/** A whole number of 32 bits, well mixed, from any number of whole numbers. */
export function mix(...keys: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const key of keys) {
    // Both halves of a key above 32 bits count: instants are such.
    for (const half of [key | 0, Math.floor(key / 2 ** 32) | 0]) {
      hash = Math.imul(hash ^ half, 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
      hash ^= hash >>> 16;
    }
  }
  return hash >>> 0;
}

/** A source of numbers in [0, 1). */
export type Random = () => number;

/** The stream of numbers that belongs to a key (mulberry32, public domain). */
export function randomOf(...keys: readonly number[]): Random {
  let state = mix(...keys);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Above this mean the product of uniforms loses precision; a Poisson number is a sum of smaller ones. */
const LARGEST_MEAN = 30;

/** A Poisson number (Knuth, The Art of Computer Programming, volume 2, 3.4.1). @param mean zero or more. */
export function poisson(mean: number, random: Random): number {
  if (mean > LARGEST_MEAN) return poisson(mean / 2, random) + poisson(mean / 2, random);
  const limit = Math.exp(-mean);
  let drawn = 0;
  for (let product = random(); product > limit; product *= random()) drawn += 1;
  return drawn;
}

/** A normal number of mean 0 and deviation 1 (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
