import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { constants, createGzip } from 'node:zlib';
import type { DocumentParts } from './documents/page-document.ts';
import type { SeenRequest } from './request-log.ts';

const CHUNK_CHARACTERS = 64 * 1024;

/** A server sends the head while it still works on the rest. */
const WORK_MS = 20;

async function* chunksOf({ head, rest }: DocumentParts): AsyncGenerator<string> {
  yield head;
  await delay(WORK_MS);
  const text = rest();
  for (let start = 0; start < text.length; start += CHUNK_CHARACTERS) {
    yield text.slice(start, start + CHUNK_CHARACTERS);
  }
}

/** Headers of a document: as strict a policy as Facebook's, and a cookie that a re-read must not bring back. */
function documentHeaders({ nonce, keeps }: Answering): Record<string, string> {
  return {
    'content-type': 'text/html; charset="utf-8"',
    'cache-control': keeps ? 'private, no-cache' : 'private, no-cache, no-store, must-revalidate',
    'content-security-policy':
      `default-src 'self' data: blob:; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; ` +
      `connect-src 'self'; img-src 'self' data: blob:; object-src 'none'`,
    'strict-transport-security': 'max-age=15552000; preload',
    'x-content-type-options': 'nosniff',
    'set-cookie': 'datr=replay; Domain=.facebook.com; Path=/; Secure; HttpOnly; SameSite=None',
    vary: 'Accept-Encoding',
  };
}

export interface Answering {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly seen: SeenRequest;
  readonly nonce: string;
  readonly nowMs: () => number;
  /** Whether the browser may keep the document to come back to; Facebook forbids it. */
  readonly keeps: boolean;
}

/** Sends a document in chunks, the head first, compressed where the browser can take it, and counts bytes. */
export async function sendDocument(
  answering: Answering,
  status: number,
  parts: DocumentParts,
): Promise<void> {
  const { request, response, seen, nowMs } = answering;
  const compressed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  seen.status = status;
  seen.sentMs = nowMs();
  response.writeHead(status, {
    ...documentHeaders(answering),
    ...(compressed ? { 'content-encoding': 'gzip' } : {}),
  });
  const source = Readable.from(chunksOf(parts), { objectMode: false });
  const count = async function* (stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of stream) {
      seen.sentBytes += chunk.length;
      yield chunk;
    }
  };
  try {
    // Flushed after every chunk, so that a reader that needs the head alone has it at once.
    if (compressed) {
      await pipeline(source, createGzip({ flush: constants.Z_SYNC_FLUSH }), count, response);
    } else {
      await pipeline(source, count, response);
    }
  } catch {
    seen.aborted = true;
  }
}

/** Sends the beginning of a document and breaks the connection. */
export function sendCut(answering: Answering, parts: DocumentParts, characters: number): void {
  const { response, seen, nowMs } = answering;
  seen.status = 200;
  seen.sentMs = nowMs();
  response.writeHead(200, documentHeaders(answering));
  const beginning = (parts.head + parts.rest()).slice(0, characters);
  seen.sentBytes = Buffer.byteLength(beginning);
  response.write(beginning, () => response.socket?.destroy());
}

/** Sends the asker to another address. */
export function sendOn({ response, seen }: Answering, address: string, status = 302): void {
  seen.status = status;
  response.writeHead(status, { location: address, 'cache-control': 'no-store' });
  response.end();
}

export function sendJson({ response, seen, nowMs }: Answering, value: unknown): void {
  const text = JSON.stringify(value);
  seen.status = 200;
  seen.sentMs = nowMs();
  seen.sentBytes = Buffer.byteLength(text);
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}

export function sendNothing({ response, seen }: Answering, status: number): void {
  seen.status = status;
  response.writeHead(status, { 'content-length': '0' });
  response.end();
}
