import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { CLOSE_UP_LASTS_MS, CLOSE_UPS_MS } from '../../src/core/page/interval.ts';
import { vanityId } from '../../src/facebook/facts/page-key.ts';
import { askExtension } from '../browsers/ask-extension.ts';
import { testBuild } from '../browsers/extension-copy.ts';
import type { BrowserKind } from '../browsers/find-browser.ts';
import { launchBrowser } from '../browsers/launch.ts';
import { until } from '../browsers/until.ts';
import { eveningPages } from '../replay/evening.ts';
import type { Mood } from '../replay/mood.ts';
import type { Obstruction } from '../replay/obstruction.ts';
import { randomOf } from '../replay/random.ts';
import { type Replay, startReplay } from '../replay/replay.ts';
import type { StagePage } from '../replay/stage-page.ts';
import { holdsTruth, withTruth } from '../start/report.ts';
import { shownSamples } from '../torture/shown-samples.ts';
import { type Verdict, verdictOf } from '../torture/verdict.ts';
import { listen, recordedSamples, storedBytes, storedSamples } from '../torture/witness.ts';
import type { HeldFigures } from './judge-figures.ts';
import { judgeWeights, WARMING } from './judge-weights.ts';
import { type Slope, slopeOf } from './slope.ts';
import { type Weight, weigh } from './weigh.ts';

export interface SoakOptions {
  readonly kind: BrowserKind;
  readonly forMs: number;
  readonly seed: number;
  /** What is measured; ten Pages unless told. */
  readonly pages?: readonly StagePage[];
  /** How often each is looked at; a second unless told, the shortest of the build for tests. */
  readonly intervalMs?: number;
  /** How the site answers, in turn, for ten minutes each, or less in a short run; openly unless told. */
  readonly moods?: readonly Mood[];
  /** How many of the Pages, from the first on, are looked at in a close-up; none unless told. */
  readonly closeUps?: number;
  /** Told one line a weighing. @param leftMs how long it goes on: it begins once every Page is measured. */
  readonly log?: (line: string, leftMs: number) => void;
}

export interface SoakResult {
  readonly verdict: Verdict;
  /** What grew that should not; empty where all is flat. */
  readonly grew: readonly string[];
  /** How what is held moves, in bytes an hour; none of a soak that is too short to tell. */
  readonly slopes: readonly { readonly what: string; readonly slope: Slope }[];
  /** The longest a Page that was not obstructed went without a sample, to the end, in milliseconds. */
  readonly longestPauseMs: number;
  readonly samples: number;
  /** How much a stored sample takes, packed. */
  readonly bytesPerSample: number;
  /** How many figures of a rate were looked at, and how many had the replay's truth in their interval; a Page each. */
  readonly figures: readonly HeldFigures[];
}

interface ExtensionGlobals {
  readonly chrome: {
    readonly storage: { readonly local: { set(items: Record<string, unknown>): Promise<void> } };
  };
}

const INTERVAL_MS = 1000;
/** Rates jump here, and a figure speaks of now: of ten minutes it would be wrong for as long after every jump. */
const PRESENT_MS = 60_000;
const WEIGHINGS = 30;
/** A mood lasts no longer. */
const MOOD_MS = 600_000;
/** The quickest close-up. It ends by itself: it is begun anew before. */
const CLOSE_UP_MS = Math.min(...CLOSE_UPS_MS);
const CLOSE_UP_RENEWED_MS = CLOSE_UP_LASTS_MS - 60_000;
const SHORTEST_SPAN_MS = 3000;

/** What the site does to one Page at a time, for a moment. */
const FAULTS: readonly Obstruction[] = [
  { kind: 'error-page' },
  { kind: 'no-counter' },
  { kind: 'cut', afterCharacters: 300 },
  { kind: 'slow', delayMs: 1500 },
];

/** Five Pages of the evening, and five more of the same course. */
export const TEN_PAGES: readonly StagePage[] = [...eveningPages, ...again(2, eveningPages)];

