import type { Replay } from './replay.ts';

const MINUTE_MS = 60_000;

/**
 * Everything that was true between two instants, minute by minute, ready to be written out: any figure the
 * extension showed can be compared with it.
 */
export function truthOf(replay: Replay, fromMs: number, toMs: number): unknown {
  return {
    seed: replay.seed,
    startedMs: replay.startedMs,
    pages: replay.pages.map(({ vanity, name, kind, source }) => ({
      vanity,
      name,
      kind,
      source,
      minutes: Array.from({ length: Math.floor((toMs - fromMs) / MINUTE_MS) }, (_, index) => {
        const atMs = fromMs + (index + 1) * MINUTE_MS;
        return {
          atMs,
          likes: replay.truthAt(vanity, 'likes', atMs),
          likesPerMinute: replay.netPerMinute(vanity, 'likes', atMs - MINUTE_MS, atMs),
          followers: replay.truthAt(vanity, 'followers', atMs),
          followersPerMinute: replay.netPerMinute(vanity, 'followers', atMs - MINUTE_MS, atMs),
        };
      }),
    })),
  };
}
