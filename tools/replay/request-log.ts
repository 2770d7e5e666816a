import type { IncomingMessage } from 'node:http';

/** One request as the replay saw it. */
export interface SeenRequest {
  readonly atMs: number;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  /** What the browser says the answer is for: `document`, `empty` (a script's request), `image` … */
  readonly destination: string;
  /** How it may be answered: `navigate`, `same-origin`, `cors` …; empty where the browser did not say. */
  readonly mode: string;
  readonly hasCookie: boolean;
  readonly origin: string;
  readonly referer: string;
  /** The Page that is asked for, by whichever address; nothing where it is none. */
  vanity?: string;
  /** When the answer began to be sent; nothing while it is not. */
  sentMs?: number;
  /** What was answered; 0 while nothing is. */
  status: number;
  /** What the document that was sent states of its Page; nothing where another thing was sent. */
  shown?: { readonly vanity: string; readonly likes: number; readonly followers: number };
  /** Bytes of the body as sent, compressed; grows while the answer is sent. */
  sentBytes: number;
  /** Whether the asker went away before the end. */
  aborted: boolean;
}

/** Every request since the start, those for other hosts apart. */
export class RequestLog {
  readonly seen: SeenRequest[] = [];
  /** Hosts that are not Facebook's: refused. */
  readonly foreignHosts: string[] = [];

  record(request: IncomingMessage, host: string, atMs: number): SeenRequest {
    const header = (name: string): string => {
      const value = request.headers[name];
      return typeof value === 'string' ? value : '';
    };
    const seen: SeenRequest = {
      atMs,
      host,
      method: request.method ?? '',
      path: request.url ?? '',
      destination: header('sec-fetch-dest'),
      mode: header('sec-fetch-mode'),
      hasCookie: header('cookie') !== '',
      origin: header('origin'),
      referer: header('referer'),
      status: 0,
      sentBytes: 0,
      aborted: false,
    };
    this.seen.push(seen);
    return seen;
  }

  /** Begins anew, for who looks at what comes from now on. */
  forget(): void {
    this.seen.length = 0;
    this.foreignHosts.length = 0;
  }

  /** A Page asked for by a script, as Ebb does, at whichever of its addresses. */
  reReads(vanity?: string): SeenRequest[] {
    return this.seen.filter(
      (seen) =>
        seen.destination === 'empty' && !seen.path.startsWith('/api/') && (!vanity || seen.vanity === vanity),
    );
  }

  /** Documents that were opened. */
  documents(): SeenRequest[] {
    return this.seen.filter(({ destination }) => destination === 'document');
  }
}