/** Other Pages of the same course. */
export function again(time: number, pages: readonly StagePage[]): StagePage[] {
  return pages.map((page, index) => ({
    ...page,
    vanity: `${page.vanity}.${time}`,
    name: `${page.name} ${time}`,
    pageId: `2871409635182${time}${index}`,
    profileId: `1000659014228${time}${index}`,
  }));
}

/**
 * Measures every Page of the replay at the shortest interval, with a fault now and then, and weighs the browser
 * meanwhile.
 * @throws Error when measuring does not go on.
 */
export async function runSoak({
  kind,
  forMs,
  seed,
  pages = TEN_PAGES,
  intervalMs = INTERVAL_MS,
  moods = ['open'],
  closeUps = 0,
  log,
}: SoakOptions): Promise<SoakResult> {
  const random = randomOf(seed);
  const replay = await startReplay({ seed, pages, isLong: false });
  const browser = await launchBrowser(kind, { extension: testBuild(kind), replayPort: replay.port });
  const acknowledged = new Map<string, Awaited<ReturnType<typeof recordedSamples>>[number]>();
  const weighings: Weight[][] = [];
  const weighedMs: number[] = [];
  const lastMs = new Map<string, number>();
  let longestPauseMs = 0;
  const figures = new Map(pages.map(({ vanity }) => [vanity, { looked: 0, held: 0 }]));
  try {
    const dashboard = await browser.openOwnPage('dashboard.html');
    await listen(dashboard);
    await dashboard.evaluate(
      (interval) => (globalThis as unknown as ExtensionGlobals).chrome.storage.local.set({ interval }),
      intervalMs,
    );
    const tabs: Page[] = [];
    for (const { vanity } of replay.pages) {
      tabs.push(await browser.openTab(`https://www.facebook.com/${vanity}`));
      await startMeasuring(dashboard, vanity);
    }
    await until('a sample of every Page', async () => {
      for (const { pageId, atMs } of await recordedSamples(dashboard)) lastMs.set(pageId, atMs);
      return lastMs.size === replay.pages.length;
    });
    const endMs = replay.nowMs() + forMs;
    let heardMs = endMs;
    let obstructedId = '';
    let replayed: Mood | undefined = 'open';
    const spanMs = Math.max(SHORTEST_SPAN_MS, forMs / WEIGHINGS);
    const moodMs = Math.min(MOOD_MS, forMs / moods.length);
    let renewedMs = -Infinity;
    while (replay.nowMs() < endMs) {
      if (closeUps > 0 && replay.nowMs() - renewedMs > CLOSE_UP_RENEWED_MS) {
        for (const { vanity } of replay.pages.slice(0, closeUps)) await beginCloseUp(dashboard, vanity);
        renewedMs = replay.nowMs();
      }
      const mood = moods[Math.floor((forMs - (endMs - replay.nowMs())) / moodMs) % moods.length];
      if (mood !== undefined && mood !== replayed) replay.setMood(mood);
      replayed = mood;
      const page = replay.pages[Math.floor(random() * replay.pages.length)];
      const fault = FAULTS[Math.floor(random() * FAULTS.length)];
      if (page && fault) replay.obstruct(page.vanity, fault);
      await delay(spanMs / 3);
      if (page) replay.clear(page.vanity);
      obstructedId = page?.pageId ?? '';
      await delay((2 * spanMs) / 3);
      heardMs = replay.nowMs();
      for (const sample of await recordedSamples(dashboard)) {
        acknowledged.set(Object.values(sample).join(' '), sample);
        const before = lastMs.get(sample.pageId);
        // An obstacle doubles the interval and is lifted by the next good read: that explains a pause.
        if (before !== undefined && sample.pageId !== obstructedId)
          longestPauseMs = Math.max(longestPauseMs, sample.atMs - before);
        lastMs.set(sample.pageId, Math.max(before ?? 0, sample.atMs));
      }
      for (const [vanity, holds] of await lookAtFigures(dashboard, replay)) {
        const own = figures.get(vanity) ?? { looked: 0, held: 0 };
        figures.set(vanity, { looked: own.looked + 1, held: own.held + Number(holds) });
      }
      weighings.push(await weigh(browser, dashboard, tabs));
      weighedMs.push(replay.nowMs());
      log?.(
        `${moods.length > 1 ? `${mood}: ` : ''}${acknowledged.size} samples; ${sayHeld([...figures.values()])}; ${sayWeights(weighings.at(-1) ?? [])}`,
        Math.max(0, endMs - replay.nowMs()),
      );
    }
    for (const [pageId, atMs] of lastMs)
      if (pageId !== obstructedId) longestPauseMs = Math.max(longestPauseMs, heardMs - atMs);
    const stored = await storedSamples(dashboard);
    // Measuring goes on: what came in since `stored` was read is in the views too, and hides nothing.
    const shown = await shownSamples(
      dashboard,
      replay.pages.map(({ vanity }) => vanity),
    );
    const verdict = verdictOf(replay.log.seen, replay.pages, [...acknowledged.values()], stored, shown);
    const bytesPerSample = (await storedBytes(dashboard)) / stored.length;
    const grew = judgeWeights(weighings);
    return {
      verdict,
      grew,
      slopes: slopesOf(weighings, weighedMs),
      longestPauseMs,
      samples: stored.length,
      bytesPerSample,
      figures: [...figures.values()],
    };
  } finally {
    await browser.close();
    await replay.close();
  }
}

