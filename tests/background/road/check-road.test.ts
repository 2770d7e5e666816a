import { describe, expect, it } from 'vitest';
import type { Way } from '../../../src/core/road/road.ts';
import { type CheckedWay, checkLine } from '../../../src/core/road/road-check.ts';
import { redirect } from '../fake-site.ts';
import {
  fake,
  INWI,
  looks,
  meets,
  now,
  OTHER,
  setTime,
  site,
  useRunningBackground,
} from '../running-background.ts';

useRunningBackground();

const address = INWI.address;

async function ways(of = address): Promise<readonly Way[]> {
  const answer = (await fake.fromView('getWays', { address: of })) as { value: readonly Way[] };
  return answer.value;
}

async function check(way: Way | undefined): Promise<CheckedWay | undefined> {
  const answer = await fake.fromView('checkWay', { address, way });
  return (answer as { value: { checked?: CheckedWay } }).value.checked;
}

describe('a check of the roads', () => {
  it('asks each host once, and one further route; nothing before it is told to', async () => {
    expect((await ways()).map(({ road, host, route }) => `${road} ${host}${route}`)).toEqual([
      'background www.facebook.com',
      'background web.facebook.com',
      'background m.facebook.com',
      'background www.facebook.com/about',
      'plugin www.facebook.com',
      'plugin web.facebook.com',
    ]);
    expect(site.asked).toEqual([]);
  });

  it('has nothing to ask of what is no Page, and without access', async () => {
    expect(await ways('https://example.org/inwi')).toEqual([]);
    fake.access.granted = false;
    expect(await ways()).toEqual([]);
  });

  it('tells what one way answered, and keeps nothing of its numbers', async () => {
    site.answer(() => looks(900_000));
    const checked = await check((await ways())[0]);
    expect(checked).toMatchObject({
      kind: 'answered',
      outcome: 'open',
      steps: [{ metric: 'likes', step: 1 }],
      status: 200,
    });
    expect(site.asked.map(({ address: asked }) => asked)).toEqual(['https://www.facebook.com/inwi']);
    expect(await fake.fromView('getPage', { keys: ['facebook:@inwi'] })).toMatchObject({
      value: { kind: 'unknown-page' },
    });
  });

  it('asks the Page Plugin by its own address, for followers', async () => {
    const counter = '<a href="https://www.facebook.com/inwi">inwi</a><div class="_1drq">12K followers</div>';
    site.answer(
      () => new Response(`<html><body class="plugin Locale_en_US">${counter}</body></html>`, { status: 200 }),
    );
    const plugin = (await ways()).find(({ road }) => road === 'plugin');
    expect(await check(plugin)).toMatchObject({
      outcome: 'open',
      steps: [{ metric: 'followers', step: 1000 }],
    });
    expect(site.asked.map(({ address: asked }) => asked)).toEqual([
      'https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Finwi',
    ]);
  });

  it('tells a redirect from a wall, and leaves a walled way alone the next time', async () => {
    const [www, web] = await ways();
    site.answer(() => redirect());
    expect(await check(www)).toMatchObject({ outcome: 'elsewhere' });
    site.answer(() => meets('signed-out-wall'));
    expect(await check(web)).toMatchObject({ outcome: 'walled', obstacle: 'signed-out-wall', steps: [] });
    const asked = site.asked.length;
    setTime(now + 60_000);
    expect(await check(web)).toMatchObject({ kind: 'resting', untilMs: now + 14 * 60_000 });
    expect(site.asked).toHaveLength(asked);
  });

  it('makes nothing of another Page’s numbers, and asks no way but the Page’s own', async () => {
    site.answer(() => looks(900_000, OTHER));
    expect(await check((await ways())[0])).toMatchObject({ outcome: 'barren', obstacle: 'another-page' });
    const asked = site.asked.length;
    expect(await check({ road: 'background', host: 'example.org', route: '' })).toBeUndefined();
    expect(await check({ road: 'background', host: 'www.facebook.com', route: '/settings' })).toBeUndefined();
    expect(site.asked).toHaveLength(asked);
  });
});

describe('the line of a report', () => {
  const way: Way = { road: 'background', host: 'm.facebook.com', route: '/about' };

  it('says what was asked, what came back and what it cost, and no name', () => {
    const answered: CheckedWay = {
      kind: 'answered',
      way,
      outcome: 'open',
      steps: [
        { metric: 'likes', step: 1 },
        { metric: 'followers', step: 1000 },
      ],
      status: 200,
      tookMs: 412,
      bytes: 2150,
    };
    expect(checkLine(answered)).toBe(
      'background m.facebook.com/about: open, likes exact, followers in steps of 1000, HTTP 200, 412 ms, 2.1 KB',
    );
    const walled: CheckedWay = { ...answered, outcome: 'walled', obstacle: 'blocked', steps: [], status: 0 };
    expect(checkLine(walled)).toBe(
      'background m.facebook.com/about: walled, blocked, no status, 412 ms, 2.1 KB',
    );
    expect(checkLine({ kind: 'resting', way, untilMs: Date.UTC(2026, 10, 30, 15) })).toBe(
      'background m.facebook.com/about: left alone until 2026-11-30T15:00:00.000Z',
    );
  });
});

describe('the explanation of the roads', () => {
  it('tells the next way of a known Page without asking it, and nothing of an unknown one', async () => {
    fake.openTab(1);
    await fake.fromTab(1, 'report', { look: looks(900_000), atMs: now, clockAgrees: true, version: '1.0.0' });
    expect(await fake.fromView('explainRoads', { pageId: INWI.id })).toMatchObject({
      value: {
        roads: {
          next: { kind: 'ask', way: { road: 'background', host: 'www.facebook.com', route: '' } },
          why: 'preferred',
        },
      },
    });
    expect(await fake.fromView('explainRoads', { pageId: OTHER.id })).toMatchObject({ value: {} });
    // On a site that is opened on click the tab that shows the Page is asked.
    fake.access.granted = false;
    expect(await fake.fromView('explainRoads', { pageId: INWI.id })).toMatchObject({
      value: { roads: { next: { way: { road: 'tab' } } } },
    });
    expect(site.asked).toEqual([]);
  });
});
