// However the site answers people without an account, measuring goes on by some road, and the interval holds the truth.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/core/math/durations.ts';
import type { Metric } from '../../src/core/page/metric.ts';
import type { PageView, SeriesSummary } from '../../src/core/summary/series-summary.ts';
import { askExtension } from '../../tools/browsers/ask-extension.ts';
import { until } from '../../tools/browsers/until.ts';
import type { Mood, MoodDetails } from '../../tools/replay/mood.ts';
import type { SeenRequest } from '../../tools/replay/request-log.ts';
import { expectPoliteRequests, impatientRequests } from './harness/asked-of-site.ts';
import { Stage } from './harness/stage.ts';

const VANITY = 'maroctelecom';
/** As many readings more say that it goes on. */
const MORE = 4;
/** In the build for tests a walled address is left alone for so long, the first time. */
const QUIET_MS = 3000;
/** Timers of a busy machine are late, never early; clocks are read a moment apart. */
const SLACK_MS = 300;
const PATIENCE_MS = 60_000;

interface MoodCase {
  readonly mood: Mood;
  readonly details?: Partial<MoodDetails>;
  readonly metric: Metric;
  /** What must have been asked for measuring to go on. */
  readonly answeredBy: (seen: SeenRequest) => boolean;
}

const isRoute = ({ path }: SeenRequest): boolean => /\/(?:about|photos|videos)$/.test(path);

const isPlugin = ({ path }: SeenRequest): boolean => path.startsWith('/plugins/page.php');

const CASES: readonly MoodCase[] = [
  { mood: 'open', metric: 'likes', answeredBy: ({ path }) => path === `/${VANITY}` },
  {
    mood: 'redirecting',
    metric: 'likes',
    answeredBy: ({ host, status }) => host === 'web.facebook.com' && status === 200,
  },
  {
    mood: 'throttled',
    // A wall after every few looks at one address, healed by the time that Ebb leaves it alone.
    details: { throttle: { burst: 4, everyMs: 4000, quietMs: QUIET_MS - SLACK_MS } },
    metric: 'likes',
    answeredBy: isRoute,
  },
  { mood: 'walled', metric: 'likes', answeredBy: isRoute },
  { mood: 'blocked', metric: 'likes', answeredBy: isRoute },
  { mood: 'plugin-only', metric: 'followers', answeredBy: isPlugin },
  {
    mood: 'plugin-only',
    details: { plugin: { shape: 'new', isRounded: false } },
    metric: 'followers',
    answeredBy: isPlugin,
  },
];

const seriesIn = (view: PageView, metric: Metric): SeriesSummary | undefined =>
  view.series.find((series) => series.metric === metric);

let stage: Stage;
const tabs: Page[] = [];

beforeAll(async () => {
  stage = await Stage.open({ replay: { isLong: false } });
});
afterAll(() => stage?.close());

async function visit(vanity: string): Promise<Page> {
  const tab = await stage.visit(vanity);
  tabs.push(tab);
  return tab;
}

/** Nothing is open, stored or remembered of the mood before: one browser goes through all. */
async function comeInto(mood: Mood, details?: Partial<MoodDetails>): Promise<void> {
  for (const tab of tabs.splice(0)) if (!tab.isClosed()) await tab.close();
  await askExtension(stage.ownPage, 'deleteHistory', {});
  stage.replay.log.forget();
  stage.replay.setMood(mood, details);
}

