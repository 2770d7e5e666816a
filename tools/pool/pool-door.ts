import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A question as it came in at the door of a pool. */
export interface DoorQuestion {
  readonly method: string;
  readonly path: string;
  readonly atMs: number;
  /** Bytes of what was asked and of what was answered, bodies alone. */
  asked: number;
  answered: number;
  readonly cookie: string | undefined;
  readonly referer: string | undefined;
  /** How it ended; under way until then. Who asked may give it up. */
  end: 'under-way' | 'answered' | 'given-up';
}

/** What stands before a pool, hands everything on as it is, and writes down what was asked. */
export interface PoolDoor {
  readonly origin: string;
  readonly seen: DoorQuestion[];
  /** Keeps every question waiting from now on, each of which is a POST. @returns lets them through. */
  hold(): () => void;
  /** Sends everybody elsewhere from now on, with this status; nowhere lets them in again. */
  redirect(to: { readonly status: number; readonly address: string } | undefined): void;
  /** All that travelled until now, headers and bodies, both ways. */
  bytes(): number;
  close(): Promise<void>;
}

/** @param pool its origin. */
export async function openPoolDoor(pool: string): Promise<PoolDoor> {
  const seen: DoorQuestion[] = [];
  const sockets = new Set<Socket>();
  let gone = 0;
  let held: Promise<void> | undefined;
  let elsewhere: { readonly status: number; readonly address: string } | undefined;
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    const question: DoorQuestion = {
      ...{ method, path: url, atMs: Date.now(), asked: 0, answered: 0 },
      ...{ cookie: headers.cookie, referer: headers.referer, end: 'under-way' },
    };
    outgoing.once('close', () => {
      question.end = outgoing.writableFinished ? 'answered' : 'given-up';
    });
    seen.push(question);
    incoming.on('data', (chunk: Buffer) => {
      question.asked += chunk.length;
    });
    if (elsewhere) {
      incoming.resume();
      // A redirect that an extension could follow: it may be read from anywhere.
      const open = {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'authorization, content-type, content-encoding',
      };
      if (method === 'OPTIONS') outgoing.writeHead(204, open).end();
      else outgoing.writeHead(elsewhere.status, { ...open, location: elsewhere.address }).end();
      return;
    }
    const goOn = (): void => {
      if (question.end === 'given-up') return;
      const onward = request(
        pool + url,
        { method, headers: { ...headers, host: new URL(pool).host } },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.on('data', (chunk: Buffer) => {
            question.answered += chunk.length;
          });
          answer.pipe(outgoing);
        },
      );
      onward.on('error', () => outgoing.destroy());
      incoming.pipe(onward);
    };
    if (held && method === 'POST') void held.then(goOn);
    else goOn();
  }).listen(0, '127.0.0.1');
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      gone += socket.bytesRead + socket.bytesWritten;
    });
  });
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    hold: () => {
      let letGo = (): void => undefined;
      held = new Promise((resolve) => {
        letGo = resolve;
      });
      return () => {
        held = undefined;
        letGo();
      };
    },
    redirect: (to) => {
      elsewhere = to;
    },
    bytes: () =>
      [...sockets].reduce((sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten, gone),
    close: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
