import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { ownCertificate } from './certificate.ts';
import { RequestLog } from './request-log.ts';
import { answerSite, type SiteState } from './site.ts';

const FACEBOOK_HOST = /^(?:[a-z0-9-]+\.)*facebook\.com(?::\d+)?$/;

/** A running server. */
export interface Serving {
  readonly port: number;
  readonly log: RequestLog;
  readonly close: () => Promise<void>;
}

/**
 * Serves the site over HTTPS on this machine's loopback. A request for a host that is not Facebook's is recorded and
 * answered with 421.
 * @param port 0: one that is free.
 */
export async function serveSite(state: SiteState, nowMs: () => number, port: number): Promise<Serving> {
  const log = new RequestLog();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const host = String(request.headers.host ?? '').toLowerCase();
    if (!FACEBOOK_HOST.test(host)) {
      log.foreignHosts.push(host);
      response.writeHead(421).end();
      return;
    }
    const seen = log.record(request, host, nowMs());
    const nonce = randomBytes(8).toString('hex');
    await answerSite(state, { request, response, seen, nonce, nowMs, keeps: state.keepsDocuments }, host);
  };
  const server = createServer(ownCertificate(), (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('the replay failed to answer:', error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the replay has no port');
  return {
    port: address.port,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