/** Of each context, what is held over time; tabs are added up. What is still warming up is left out. */
function slopesOf(weighings: readonly (readonly Weight[])[], atMs: readonly number[]): SoakResult['slopes'] {
  const courses = new Map<string, { atMs: number; value: number }[]>();
  for (const [index, weights] of weighings.entries()) {
    if (index < WARMING * weighings.length) continue;
    const sums = new Map<string, number>();
    for (const { what, heapBytes } of weights) {
      const name = what.startsWith('https:') ? 'tabs' : what;
      sums.set(name, (sums.get(name) ?? 0) + heapBytes);
    }
    for (const [name, value] of sums)
      courses.set(name, [...(courses.get(name) ?? []), { atMs: atMs[index] ?? 0, value }]);
  }
  return [...courses].flatMap(([what, points]) => {
    const slope = slopeOf(points);
    return slope === undefined ? [] : [{ what, slope }];
  });
}

/** How many of the figures held, in words. */
export function sayHeld(figures: readonly HeldFigures[]): string {
  const sum = (of: (page: HeldFigures) => number): number => figures.reduce((all, page) => all + of(page), 0);
  return `${sum(({ held }) => held)} of ${sum(({ looked }) => looked)} figures held`;
}

/** Of each Page that has an interval: whether it holds the replay's truth. */
async function lookAtFigures(dashboard: Page, replay: Replay): Promise<[vanity: string, holds: boolean][]> {
  const held: [string, boolean][] = [];
  for (const page of replay.pages) {
    const answer = await askExtension(dashboard, 'getPage', { keys: [vanityId(page.vanity)] });
    if (answer.kind !== 'known-page') continue;
    const holds = holdsTruth(withTruth(answer.view, page, replay, PRESENT_MS));
    if (holds !== undefined) held.push([page.vanity, holds]);
  }
  return held;
}

async function startMeasuring(dashboard: Page, vanity: string): Promise<void> {
  await until(`${vanity} to be measured`, async () => {
    const answer = await askExtension(dashboard, 'getPage', { keys: [vanityId(vanity)] });
    if (answer.kind !== 'known-page') return false;
    await askExtension(dashboard, 'setMeasuring', { pageId: answer.view.page.id, measuring: true });
    return true;
  });
}

async function beginCloseUp(dashboard: Page, vanity: string): Promise<void> {
  const answer = await askExtension(dashboard, 'getPage', { keys: [vanityId(vanity)] });
  if (answer.kind !== 'known-page') throw new Error(`${vanity} is not measured`);
  await askExtension(dashboard, 'setCloseUp', { pageId: answer.view.page.id, everyMs: CLOSE_UP_MS });
}

const sayWeights = (weights: readonly Weight[]): string =>
  weights
    .slice(0, 2)
    .map(({ what, heapBytes, nodes }) => `${what} ${(heapBytes / 2 ** 20).toFixed(1)} MiB, ${nodes} nodes`)
    .join('; ');
