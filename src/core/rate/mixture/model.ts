/** The model's fixed numbers, in one place. Rates a second, times in seconds. */

import { log } from '../../math/portable-math.ts';

/** Standard deviations of a read about the level; the first means that reads are exact. */
export const NOISES = [0.3, 3, 6, 10, 16, 25, 40, 63, 100, 160, 250, 400, 700, 3, 25] as const;
/** From this index on the noise is what is left when the replicas of the number are told apart. */
export const REPLICAS_FROM = 13;
/** Prior of each: half of all pages are read exactly. */
export const NOISE_PRIOR = [
  0.5, 0.04, 0.035, 0.035, 0.035, 0.035, 0.035, 0.035, 0.035, 0.035, 0.035, 0.035, 0.03, 0.05, 0.02,
] as const;

/** Events a second beyond |rate|: gains and losses that cancel each other. */
export const CHURNS = [0.004, 0.03, 0.12, 0.5, 2, 8, 32] as const;
export const CHURN_PRIOR = [0.4, 0.15, 0.12, 0.1, 0.1, 0.08, 0.05] as const;

/**
 * How the rate moves between jumps. `time` is the correlation time of the acceleration, `amplitude` the part of the page's
 * recent size of rate that it moves by in that time, `memory` how far back the rate was about what it is now.
 * Where it `strays` about a constant part, `acceleration` is how far off it is instead, with that correlation time.
 */
export const KINDS = [
  {
    name: 'constant',
    strays: false,
    time: Number.POSITIVE_INFINITY,
    amplitude: 0,
    memory: Number.POSITIVE_INFINITY,
  },
  { name: 'drift', strays: false, time: 10_800, amplitude: 1, memory: 3600 },
  { name: 'roam', strays: false, time: Number.POSITIVE_INFINITY, amplitude: 0, memory: 1200 },
  { name: 'slow', strays: false, time: 1600, amplitude: 1, memory: 900 },
  { name: 'fast', strays: false, time: 480, amplitude: 1, memory: 240 },
  { name: 'wobble', strays: true, time: 100, amplitude: 0.25, memory: 120 },
  { name: 'wander', strays: true, time: 300, amplitude: 0.25, memory: 360 },
] as const;
/** Index of the kind that roams. */
export const ROAMS = 2;
/**
 * Nothing that people do is quite constant: by what part of itself even a constant rate strays within an hour, as the
 * standard deviation of a random walk. An estimate so never rests on more than about the last hour. And the same of a
 * rate that roams.
 */
export const CREEP = 0.015;
export const ROAM = 0.3;
/** Weights of a change to each, against one another. */
export const KIND_PRIOR = [0.3, 0.1, 0.5, 0.1, 0.1, 0.3, 0.18] as const;

/** Jumps of the rate: one in so many seconds; sizes and their shares. */
export const JUMP_EVERY = 10_000;
export const JUMP_SIZES = [0.05, 0.4, 3, 25, 200] as const;
export const JUMP_SHARE = [0.2, 0.25, 0.25, 0.15, 0.1] as const;
/** What the rate of a page can be at first, as sizes and their shares: most pages gain or lose a few a minute at most. */
export const START_SIZES = [0.003, 0.03, 0.4, 3, 25, 200] as const;
export const START_SHARE = [0.12, 0.33, 0.2, 0.2, 0.1, 0.05] as const;
/** Of the jumps, those that end at rest. */
export const STOP_SHARE = 0.05;
/** How fast a rate at rest may still go, a second. */
export const REST = 0.03;
/**
 * A rate that jumped goes back to where it was. Spans of every length being equally likely on the logarithm, it
 * does so within as long again as it has lasted with about this probability: a run of gains often, any other
 * seldom. It counts as having lasted for RETURN_SOONEST seconds at least, and one goes back in RETURN_EVERY
 * seconds however long it has lasted.
 */
export const GAINS_RETURN_SHARE = 0.4;
export const RETURN_SHARE = 0.1;
export const RETURN_SOONEST = 60;
export const RETURN_EVERY = 10_000;
/** The kind of motion, the noise and the churn change: one in so many seconds. What roams, stays so for longer. */
export const KIND_EVERY = 16_000;
export const ROAM_EVERY = 64_000;
/**
 * A rate that has just jumped is seldom done: what begins, grows. As with returns, spans of every length being
 * equally likely on the logarithm, it begins to move within as long again as it has lasted with about this
 * probability, TURN_SOONEST seconds at least.
 */
export const TURN_SHARE = 0.09;
export const TURN_SOONEST = 60;
export const NOISE_EVERY = 20_000;
export const CHURN_EVERY = 20_000;

/** Shifts of the level: one in so many seconds. Wild reads: one in so many. */
export const SHIFT_EVERY = 100_000;
export const GLITCH_SHARE = 0.0002;
/**
 * Their sizes: most are of a thousand and more (one per cent of a page worth watching), uniform on the logarithm
 * up to ten million, the others smaller.
 */
export const LARGE_FROM = 1000;
export const LARGE_SHARE = 0.85;
export const LOG_LARGE_RANGE = log(1e7 / LARGE_FROM);

/** Variance of the level per expected event: a little over Poisson, since people come in company. */
export const DISPERSION = 1.2;

/** What a rounded count is begun with, as indices: it tells noises and churns apart only slowly. */
export const COARSE_NOISES: readonly number[] = [0, 5, 9];
export const COARSE_CHURNS: readonly number[] = [0, 4];

/** The recent size of the rate is never taken to be less, a second. */
export const LEAST_AMPLITUDE = 0.02;

/** How many hypotheses are kept. */
export const KEPT = 24;
