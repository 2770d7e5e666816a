import { expect } from 'vitest';
import type { Replay } from '../../../tools/replay/replay.ts';
import type { SeenRequest } from '../../../tools/replay/request-log.ts';

/** An id in `profile.php`, and the plugin's own question: no other request of Ebb has a query. */
const ALLOWED_QUERY = /^(?:\/profile\.php\?id=\d+|\/plugins\/page\.php\?href=[^&]+|[^?]*)$/;

/** Everything that Ebb asked was asked of Facebook, and tells nothing of the person or of where it comes from. */
export function expectPoliteRequests({ log }: Replay): void {
  expect(log.foreignHosts).toEqual([]);
  const asked = log.reReads();
  expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']));
  expect(
    asked.filter(({ hasCookie, origin, referer }) => hasCookie || origin !== '' || referer !== ''),
  ).toEqual([]);
  expect(asked.map(({ path }) => path).filter((path) => !ALLOWED_QUERY.test(path))).toEqual([]);
}

const addressOf = ({ host, path }: SeenRequest): string => host + path;

/**
 * The requests that went to an address in the quiet time after it had met a wall.
 * @param isWall tells the wall's answers from others.
 */
export function impatientRequests(
  asked: readonly SeenRequest[],
  isWall: (seen: SeenRequest) => boolean,
  quietMs: number,
): SeenRequest[] {
  return asked.filter((seen, at) =>
    asked
      .slice(0, at)
      .some(
        (before) =>
          isWall(before) && addressOf(before) === addressOf(seen) && seen.atMs - before.atMs < quietMs,
      ),
  );
}
