import { beforeEach, describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import {
  fake,
  INWI,
  looks,
  meets,
  now,
  report,
  ring,
  START,
  setTime,
  shows,
  site,
  startBackground,
  useRunningBackground,
  view,
} from './running-background.ts';

useRunningBackground();

const measure = () => fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });

const isForgotten = (tabId: number): Promise<void> =>
  vi.waitFor(() => expect(fake.browser.storage.session.items.has(`tab:${tabId}`)).toBe(false));

describe('the background, as the tabs of a measured Page come and go,', () => {
  beforeEach(() => shows(() => looks(900_000)));

  it('goes on without any', async () => {
    fake.openTab(1);
    await report(1, 900_000);
    await measure();
    fake.closeTab(1);
    await isForgotten(1);
    const before = site.asked.length;
    await ring();
    expect(site.asked.length).toBe(before + 1);
    expect((await view()).watch.kind).toBe('measuring');
  });

  it('goes on where an answer tells the number of a Page known by its vanity alone', async () => {
    const byName = { ...INWI, id: toPageId('facebook:@inwi'), ids: [] };
    shows(() => looks(900_000));
    fake.openTab(1);
    const body = { atMs: now, clockAgrees: true, version: '1.0.0' };
    await fake.fromTab(1, 'report', { ...body, look: looks(900_000, byName) });
    await fake.fromView('setMeasuring', { pageId: byName.id, measuring: true });
    setTime(START + 30_000);
    await ring();
    const known = await view();
    expect(known.page).toMatchObject({ id: byName.id, ids: [INWI.id] });
    expect(known.watch).toMatchObject({ kind: 'measuring' });
    expect(known.series[0]?.sampleCount).toBe(2);
  });

  it('goes on in a browser that starts again without them', async () => {
    fake.openTab(1);
    await report(1, 900_000);
    await measure();
    fake.closeTab(1, true);
    await isForgotten(1);
    fake.browser.storage.session.items.clear();
    fake.alarms.clear();
    setTime(START + 8 * 3_600_000);
    startBackground();
    await Promise.all(fake.events.onStartup.emit());
    const before = site.asked.length;
    await ring();
    expect(site.asked.length).toBe(before + 1);
    expect((await view()).watch.kind).toBe('measuring');
  });
});

describe('the background, told to measure only while a tab shows the Page,', () => {
  beforeEach(async () => {
    shows(() => looks(900_000));
    await fake.browser.storage.local.set({ 'needs-tab': true });
  });

  it('stops with the last tab of the Page, and not with an earlier one', async () => {
    fake.openTab(1);
    fake.openTab(2);
    await report(1, 900_000);
    await report(2, 900_000);
    await measure();
    fake.closeTab(1);
    await isForgotten(1);
    expect((await view()).watch.kind).toBe('measuring');
    fake.closeTab(2);
    await vi.waitFor(async () =>
      expect((await view()).watch).toMatchObject({ kind: 'paused', obstacle: { kind: 'no-tab' } }),
    );
    // Opened again, the Page is not told to be opened: it waits for *Measure*, and nothing is asked.
    const before = site.asked.length;
    setTime(now + 60_000);
    fake.openTab(3);
    await report(3, 899_900);
    expect((await view()).watch.kind).toBe('not-measuring');
    expect(site.asked.length).toBe(before);
  });

  it('waits as long for a tab where another obstacle stood in the way before', async () => {
    shows(() => meets('error-page'));
    fake.openTab(1);
    await report(1, 900_000);
    await measure();
    for (let i = 0; i < 4; i += 1) await ring();
    expect(now).toBeGreaterThan(START + 10 * 60_000);
    fake.closeTab(1, true);
    await isForgotten(1);
    await ring();
    expect((await view()).watch).toMatchObject({
      kind: 'obstructed',
      obstacle: { kind: 'no-tab' },
      sinceMs: now,
      failures: 6,
    });
    await ring();
    expect((await view()).watch).toMatchObject({ kind: 'paused', obstacle: { kind: 'no-tab' } });
  });

  it('waits for the tabs of a browser that starts again, and goes on with the first report', async () => {
    fake.openTab(1);
    await report(1, 900_000);
    await measure();
    fake.closeTab(1, true);
    await isForgotten(1);
    fake.browser.storage.session.items.clear();
    fake.alarms.clear();
    setTime(START + 3_600_000);
    startBackground();
    await vi.waitFor(() => expect(fake.alarms.has('tick')).toBe(true));
    await ring();
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind: 'no-tab' } });
    setTime(now + 5000);
    fake.openTab(3);
    await report(3, 890_000);
    expect((await view()).watch).toEqual({ kind: 'measuring', nextReadMs: now + 60_000 });
  });

  it('waits anew where a browser starts that had ended while a tab was missing', async () => {
    fake.openTab(1);
    await report(1, 900_000);
    await measure();
    fake.closeTab(1, true);
    await isForgotten(1);
    await ring();
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind: 'no-tab' } });
    fake.alarms.clear();
    setTime(START + 8 * 3_600_000);
    startBackground();
    await Promise.all(fake.events.onStartup.emit());
    await ring();
    expect((await view()).watch).toMatchObject({
      kind: 'obstructed',
      obstacle: { kind: 'no-tab' },
      sinceMs: START + 8 * 3_600_000,
    });
  });
});
