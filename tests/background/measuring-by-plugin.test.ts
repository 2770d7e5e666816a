import { describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import type { LookWithReadings } from '../../src/core/page/reading.ts';
import type { SiteAnswer } from './fake-site.ts';
import {
  fake,
  INWI,
  looks,
  meets,
  now,
  openStored,
  ring,
  START,
  setTime,
  settle,
  site,
  useRunningBackground,
  view,
} from './running-background.ts';

useRunningBackground();

const MINUTE_MS = 60_000;
const PLUGIN = 'https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Finwi';

/** The plugin's document, in the place that is known. */
const plugin = (counter: string): Response =>
  new Response(
    `<html><body class="plugin Locale_en_US"><a href="https://www.facebook.com/inwi">inwi</a>
      <div class="_1drq">${counter}</div></body></html>`,
  );

/** The Page's document: likes exactly in the head, followers rounded in the header, half a megabyte further down. */
const page = (likes: string, followers: string): Response =>
  new Response(`<html lang="en"><head><title>inwi</title>
    <meta property="al:android:url" content="fb://page/115106731848563?referrer=app_link">
    <link rel="canonical" href="https://www.facebook.com/inwi"><meta property="og:title" content="inwi">
    <meta name="description" content="inwi. ${likes} likes &#xb7; 12 talking about this."></head>
    <body><script>var rows = '${'far '.repeat(50_000)}';</script><h1>inwi</h1>
    <a href="https://www.facebook.com/inwi/followers/">${followers} followers</a></body></html>`);

const isPlugin = ({ pathname }: URL): boolean => pathname.startsWith('/plugins/');

/** What answers at the plugin, and what at every other address. */
const answers = (atPlugin: () => SiteAnswer, elsewhere: () => SiteAnswer): void =>
  site.answer((address) => (isPlugin(address) ? atPlugin() : elsewhere()));

const draws = (metric: 'likes' | 'followers', value: number, step: number): LookWithReadings => ({
  kind: 'readings',
  page: INWI,
  language: 'en',
  readings: [{ metric, count: { value, step }, reader: 'header-link' }],
});

async function opened(look: LookWithReadings): Promise<void> {
  fake.openTab(1);
  await fake.fromTab(1, 'report', { look, atMs: now, clockAgrees: true, version: '1.0.0' });
  setTime(now + MINUTE_MS);
}

const measure = () => fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
const follow = (metric: string) => fake.fromView('setMetric', { pageId: INWI.id, metric });
const asked = (): string[] => site.asked.map(({ address }) => address);

async function series(metric: 'likes' | 'followers') {
  return (await view()).series.find((one) => one.metric === metric);
}

describe('followers', () => {
  it('are asked of the plugin before the header, where the metas say likes', async () => {
    answers(
      () => plugin('17,882 followers'),
      () => page('900,000', '17K'),
    );
    await opened(draws('likes', 900_000, 100_000));
    await follow('followers');
    await measure();
    await settle();
    expect(new Set(asked())).toEqual(new Set([PLUGIN]));
    expect((await series('followers'))?.last).toMatchObject({ value: 17_882, step: 1, road: 'plugin' });
    expect((await view()).measuring?.origin).toEqual({ road: 'plugin', host: 'www.facebook.com' });
  });

  it('are asked of the Page where its metas state them, and of the plugin where that is walled', async () => {
    const metas: LookWithReadings = {
      ...draws('followers', 17_882, 1),
      readings: [{ metric: 'followers', count: { value: 17_882, step: 1 }, reader: 'meta-description' }],
    };
    let isWalled = false;
    answers(
      () => plugin('17,881 followers'),
      () => (isWalled ? meets('signed-out-wall') : metas),
    );
    await opened(metas);
    await follow('followers');
    await measure();
    expect(asked()).toEqual(['https://www.facebook.com/inwi']);
    isWalled = true;
    for (let i = 0; i < 4; i += 1) await ring();
    expect(asked().at(-1)).toBe(PLUGIN);
    expect((await view()).watch.kind).toBe('measuring');
    expect((await series('followers'))?.last.value).toBe(17_881);
    const { readWatchEvents } = await import('../../src/storage/pages/watches.ts');
    const events = await readWatchEvents(await openStored(), INWI.id, 0, now);
    expect(events.flatMap((event) => (event.kind === 'road' ? [event.road] : []))).toEqual([
      'background',
      'plugin',
    ]);
  });

  it('are asked of the Page again where the plugin rounds them and nobody knows what its metas say', async () => {
    const metas: LookWithReadings = {
      ...draws('followers', 17_882, 1),
      readings: [{ metric: 'followers', count: { value: 17_882, step: 1 }, reader: 'meta-description' }],
    };
    answers(
      () => plugin('17K followers'),
      () => metas,
    );
    await opened(draws('likes', 900_000, 100_000));
    await follow('followers');
    await measure();
    expect((await series('followers'))?.last).toMatchObject({ value: 17_000, step: 1000, road: 'plugin' });
    await settle();
    expect((await series('followers'))?.last).toMatchObject({ value: 17_882, step: 1, road: 'background' });
  });

  it('are read from the header once in five minutes, and the pace says so, where the plugin has none', async () => {
    answers(
      () => plugin('our newest offers'),
      () => page('900,000', '17K'),
    );
    await opened(draws('likes', 900_000, 100_000));
    await follow('followers');
    await measure();
    for (let i = 0; i < 12; i += 1) await ring();
    const { watch, intervalMs } = await view();
    expect(watch.kind).toBe('measuring');
    expect(intervalMs).toBeGreaterThan(2 * MINUTE_MS);
    const whole = asked().filter((address) => address !== PLUGIN && !address.includes('/plugins/'));
    expect(whole.length).toBeGreaterThan(1);
    expect(whole.length).toBeLessThanOrEqual(1 + (now - START) / (5 * MINUTE_MS));
    expect((await series('followers'))?.last).toMatchObject({ value: 17_000, step: 1000 });
  });

  it('that are exact by one road and rounded by another are never a loss', async () => {
    let isRounded = false;
    answers(
      () => (isRounded ? meets('error-page') : plugin('17,882 followers')),
      () => page('900,000', '17K'),
    );
    await opened(draws('likes', 900_000, 100_000));
    await follow('followers');
    await measure();
    for (let i = 0; i < 30; i += 1) {
      isRounded = i % 10 >= 5;
      await ring();
    }
    const followers = await series('followers');
    expect(followers?.recent.map(({ value }) => value)).toContain(17_882);
    const { rate, change } = followers ?? {};
    if (rate?.kind === 'rate') expect(rate.high).toBeGreaterThanOrEqual(0);
    expect(rate).not.toMatchObject({ kind: 'rate', significant: true });
    expect(rate?.kind).not.toBe('jump');
    if (change?.kind === 'change') expect(change.count).toBe(0);
  });
});

describe('where only the plugin is open', () => {
  it('its followers are kept beside the likes, offered, and followed only when the person says so', async () => {
    answers(
      () => plugin('17,882 followers'),
      () => meets('signed-out-wall'),
    );
    await opened(draws('likes', 900_000, 100_000));
    await measure();
    expect(await view()).toMatchObject({
      metric: 'likes',
      watch: { kind: 'obstructed', obstacle: { kind: 'signed-out-wall' } },
    });
    expect((await series('followers'))?.last).toMatchObject({ value: 17_882, road: 'plugin' });
    await follow('followers');
    for (let i = 0; i < 3; i += 1) await ring();
    expect(await view()).toMatchObject({ metric: 'followers', watch: { kind: 'measuring' } });
    expect((await series('likes'))?.sampleCount).toBe(1);
  });

  it('a vanity that another Page goes by now is not asked for', async () => {
    answers(
      () => plugin('17,882 followers'),
      () => meets('signed-out-wall'),
    );
    await opened(draws('likes', 900_000, 100_000));
    const other = { ...INWI, id: toPageId('facebook:4242424242'), ids: [toPageId('facebook:4242424242')] };
    await fake.fromTab(1, 'report', {
      look: { ...draws('likes', 5000, 1), page: other },
      atMs: now,
      clockAgrees: true,
      version: '1.0.0',
    });
    setTime(now + 1000);
    await measure();
    await vi.waitFor(async () =>
      expect((await fake.fromView('getPage', { keys: [INWI.id] })) as object).toMatchObject({
        value: { view: { watch: { kind: 'obstructed' } } },
      }),
    );
    expect(asked().filter((address) => address.includes('/plugins/'))).toEqual([]);
  });
});

describe('which metric is followed', () => {
  it('is settled by the first look of the best road, not by what the tab draws', async () => {
    answers(
      () => plugin('17,882 followers'),
      () => looks(900_123),
    );
    await opened(draws('followers', 17_000, 1000));
    expect((await view()).metric).toBe('followers');
    await measure();
    expect((await view()).metric).toBe('likes');
    expect((await series('likes'))?.last.value).toBe(900_123);
    expect(asked().filter((address) => address.includes('/plugins/'))).toEqual([]);
  });

  it('is what the person chose, whatever the road says', async () => {
    answers(
      () => plugin('17,882 followers'),
      () => looks(900_123),
    );
    await opened(draws('followers', 17_000, 1000));
    await follow('followers');
    await measure();
    expect((await view()).metric).toBe('followers');
    expect((await series('followers'))?.last.value).toBe(17_882);
  });
});
