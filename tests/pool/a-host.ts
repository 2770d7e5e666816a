import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach } from 'vitest';

/** A question as a host heard it. */
export interface HeardQuestion {
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Unpacked. */
  readonly body: string;
}

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A host that answers as told, until the test is over. @returns its origin and what it was asked. */
export async function aHost(
  answer: (response: ServerResponse, question: HeardQuestion) => void,
): Promise<{ origin: string; asked: HeardQuestion[] }> {
  const asked: HeardQuestion[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent = Buffer.concat(chunks);
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
      const question = { path: request.url ?? '', headers: request.headers, body: body.toString() };
      asked.push(question);
      // As the engine takes lines; whoever answers may say otherwise.
      if (question.path.startsWith('/write')) response.statusCode = 204;
      answer(response, question);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
