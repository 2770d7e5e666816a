/** How often one address may be asked, and what happens beyond. */
export interface ThrottleLimits {
  /** So many requests may come at once. */
  readonly burst: number;
  /** One more is allowed each time so long has passed. */
  readonly everyMs: number;
  /** A walled address opens when nobody asked it for so long. */
  readonly quietMs: number;
}

/**
 * After what was seen of the real site (July 2026): one look a minute lived for days, a walled address came back
 * after a quarter of an hour, and one that was asked meanwhile did not.
 */
export const SEEN_LIMITS: ThrottleLimits = { burst: 6, everyMs: 45_000, quietMs: 15 * 60_000 };

interface AddressState {
  /** Requests still allowed at once; grows back with time. */
  left: number;
  askedMs: number;
  isWalled: boolean;
}

/** Counts requests by address and walls those that are asked too often, until they are left alone. */
export class Throttle {
  private readonly addresses = new Map<string, AddressState>();

  constructor(private readonly limits: ThrottleLimits) {}

  /** Counts a request. @returns whether it meets the wall; asking a wall makes it last. */
  isWalled(address: string, atMs: number): boolean {
    const { burst, everyMs, quietMs } = this.limits;
    const state = this.addresses.get(address) ?? { left: burst, askedMs: atMs, isWalled: false };
    const quietForMs = atMs - state.askedMs;
    if (state.isWalled && quietForMs >= quietMs) {
      state.isWalled = false;
      state.left = burst;
    }
    state.left = Math.min(burst, state.left + quietForMs / everyMs);
    state.askedMs = atMs;
    if (state.left < 1) state.isWalled = true;
    else state.left -= 1;
    this.addresses.set(address, state);
    return state.isWalled;
  }
}