describe.each(CASES)('where the site is $mood, $details', ({ mood, details, metric, answeredBy }) => {
  let tab: Page;

  const count = async (): Promise<number> => (await stage.series(VANITY, metric))?.sampleCount ?? 0;
  const answers = (): SeenRequest[] => stage.replay.log.reReads(VANITY).filter(({ shown }) => shown);
  async function goesOn(): Promise<void> {
    const [before, asked] = [await count(), answers().length];
    await until(
      `${MORE} readings more`,
      async () => (await count()) >= before + MORE && answers().length >= asked + MORE,
      { deadlineMs: PATIENCE_MS },
    );
  }

  beforeAll(async () => {
    await comeInto(mood, details);
    await stage.importHistory([VANITY], metric);
    tab = await visit(VANITY);
    await until('the overlay', () => stage.overlay(tab));
  });

  it('asks nothing before Measure, and then measures', async () => {
    expect(stage.replay.log.reReads()).toEqual([]);
    await stage.press(tab, 'measure');
    if (metric === 'followers') await stage.follow(VANITY, metric);
    await goesOn();
  });

  it('goes on when the tab is closed, and when the background is stopped', async () => {
    await tab.close();
    await goesOn();
    await stage.browser.stopBackground();
    await goesOn();
  });

  it('has read what the site showed, exactly, and its interval holds the truth', async () => {
    const view = await stage.untilView(
      VANITY,
      'a rate',
      (seen) => seriesIn(seen, metric)?.rate.kind === 'rate',
      PATIENCE_MS,
    );
    const series = seriesIn(view, metric);
    if (series?.rate.kind !== 'rate') throw new Error('no rate');
    expect(series.last.step).toBe(1);
    expect(answers().some(answeredBy)).toBe(true);
    expect(answers().map(({ shown }) => shown?.[metric])).toContain(series.last.value);
    const { low, high, atMs } = series.rate;
    const truth = stage.replay.netPerMinute(VANITY, metric, atMs - MINUTE_MS, atMs);
    expect(low).toBeLessThanOrEqual(truth);
    expect(high).toBeGreaterThanOrEqual(truth);
  });

  it('leaves a walled address alone, and is polite in all it asks', async () => {
    expectPoliteRequests(stage.replay);
    const asked = stage.replay.log.reReads(VANITY);
    const isWall = ({ status, shown }: SeenRequest): boolean => status === 200 && !shown;
    const waits = impatientRequests(asked, isWall, QUIET_MS - SLACK_MS);
    expect(waits.map(({ host, path }) => host + path)).toEqual([]);
  });

  it('asks nothing more after Stop', async () => {
    await stage.stopMeasuring(VANITY);
    await stage.untilView(VANITY, 'stopped', ({ watch }) => watch.kind === 'not-measuring');
    const stopped = stage.replay.log.reReads(VANITY).length;
    await visit('recettes.atlas');
    await stage.startMeasuring(['recettes.atlas']);
    await until(
      'another Page to be asked for',
      () => stage.replay.log.reReads('recettes.atlas').length >= MORE,
      {
        deadlineMs: PATIENCE_MS,
      },
    );
    // One may have been on its way.
    expect(stage.replay.log.reReads(VANITY).length).toBeLessThanOrEqual(stopped + 1);
    await stage.stopMeasuring('recettes.atlas');
  });
});

describe('where the site lets the Page Plugin alone answer', () => {
  it('offers followers as a series of their own, and follows them when the person says so', async () => {
    await comeInto('plugin-only', { plugin: { shape: 'old', isRounded: false } });
    const tab = await visit(VANITY);
    await until('the overlay', () => stage.overlay(tab));
    await stage.press(tab, 'measure');
    const offered = await stage.untilView(
      VANITY,
      'obstructed, with followers offered',
      ({ watch, series }) => watch.kind === 'obstructed' && series.some(({ last }) => last.road === 'plugin'),
      PATIENCE_MS,
    );
    expect(offered.metric).toBe('likes');
    await stage.press(tab, 'follow_followers');
    const view = await stage.untilView(
      VANITY,
      'followers followed',
      (seen) => seen.watch.kind === 'measuring' && (seriesIn(seen, 'followers')?.sampleCount ?? 0) >= MORE,
      PATIENCE_MS,
    );
    expect(view.metric).toBe('followers');
    expectPoliteRequests(stage.replay);
    await stage.stopMeasuring(VANITY);
  });
});

describe('where the site is closed', () => {
  let tab: Page;

  beforeAll(async () => {
    await comeInto('closed');
    tab = await visit(VANITY);
    await until('the overlay', () => stage.overlay(tab));
    await stage.press(tab, 'measure');
  });

  it('says what is wrong, and makes no number of it', async () => {
    const before = await stage.getSeries(VANITY);
    await stage.untilView(
      VANITY,
      'obstructed',
      ({ watch }) => 'obstacle' in watch && watch.obstacle.kind === 'signed-out-wall',
      PATIENCE_MS,
    );
    await until('the reason in the overlay', async () =>
      (await stage.overlay(tab))?.includes('Facebook asks to sign in'),
    );
    expect((await stage.getSeries(VANITY)).sampleCount).toBe(before.sampleCount);
    expectPoliteRequests(stage.replay);
  });

  it('recovers by itself when the site opens, also through other moods', async () => {
    for (const mood of ['open', 'walled', 'redirecting'] as const) {
      stage.replay.setMood(mood);
      const before = (await stage.getSeries(VANITY)).sampleCount;
      await stage.untilView(
        VANITY,
        `measured where it is ${mood}`,
        (view) =>
          view.watch.kind === 'measuring' && (seriesIn(view, 'likes')?.sampleCount ?? 0) >= before + MORE,
        3 * PATIENCE_MS,
      );
    }
    const { rate, last } = await stage.getSeries(VANITY);
    expect(last.step).toBe(1);
    // Not one false loss: every count is one that the site showed.
    const shown = stage.replay.log.seen.flatMap((seen) => (seen.shown ? [seen.shown.likes] : []));
    expect(shown).toContain(last.value);
    expect(rate.kind).not.toBe('jump');
  });
});
