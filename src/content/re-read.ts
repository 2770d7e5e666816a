import type { Metric } from '../core/page/metric.ts';
import type { ObstacleKind } from '../core/page/obstacle.ts';
import type { Look } from '../core/page/reading.ts';
import { type HeadReader, startHeadReader } from '../facebook/read-head.ts';
import type { TimedLook } from '../messaging/protocol.ts';
import { isTestBuild } from '../platform/build-flags.ts';
import { nowMs } from '../platform/clock.ts';

/** How long an answer may take, start to counters, before it counts as none. */
const PATIENCE_MS = isTestBuild ? 2000 : 10_000;

const obstacle = (kind: ObstacleKind, detail: string): Look => ({
  kind: 'obstacle',
  obstacle: { kind, detail },
  language: '',
});

/**
 * Asks for a Page's own address again, without the person's account, and stops reading as soon as the
 * matter is settled.
 * @param address same origin as the document this runs in; a redirect to another origin is not followed.
 * @param wanted the metric that is followed: the answer is read until it is found.
 * @param signal ends the request when the script's lifetime does; the promise then rejects.
 * @returns the look, and when its document began to arrive (or the obstacle was met).
 */
export async function reRead(address: string, wanted: Metric, signal: AbortSignal): Promise<TimedLook> {
  if (!navigator.onLine) return { look: obstacle('offline', 'navigator.onLine is false'), atMs: nowMs() };
  const settled = new AbortController();
  const slow = AbortSignal.timeout(PATIENCE_MS);
  let atMs = nowMs();
  try {
    const response = await fetch(address, {
      credentials: 'omit',
      mode: 'same-origin',
      cache: 'no-store',
      headers: { accept: 'text/html' },
      signal: AbortSignal.any([signal, slow, settled.signal]),
    });
    atMs = nowMs();
    return { look: await readAnswer(response, startHeadReader(address, wanted)), atMs };
  } catch (error) {
    signal.throwIfAborted();
    if (slow.aborted) return { look: obstacle('slow', `no counters within ${PATIENCE_MS} ms`), atMs };
    const name = error instanceof Error ? error.name : 'unknown error';
    return { look: obstacle(navigator.onLine ? 'cut' : 'offline', `the request failed: ${name}`), atMs };
  } finally {
    settled.abort();
  }
}

/** Streams the answer into a head reader until that has seen enough. */
async function readAnswer(response: Response, head: HeadReader): Promise<Look> {
  const look = await firstLook(response, head);
  // An error status is an obstacle whatever the document says; the document may know which one.
  if (response.ok || look.kind === 'obstacle') return look;
  return obstacle('error-page', `HTTP ${response.status}`);
}

async function firstLook(response: Response, head: HeadReader): Promise<Look> {
  if (!response.body) return head.end();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    const look = done ? head.end() : head.push(value);
    if (look) return look;
  }
}
