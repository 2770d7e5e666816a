import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObstacleKind } from '../../src/core/page/obstacle.ts';
import { until } from '../../tools/browsers/until.ts';
import { eveningPages } from '../../tools/replay/evening.ts';
import type { Obstruction } from '../../tools/replay/obstruction.ts';
import type { StagePage } from '../../tools/replay/stage-page.ts';
import { browserKind, INTERVAL_MS, Stage } from './harness/stage.ts';

const allCases: readonly (readonly [string, Obstruction, ObstacleKind])[] = [
  ['the error page', { kind: 'error-page' }, 'error-page'],
  ['a document without a counter', { kind: 'no-counter' }, 'counter-not-found'],
  ['a group', { kind: 'group' }, 'not-a-page'],
  ['a post', { kind: 'post' }, 'not-a-page'],
  ['a Page that is gone', { kind: 'not-available' }, 'not-available'],
  ['an unsupported browser', { kind: 'unsupported-browser' }, 'unsupported-browser'],
  ['an answer that is cut', { kind: 'cut', afterCharacters: 700 }, 'cut'],
  ['an answer that takes too long', { kind: 'slow', delayMs: 4000 }, 'slow'],
  ['another Page’s document', { kind: 'another-page', vanity: 'meditel' }, 'another-page'],
];

/** What asks Ebb to stop, or sends it on: left alone for a while, and one after the other, since they count together. */
const allWalls: readonly (readonly [string, Obstruction, ObstacleKind])[] = [
  ['a cookie page', { kind: 'consent' }, 'consent'],
  ['a redirect to another Page', { kind: 'redirect', toVanity: 'maroctelecom' }, 'elsewhere'],
  ['a redirect to the sign-in wall', { kind: 'redirect-to-sign-in' }, 'elsewhere'],
  ['the sign-in wall', { kind: 'signed-out-wall' }, 'signed-out-wall'],
  ['a block', { kind: 'blocked' }, 'blocked'],
];

/** What the network and the browser do with an answer; what stands in a document is read by the same code in both. */
const NETWORK_SHAPED: readonly Obstruction['kind'][] = [
  'error-page',
  'cut',
  'slow',
  'redirect',
  'redirect-to-sign-in',
  'signed-out-wall',
  'blocked',
];
const isTried = ([, { kind }]: (typeof allCases)[number]): boolean =>
  browserKind() === 'chromium' || NETWORK_SHAPED.includes(kind);
const cases = allCases.filter(isTried);
const walls = allWalls.filter(isTried);

/** A Page for each case, so that all can meet their obstacle at the same time. */
const pageOf = (index: number): StagePage => {
  const [inwi] = eveningPages.filter(({ vanity }) => vanity === 'inwi');
  if (!inwi) throw new Error('the evening has no inwi');
  return {
    ...inwi,
    vanity: `case.${index}`,
    name: `Case ${index}`,
    pageId: `19508441387261${index + 10}`,
    profileId: `1000648381205${index + 10}`,
  };
};
const vanityOf = (kind: Obstruction['kind']): string =>
  `case.${cases.findIndex(([, obstruction]) => obstruction.kind === kind)}`;

/** One more, alone at first, whose obstacle goes away. */
const RECOVERING = `case.${cases.length}`;
const casePages = [...cases, undefined].map((_, index) => pageOf(index));
const wallPages = walls.map((_, index) => pageOf(casePages.length + index));

/** For so long a walled address is left alone by the build for tests. */
const QUIET_MS = 3000;

/** On a busy machine the first reads may be slow, and each that is doubles the wait for the next. */
const PATIENCE_MS = 150_000;

let stage: Stage;
const tabs = new Map<string, Page>();

const tabOf = (vanity: string): Page => {
  const tab = tabs.get(vanity);
  if (!tab) throw new Error(`no tab shows ${vanity}`);
  return tab;
};

const untilObstructed = (vanity: string, failures: number) =>
  stage.untilView(
    vanity,
    `${failures} obstacles in a row`,
    ({ watch }) => (watch.kind === 'obstructed' && watch.failures >= failures) || watch.kind === 'paused',
    PATIENCE_MS,
  );

beforeAll(async () => {
  stage = await Stage.open({
    replay: { pages: [...eveningPages, ...casePages, ...wallPages], isLong: false },
  });
  for (const { vanity } of [...casePages, ...wallPages]) tabs.set(vanity, await stage.visit(vanity));
});
afterAll(() => stage?.close());

describe('a Page whose re-reads meet an obstacle', () => {
  it('is asked for ever more rarely, and as before when the obstacle has gone', async () => {
    stage.replay.obstruct(RECOVERING, { kind: 'error-page' });
    await stage.startMeasuring([RECOVERING]);
    await untilObstructed(RECOVERING, 3);
    const { sampleCount } = await stage.getSeries(RECOVERING);
    const asked = stage.replay.log.reReads(RECOVERING).map(({ atMs }) => atMs);
    const spans = asked.slice(1).map((atMs, index) => atMs - (asked[index] ?? 0));
    expect(spans).toHaveLength(2);
    expect(spans[0]).toBeGreaterThan(1.7 * INTERVAL_MS);
    expect(spans[1]).toBeGreaterThan(3.6 * INTERVAL_MS);

    stage.replay.clear(RECOVERING);
    const view = await stage.untilView(
      RECOVERING,
      'measured again',
      ({ watch }) => watch.kind === 'measuring',
    );
    await until('a sample', async () => (await stage.getSeries(RECOVERING)).sampleCount > sampleCount);
    expect(view.intervalMs).toBe(INTERVAL_MS);
  });
});

