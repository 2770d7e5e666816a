import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../browsers/until.ts';
import type { PoolFile } from './pool-file.ts';

/** One step of a sample's road, and what is wrong there. */
export interface CheckedStep {
  readonly step: string;
  /** Nothing where all is well; else a sentence that says what to do. */
  readonly fault?: string;
}

/** A Page that no campaign has: what the check writes stays in the pool under this name. */
const CHECK_PAGE = 'facebook:check';

/**
 * Walks the road that a sample takes, as the first observer would: name, certificate, guard, engine and back.
 * Stops at the first step that fails, since all later ones would.
 */
export async function* checkPool(file: PoolFile): AsyncGenerator<CheckedStep> {
  const [observer] = file.observers;
  if (!observer) {
    yield { step: 'an observer', fault: 'Nobody is invited yet: npm run pool -- invite NAME.' };
    return;
  }
  const headers = { authorization: `Bearer ${observer.token}` };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(file.origin + path, { headers, redirect: 'manual', signal: AbortSignal.timeout(10_000), ...init });

  const steps: readonly [step: string, walk: () => Promise<string | undefined>][] = [
    [
      `${file.origin} answers`,
      async () => {
        const { status } = await ask('/');
        return status === 404
          ? undefined
          : `It answers ${status} where the proxy answers 404: is that pool/Caddyfile?`;
      },
    ],
    [
      'a page of another origin may ask',
      async () => {
        const { status, headers: given } = await ask('/write', { method: 'OPTIONS', headers: {} });
        const allowed = given.get('access-control-allow-headers') ?? '';
        return status === 204 && /authorization/i.test(allowed) && /content-encoding/i.test(allowed)
          ? undefined
          : 'The proxy lets no extension ask: see the header lines of pool/Caddyfile.';
      },
    ],
    [
      'its clock is told and right',
      async () => {
        const { headers: given } = await ask('/');
        const offMs = Math.abs(Date.parse(given.get('date') ?? '') - Date.now());
        if (Number.isNaN(offMs))
          return 'It does not tell its clock (Date): observers could not compare theirs.';
        return offMs < 5000
          ? undefined
          : `Its clock and this machine's differ by ${Math.round(offMs / 1000)} s.`;
      },
    ],
    [
      'the guard refuses a stranger',
      async () => {
        const { status } = await ask('/api/v1/query?query=1', {
          headers: { authorization: 'Bearer nobody' },
        });
        return status >= 400 && status < 500
          ? undefined
          : `It answers ${status} to somebody without a token.`;
      },
    ],
    [
      `the guard knows ${observer.name}`,
      async () => {
        const { status } = await ask('/api/v1/query?query=1');
        if (status < 400) return undefined;
        return status >= 500
          ? `It answers ${status}: is the engine running?`
          : `It answers ${status}: has the guard read vmauth.yml since the last invitation?`;
      },
    ],
    [
      'a sample is stored, and read back to the digit and the millisecond',
      async () => {
        const atMs = Date.now();
        const line = `ebb,page=${CHECK_PAGE},metric=likes,step=1,reader=import n=999999999999i ${atMs}`;
        const { status } = await ask('/write?precision=ms', { method: 'POST', body: line });
        if (status !== 204) return `The engine answers ${status} to a sample.`;
        const query = new URLSearchParams({
          'match[]': `ebb_n{page="${CHECK_PAGE}",by="${observer.name}"}`,
          start: String(atMs / 1000 - 1),
        });
        const text = await until(
          'the sample',
          async () => {
            await delay(200);
            return (await (await ask(`/api/v1/export?${query}`)).text()) || false;
          },
          { deadlineMs: 15_000 },
        ).catch(() => '');
        return text.includes('999999999999') && text.includes(String(atMs))
          ? undefined
          : 'What was written is not read back: does the guard write "by" and "pool" as vmauth.yml says?';
      },
    ],
  ];
  for (const [step, walk] of steps) {
    const fault = await walk().catch((error: unknown) => reasonOf(error));
    yield fault === undefined ? { step } : { step, fault };
    if (fault !== undefined) return;
  }
}

/** What the network said, without a stack. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return `It cannot be asked: ${cause instanceof Error ? cause.message : String(cause)}.`;
}
