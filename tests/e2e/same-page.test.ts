// One Page that came to be known under two numbers: the person joins it, measures on, and parts it again.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareKey } from '../../src/facebook/facts/page-key.ts';
import { askExtension } from '../../tools/browsers/ask-extension.ts';
import { until } from '../../tools/browsers/until.ts';
import { storedSamples } from '../../tools/torture/witness.ts';
import { goIn, pressIn, say, shownIn } from './harness/dashboard-page.ts';
import { Stage } from './harness/stage.ts';

let stage: Stage;
let dashboard: Page;
let own: string;
let other: string;

/** What is kept under a number, by instant and count. */
const keptUnder = async (id: string): Promise<string[]> =>
  (await storedSamples(stage.ownPage)).flatMap(({ pageId, metric, atMs, value }) =>
    pageId === id ? [`${metric} ${atMs} ${value}`] : [],
  );

beforeAll(async () => {
  stage = await Stage.open({ replay: { isLong: false } });
  await stage.visit('inwi');
  const view = await until('the Page', () => stage.view('inwi'));
  own = view.page.id;
  const tied = view.page.ids.find((id) => id !== own);
  if (!tied) throw new Error('the document ties no second number to the Page');
  other = tied;
  const nowMs = stage.replay.nowMs();
  const samples = Array.from({ length: 20 }, (_, i) => [
    nowMs - (40 - i) * 60_000,
    900_000 - 100 * i,
    1,
    'import',
  ]);
  const file = {
    format: 'ebb-history',
    version: 2,
    exportedAt: new Date(nowMs).toISOString(),
    pages: [{ id: other, name: 'inwi before', address: 'https://www.facebook.com/inwi.before' }],
    series: [{ pageId: other, metric: 'likes', samples }],
  };
  expect(await askExtension(stage.ownPage, 'importHistory', { file })).toMatchObject({ samplesAdded: 20 });
  dashboard = await stage.browser.openOwnPage('dashboard.html');
});
afterAll(() => stage?.close());

describe('a Page that is known under two numbers', () => {
  it('is asked about, with both histories, and nothing is joined before the person says so', async () => {
    await until('the question', async () => (await shownIn(dashboard)).includes(say('same_page_compare')));
    const shown = await goIn(dashboard, `same=${own}&as=${other}`, say('same_page_title'));
    for (const id of [own, other]) expect(shown.replace(/\s/g, '')).toContain(bareKey(id as never));
    expect(shown).toContain('inwi before');
    expect(await dashboard.$$('canvas')).toHaveLength(1);
    expect(await keptUnder(other)).toHaveLength(20);
  });

  it('is shown as one once it is joined, each sample where it was, and measured on', async () => {
    const before = await keptUnder(other);
    const first = await keptUnder(own);
    await pressIn(dashboard, say('same_page_join'));
    await until('the word of it', async () => (await shownIn(dashboard)).includes(say('same_page_joined')));
    const series = await stage.getSeries('inwi');
    expect(series.first.value).toBe(900_000);
    expect(series.sampleCount).toBeGreaterThan(20);
    expect((await stage.view('inwi'))?.joined).toHaveLength(1);
    await stage.startMeasuring(['inwi']);
    await until(
      'more samples',
      async () => (await stage.getSeries('inwi')).sampleCount > series.sampleCount + 3,
    );
    await stage.stopMeasuring('inwi');
    expect(await keptUnder(other)).toEqual(before);
    expect(await keptUnder(own)).toEqual(expect.arrayContaining(first));
  });

  it('is two again when it is undone', async () => {
    const samples = [await keptUnder(own), await keptUnder(other)];
    await pressIn(dashboard, say('dashboard_undo'));
    await until('both', async () => {
      const answer = await askExtension(stage.ownPage, 'getPage', { keys: [other as never] });
      return answer.kind === 'known-page' && answer.view.page.id === other && !answer.view.joined;
    });
    expect((await stage.view('inwi'))?.joined).toBeUndefined();
    expect([await keptUnder(own), await keptUnder(other)]).toEqual(samples);
  });
});
