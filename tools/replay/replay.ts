import { setMaxListeners } from 'node:events';
import type { Metric } from '../../src/core/page/metric.ts';
import type { Burst, Course } from './course.ts';
import { CURTAIN_MS, DEFAULT_SEED, EVENING_START_MS, eveningPages, HISTORY_MS } from './evening.ts';
import { Model } from './model.ts';
import { type Mood, type MoodDetails, MoodOfTheSite } from './mood.ts';
import type { Obstructed, Obstruction, Scope } from './obstruction.ts';
import type { RequestLog } from './request-log.ts';
import { serveSite } from './serve.ts';
import type { SourceConditions } from './source.ts';
import { stageClock } from './stage-clock.ts';
import type { StagePage } from './stage-page.ts';

export interface ReplayOptions {
  readonly seed?: number;
  /** How many seconds of the campaign pass in one second; 1 unless told. */
  readonly pace?: number;
  /** This machine's clock, or a test's. */
  readonly nowMs?: () => number;
  readonly theme?: 'light' | 'dark';
  readonly pages?: readonly StagePage[];
  /** Whether documents are as long as real ones; they are unless told. */
  readonly isLong?: boolean;
  /** Whether browsers may keep documents to come back to, which the real site forbids; no unless told. */
  readonly keepsDocuments?: boolean;
  /** How the site answers; openly unless told. */
  readonly mood?: Mood;
  /** Where a browser looks for it that was launched before; a free port unless told. */
  readonly port?: number;
}

/** A count the source showed at an instant of this machine; always exact. */
export interface ShownSample {
  readonly atMs: number;
  readonly value: number;
}

/**
 * A local www.facebook.com and everything that is true about it. All instants are this machine's,
 * milliseconds since 1970 UTC: the evening is moved to now. All rates are a minute of this machine's.
 */
export interface Replay {
  readonly seed: number;
  readonly port: number;
  readonly log: RequestLog;
  readonly pages: readonly StagePage[];
  /** The instant the replay began: what is earlier is history. */
  readonly startedMs: number;
  readonly nowMs: () => number;
  /** @throws Error when there is none of that name. */
  readonly page: (vanity: string) => StagePage;
  readonly truthAt: (vanity: string, metric: Metric, atMs: number) => number;
  /** The mean net intensity over a span, a minute; negative is a loss. What an estimator should find. */
  readonly netPerMinute: (vanity: string, metric: Metric, fromMs: number, toMs: number) => number;
  /** What the source showed from three hours ago until now, at regular instants. */
  readonly history: (vanity: string, metric: Metric, everyMs: number) => readonly ShownSample[];
  readonly obstruct: (vanity: string, obstruction: Obstruction, scope?: Scope) => void;
  readonly clear: (vanity: string) => void;
  /** How the site answers from now on, everybody and every Page. */
  readonly setMood: (mood: Mood, details?: Partial<MoodDetails>) => void;
  readonly setTheme: (theme: 'light' | 'dark') => void;
  readonly setConditions: (vanity: string, conditions: SourceConditions) => void;
  /** Gains that come at once, from now, for so long. */
  readonly burst: (vanity: string, gainsPerMinute: number, durationMs: number) => void;
  /** A part of the count goes in one step, a second from now, on every Page named. */
  readonly purge: (vanities: readonly string[], fraction: number) => void;
  readonly close: () => Promise<void>;
}

/** Starts the replay. The same seed gives the same course, counted from the moment it starts. */
export async function startReplay({
  seed = DEFAULT_SEED,
  pace = 1,
  nowMs = Date.now,
  theme = 'light',
  pages = eveningPages,
  isLong = true,
  keepsDocuments = false,
  mood = 'open',
  port = 0,
}: ReplayOptions = {}): Promise<Replay> {
  const clock = stageClock(CURTAIN_MS, pace, nowMs);
  const model = new Model(seed, EVENING_START_MS, pages);
  const obstructed = new Map<string, Obstructed>();
  const moodOfTheSite = new MoodOfTheSite();
  moodOfTheSite.set(mood);
  const closing = new AbortController();
  // Every slow answer listens.
  setMaxListeners(0, closing.signal);
  const startedMs = nowMs();
  let shownTheme = theme;

  const page = (vanity: string): StagePage => {
    const found = pages.find((candidate) => candidate.vanity === vanity);
    if (!found) throw new Error(`no such Page on the stage: ${vanity}`);
    return found;
  };
  const revise = (vanity: string, fromMs: number, revision: (course: Course) => Course): void =>
    model.revise(page(vanity), fromMs, revision);

  const serving = await serveSite(
    {
      pages,
      theme: () => shownTheme,
      isLong,
      keepsDocuments,
      mood: moodOfTheSite,
      obstructed: ({ vanity }) => obstructed.get(vanity),
      shown: (shown, atMs) => ({
        likes: model.shownAt(shown, 'likes', clock.campaignAt(atMs)),
        followers: model.shownAt(shown, 'followers', clock.campaignAt(atMs)),
      }),
      signal: closing.signal,
    },
    nowMs,
    port,
  );

  return {
    seed,
    port: serving.port,
    log: serving.log,
    pages,
    startedMs,
    nowMs,
    page,
    truthAt: (vanity, metric, atMs) => model.truthAt(page(vanity), metric, clock.campaignAt(atMs)),
    netPerMinute: (vanity, metric, fromMs, toMs) =>
      pace * model.netPerMinute(page(vanity), metric, clock.campaignAt(fromMs), clock.campaignAt(toMs)),
    history: (vanity, metric, everyMs) => {
      const samples: ShownSample[] = [];
      const oldestMs = clock.wallAt(CURTAIN_MS - HISTORY_MS);
      for (let atMs = startedMs; atMs >= oldestMs; atMs -= everyMs) {
        samples.unshift({ atMs, value: model.shownAt(page(vanity), metric, clock.campaignAt(atMs)) });
      }
      return samples;
    },
    obstruct: (vanity, obstruction, scope = 're-reads') =>
      void obstructed.set(page(vanity).vanity, { obstruction, scope }),
    clear: (vanity) => void obstructed.delete(vanity),
    setMood: (next, details) => moodOfTheSite.set(next, details),
    setTheme: (next) => {
      shownTheme = next;
    },
    setConditions: (vanity, conditions) => model.setConditions(page(vanity), conditions),
    burst: (vanity, gainsPerMinute, durationMs) => {
      const fromMs = clock.campaignAt(nowMs());
      const burst: Burst = { fromMs, toMs: fromMs + durationMs * pace, gainsPerMinute };
      revise(vanity, fromMs, (course) => ({ ...course, bursts: [...course.bursts, burst] }));
    },
    purge: (vanities, fraction) => {
      const atMs = clock.campaignAt(nowMs()) + 1000;
      for (const vanity of vanities) {
        revise(vanity, atMs, (course) => ({ ...course, leaps: [...course.leaps, { atMs, fraction }] }));
      }
    },
    close: async () => {
      closing.abort();
      await serving.close();
    },
  };
}
