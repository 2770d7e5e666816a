import type { Metric } from '../core/page/metric.ts';
import type { ReRead } from './re-read.ts';

type Ask = (address: string, wanted: Metric, signal: AbortSignal) => Promise<ReRead>;

/**
 * Lets no second request out while one for the same address and metric is under way: whoever asks meanwhile gets
 * its answer. A site that has become slow is so never asked several times at once, and never fills the few
 * connections that the browser grants it (six a host over HTTP/1.1).
 */
export function oneAtATime(reRead: Ask): Ask {
  const underWay = new Map<string, Promise<ReRead>>();
  return (address, wanted, signal) => {
    const key = `${wanted} ${address}`;
    const joined = underWay.get(key);
    if (joined) return joined;
    const answer = reRead(address, wanted, signal).finally(() => underWay.delete(key));
    underWay.set(key, answer);
    return answer;
  };
}
