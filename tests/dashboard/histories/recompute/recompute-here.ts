import type { RecomputePort } from '../../../../src/dashboard/histories/recompute/recompute-message.ts';
import { serveRecomputations } from '../../../../src/dashboard/histories/recompute/serve-recomputations.ts';

/** Works recomputations out in this very process, over the same messages as a worker's. */
export function recomputeHere(signal: AbortSignal): () => RecomputePort {
  const { port1, port2 } = new MessageChannel();
  serveRecomputations(port2);
  port1.start();
  port2.start();
  signal.addEventListener('abort', () => port1.close(), { once: true });
  return () => port1;
}
