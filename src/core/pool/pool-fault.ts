/** Why a pool could not be asked, or not be told. Each has a sentence for the person in `_locales`, `pool_fault_<fault>`. */
export type PoolFault = (typeof POOL_FAULTS)[number];

export const POOL_FAULTS = [
  /** No network, no such host, a certificate that is not trusted, or nobody there. */
  'unreachable',
  'slow',
  /** It knows no such token, or no longer. */
  'token',
  /** It sends us elsewhere: where to is not asked. */
  'moved',
  /** Its own trouble: an engine that is down, a disk that is full. */
  'out-of-order',
  'too-long',
  /** An answer that is none of this engine's. */
  'strange',
  /** Our clock is off by more than a pool can take. */
  'clock',
  /** It holds less than it was sent, time and again. */
  'forgetful',
  /** The browser no longer lets us send: the person took back what they had allowed. */
  'consent',
  /** A round was given up after the longest time it may take. */
  'unfinished',
  /** The browser gives no more room for what others shared. */
  'no-room',
  /** Our own trouble: what it was stands in the diagnostics. */
  'failed',
] as const;
