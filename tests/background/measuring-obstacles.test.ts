import { describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import type { Look } from '../../src/core/page/reading.ts';
import type { SiteAnswer } from './fake-site.ts';
import {
  fake,
  INWI,
  looks,
  meets,
  now,
  OTHER,
  report,
  ring,
  START,
  setTime,
  shows,
  site,
  useRunningBackground,
  values,
  view,
} from './running-background.ts';

useRunningBackground();

const MINUTE_MS = 60_000;

const measure = () => fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });

const askedPaths = (): string[] => site.asked.map(({ address }) => new URL(address).pathname);

describe('the background, at an obstacle to measuring,', () => {
  it('doubles the interval at each failure and is back to it after one good read', async () => {
    let look: Look = looks(900_000);
    shows(() => look);
    fake.openTab(1);
    await report(1, 900_000);
    setTime(START + 30_000);
    look = meets('error-page');
    await measure();
    const spans: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      await vi.waitFor(async () => expect((await view()).watch).toMatchObject({ failures: i + 1 }));
      const { watch } = await view();
      if (watch.kind === 'obstructed') spans.push((watch.nextReadMs - now) / MINUTE_MS);
      await ring();
    }
    expect(spans).toEqual([2, 4, 8, 16, 30, 30, 30, 30]);
    look = looks(899_000);
    await ring();
    expect(await view()).toMatchObject({
      watch: { kind: 'measuring', nextReadMs: now + 60_000 },
      intervalMs: 60_000,
    });
  });

  it('counts reads that overlap, each slower than the interval, as one failure', async () => {
    const late: ((look: Look) => void)[] = [];
    site.answer(() => new Promise<Look>((resolve) => late.push(resolve)));
    fake.openTab(1);
    await report(1, 900_000);
    void measure();
    for (let asked = 1; asked < 4; asked += 1) {
      await vi.waitFor(() => expect(late).toHaveLength(asked));
      setTime((fake.alarms.get('tick')?.scheduledTime ?? 0) + 1000);
      fake.events.onAlarm.emit({ name: 'tick' });
    }
    await vi.waitFor(() => expect(late).toHaveLength(4));
    const before = fake.toViews.length;
    for (const answer of late) answer(meets('error-page'));
    await vi.waitFor(() => expect(fake.toViews.length).toBeGreaterThanOrEqual(before + 4));
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', failures: 1 });
    expect((await view()).intervalMs).toBe(2 * MINUTE_MS);
  });

  it('goes on by another route where one address is walled, and leaves that one alone for a quarter of an hour', async () => {
    site.answer(({ pathname }) => (pathname === '/inwi' ? meets('signed-out-wall') : looks(899_000)));
    fake.openTab(1);
    await report(1, 900_000);
    setTime(START + MINUTE_MS);
    await measure();
    expect(askedPaths()).toEqual(['/inwi', '/inwi/about']);
    expect((await view()).watch.kind).toBe('measuring');
    expect(await values()).toEqual([900_000, 899_000]);
    while (now < START + 15 * MINUTE_MS) await ring();
    expect(askedPaths().filter((path) => path === '/inwi')).toHaveLength(1);
    for (let i = 0; i < 8; i += 1) await ring();
    expect(askedPaths().filter((path) => path === '/inwi')).toHaveLength(2);
  });

  it('rests where everything is walled, says so, and goes on by itself', async () => {
    let look: Look = meets('signed-out-wall');
    shows(() => look);
    fake.openTab(1);
    await report(1, 900_000);
    await measure();
    await vi.waitFor(async () => expect((await view()).watch.kind).toBe('obstructed'));
    for (let i = 0; i < 12 && now < START + 60 * MINUTE_MS; i += 1) await ring();
    const { watch } = await view();
    expect(watch).toMatchObject({ kind: 'obstructed', obstacle: { kind: 'signed-out-wall' } });
    // Three walls of one host are its rest; the next hosts need but one. None is asked again within an hour but once
    // after its quiet time.
    expect(askedPaths().filter((path) => !path.startsWith('/plugins')).length).toBeLessThanOrEqual(12);
    // The plugin is looked at once with each of those tries, until it rests too.
    expect(site.asked.length).toBeLessThanOrEqual(12 + 6);
    look = looks(899_000);
    for (let i = 0; i < 3; i += 1) await ring();
    expect((await view()).watch.kind).toBe('measuring');
    expect((await values()).at(-1)).toBe(899_000);
  });

  it('keeps nothing of another Page that answers', async () => {
    shows(() => looks(5, OTHER));
    fake.openTab(1);
    await report(1, 900_000);
    await measure();
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind: 'another-page' } });
    expect(await values()).toEqual([900_000]);
    expect(await fake.fromView('getPage', { keys: [toPageId('facebook:20000')] })).toMatchObject({
      value: { kind: 'unknown-page' },
    });
  });

  it.each<[string, () => SiteAnswer | Promise<SiteAnswer>]>([
    ['no-answer', () => new TypeError('Failed to fetch')],
    ['error-page', () => meets('error-page')],
    ['too-much', () => new Response('<p>x</p>'.repeat(700_000))],
  ])('says %s where that is what keeps it from reading', async (kind, answer) => {
    site.answer(answer);
    fake.openTab(1);
    await report(1, 900_000);
    await measure();
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind } });
  });

  it('asks although the browser says that it is offline, and says offline when nothing answers', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    let count = 899_000;
    shows(() => looks(count));
    fake.openTab(1);
    await report(1, 900_000);
    setTime(START + 30_000);
    await measure();
    expect((await view()).watch.kind).toBe('measuring');
    expect(await values()).toEqual([900_000, 899_000]);
    count -= 100;
    site.answer(() => new TypeError('Failed to fetch'));
    await ring();
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind: 'offline' } });
  });

  it('asks nothing without access, and reads at once when it is given', async () => {
    shows(() => looks(899_930));
    fake.openTab(1);
    await report(1, 900_000);
    fake.access.granted = false;
    fake.closeTab(1);
    await vi.waitFor(() => expect(fake.browser.storage.session.items.has('tab:1')).toBe(false));
    await measure();
    expect((await view()).watch).toMatchObject({
      kind: 'obstructed',
      obstacle: { kind: 'permission-missing' },
    });
    expect(site.asked).toEqual([]);
    setTime(START + 30_000);
    fake.access.granted = true;
    fake.events.onPermissionsAdded.emit({});
    await vi.waitFor(async () => expect(await values()).toEqual([900_000, 899_930]));
  });

  it('asks once where an interval much longer than the wait at an obstacle was chosen meanwhile', async () => {
    let answer: SiteAnswer | Promise<SiteAnswer> = meets('error-page');
    site.answer(() => answer);
    fake.openTab(1);
    await report(1, 900_000);
    await measure();
    expect((await view()).intervalMs).toBe(2 * MINUTE_MS);
    await fake.browser.storage.local.set({ interval: 300_000 });
    await vi.waitFor(() => expect(fake.alarms.has('tick')).toBe(true));
    answer = new Promise(() => undefined);
    const before = site.asked.length;
    setTime(now + 2 * MINUTE_MS);
    fake.events.onAlarm.emit({ name: 'tick' });
    await vi.waitFor(() => expect(site.asked.length).toBe(before + 1));
    expect(fake.alarms.get('tick')?.scheduledTime).toBe(now + 300_000);
  });
});
