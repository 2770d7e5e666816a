// A site that throttles by address, for evenings that nobody has to wait for.
import type { Outcome } from '../../src/core/road/outcome.ts';
import { Throttle, type ThrottleLimits } from '../replay/throttle.ts';

/** What one evening's site bears. */
export interface SiteDraw {
  readonly byAddress: ThrottleLimits;
  /** The same for a whole host, whoever is asked about; none where only addresses are counted. */
  readonly byHost?: ThrottleLimits;
  /** www sends on to web, as seen from Morocco. */
  readonly isRedirecting: boolean;
}

/** Limits around the evidence: one look a minute lives, 15 s is not known to, a wall heals in about 15 minutes. */
export function drawSite(random: () => number, withNetwork: boolean): SiteDraw {
  const between = (low: number, high: number): number => low + (high - low) * random();
  const byAddress = {
    burst: Math.round(between(3, 12)),
    everyMs: between(25_000, 120_000),
    quietMs: between(8, 15) * 60_000,
  };
  const byHost = {
    burst: Math.round(between(20, 60)),
    everyMs: between(8_000, 24_000),
    quietMs: between(8, 15) * 60_000,
  };
  return { byAddress, ...(withNetwork && { byHost }), isRedirecting: random() < 0.5 };
}

/** One request as the site counted it. */
export interface SiteRequest {
  readonly atMs: number;
  readonly address: string;
  readonly isWalled: boolean;
}

/** The site of one evening. */
export class ThrottlingSite {
  readonly requests: SiteRequest[] = [];
  private readonly addresses: Throttle;
  private readonly hosts: Throttle | undefined;

  constructor(private readonly draw: SiteDraw) {
    this.addresses = new Throttle(draw.byAddress);
    this.hosts = draw.byHost && new Throttle(draw.byHost);
  }

  ask(host: string, path: string, atMs: number): Outcome {
    const address = host + path;
    if (this.draw.isRedirecting && host === 'www.facebook.com') {
      this.requests.push({ atMs, address, isWalled: false });
      return 'elsewhere';
    }
    // Both count the request, whichever walls it.
    const isHostWalled = this.hosts?.isWalled(host, atMs) ?? false;
    const isWalled = this.addresses.isWalled(address, atMs) || isHostWalled;
    this.requests.push({ atMs, address, isWalled });
    return isWalled ? 'walled' : 'open';
  }
}
