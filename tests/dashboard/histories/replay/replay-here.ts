import type { ReplayPort } from '../../../../src/dashboard/histories/replay/replay-message.ts';
import { serveReplays } from '../../../../src/dashboard/histories/replay/serve-replays.ts';

/** Works replays out in this very process, over the same messages as a worker's. */
export function replayHere(signal: AbortSignal): () => ReplayPort {
  const { port1, port2 } = new MessageChannel();
  serveReplays(port2);
  port1.start();
  port2.start();
  signal.addEventListener('abort', () => port1.close(), { once: true });
  return () => port1;
}