describe('a re-read that meets an obstacle', () => {
  beforeAll(async () => {
    for (const [index, [, obstruction]] of cases.entries()) {
      stage.replay.obstruct(pageOf(index).vanity, obstruction);
    }
    await stage.startMeasuring(cases.map((_, index) => pageOf(index).vanity));
  });

  it.each(cases.map(([name, , kind], index) => ({ name, kind, vanity: pageOf(index).vanity })))(
    'names $name, stores nothing more and waits twice as long each time',
    async ({ kind, vanity }) => {
      const first = await stage.untilView(
        vanity,
        kind,
        ({ watch }) => 'obstacle' in watch && watch.obstacle.kind === kind,
        PATIENCE_MS,
      );
      const counts = first.series.map(({ metric, sampleCount, last }) => ({ metric, sampleCount, last }));
      const second = await untilObstructed(vanity, 2);
      expect(second.series.map(({ metric, sampleCount, last }) => ({ metric, sampleCount, last }))).toEqual(
        counts,
      );
      if (second.watch.kind === 'obstructed') {
        expect(second.intervalMs).toBe(INTERVAL_MS * 2 ** second.watch.failures);
      }
    },
  );

  it('is never asked for again while it waits for its answer', () => {
    const asked = stage.replay.log.reReads(vanityOf('slow')).map(({ atMs }) => atMs);
    const spans = asked.slice(1).map((atMs, index) => atMs - (asked[index] ?? 0));
    expect(spans.length).toBeGreaterThan(0);
    expect(Math.min(...spans)).toBeGreaterThan(1_900);
  });

  it('gives no sample to the Page whose document came instead', async () => {
    expect(await stage.view('meditel')).toBeUndefined();
    expect(await stage.view('maroctelecom')).toBeUndefined();
  });

  it('says in the overlay what is in the way', async () => {
    const tab = tabOf(vanityOf('error-page'));
    await until('the reason in the overlay', async () =>
      (await stage.overlay(tab))?.includes('Facebook answered with an error page.'),
    );
  });
});

describe('a re-read that is asked to stop', () => {
  beforeAll(async () => {
    for (const { vanity } of casePages) await stage.stopMeasuring(vanity);
  });

  it.each(
    walls.map(([name, obstruction, kind], index) => ({
      name,
      obstruction,
      kind,
      vanity: wallPages[index]?.vanity ?? '',
    })),
  )(
    'by $name leaves that address alone for a while, and goes on by itself',
    async ({ obstruction, kind, vanity }) => {
      stage.replay.obstruct(vanity, obstruction);
      await stage.startMeasuring([vanity]);
      const { series } = await stage.untilView(
        vanity,
        kind,
        ({ watch }) => watch.kind === 'obstructed' && watch.obstacle.kind === kind && watch.failures >= 3,
        PATIENCE_MS,
      );
      const counts = series.map(({ sampleCount }) => sampleCount);
      const reReads = stage.replay.log.reReads(vanity);
      const addresses = [...new Set(reReads.map(({ host, path }) => host + path))];
      // Sent on, an address may be asked once more, for a host may bounce a single request.
      const most = kind === 'elsewhere' ? 1 : 0;
      for (const address of addresses) {
        const requests = reReads.filter(({ host, path }) => host + path === address);
        const early = requests
          .slice(1)
          .filter(({ atMs }, i) => atMs - (requests[i]?.atMs ?? 0) < QUIET_MS - 50);
        expect(early.length, address).toBeLessThanOrEqual(most);
      }

      stage.replay.clear(vanity);
      await stage.untilView(vanity, 'measured', ({ watch }) => watch.kind === 'measuring', PATIENCE_MS);
      await until('a sample', async () => {
        const now = (await stage.view(vanity))?.series.map(({ sampleCount }) => sampleCount) ?? [];
        return now.some((count, i) => count > (counts[i] ?? 0));
      });
      await stage.stopMeasuring(vanity);
    },
  );
});

describe('a document that is no Page', () => {
  it.each([
    ['a group', '/groups/304417720918233/'],
    ['a post', '/inwi/posts/1000'],
    ['the sign-in wall', '/login/?next=x'],
  ])('such as %s gets no overlay and no sample', async (_, path) => {
    const other = await stage.browser.openTab(`https://www.facebook.com${path}`);
    // A Page opened after it has been reported: so has everything before.
    const later = await stage.visit('AtlanticFootballDaily');
    await until('the overlay of the later tab', () => stage.overlay(later));
    expect(await stage.overlay(other)).toBeUndefined();
    expect(await stage.view('inwi')).toBeUndefined();
    await Promise.all([other.close(), later.close()]);
  });
});
