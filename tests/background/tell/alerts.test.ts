import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageView } from '../../../src/core/summary/series-summary.ts';
import { alertSettings } from '../../../src/settings/alerts.ts';
import { DEMO_NOW_MS, rateOf, seriesOf, viewOf, WATCHES } from '../../demo/page-views.ts';
import { type FakeBrowser, fakeBrowser } from '../fake-browser.ts';

let fake: FakeBrowser;
const now = DEMO_NOW_MS;

vi.mock('../../../src/platform/browser.ts', () => ({
  get browser() {
    return fake.browser;
  },
}));
vi.mock('../../../src/platform/clock.ts', () => ({ nowMs: () => now, monotonicMs: () => now }));

const told = await import('../../../src/background/tell/alerts.ts');
const raiseAlerts = async (view: PageView): Promise<void> =>
  told.raiseAlerts(view, await alertSettings.get());

const on = { isOn: true, hasQuietHours: false };
/** Sets some of what the person chose. */
const choose = async (part: object): Promise<void> =>
  alertSettings.set({ ...(await alertSettings.get()), ...part });
const losing = (perMinute: number, ageMs = 10_000): PageView => {
  const rate = rateOf(perMinute, 15, { atMs: now - ageMs });
  return viewOf('inwi', WATCHES.live, [seriesOf({ value: 1_854_200, rate, ageMs })]);
};

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  fake = fakeBrowser();
});

describe('an alert', () => {
  it('is not raised before the person asked for any', async () => {
    await raiseAlerts(losing(-140));
    expect(fake.notified).toEqual([]);
  });

  it('names the Page and says the whole sentence about its rate', async () => {
    await choose(on);
    await raiseAlerts(losing(-140));
    expect(fake.notified).toHaveLength(1);
    expect(fake.notified[0]?.title).toBe('inwi');
    expect(fake.notified[0]?.message).toBe(
      'Above your level of 100 a minute: 140 likes lost a minute, between 125 and 155 (2.3 a second)',
    );
  });

  it('is raised once for one sample, however often the Page is published', async () => {
    await choose(on);
    await raiseAlerts(losing(-140));
    await raiseAlerts(losing(-140));
    expect(fake.notified).toHaveLength(1);
  });

  it('is judged by the bound: a level inside the interval is not yet passed', async () => {
    await choose({ ...on, lossPerMinute: 130 });
    await raiseAlerts(losing(-140));
    expect(fake.notified).toEqual([]);
  });

  it('is not raised by figures that are no longer of now', async () => {
    await choose(on);
    await raiseAlerts(losing(-140, 20 * 60_000));
    expect(fake.notified).toEqual([]);
  });

  it('keeps quiet in quiet hours, and tells afterwards what still holds', async () => {
    const clock = new Date(now);
    const minute = clock.getHours() * 60 + clock.getMinutes();
    await choose({
      ...on,
      hasQuietHours: true,
      quiet: { fromMinute: minute, toMinute: (minute + 1) % 1440 },
    });
    await raiseAlerts(losing(-140));
    expect(fake.notified).toEqual([]);
    await choose(on);
    await raiseAlerts(losing(-140, 5000));
    expect(fake.notified).toHaveLength(1);
  });

  it('is not attempted when the permission was withdrawn', async () => {
    await choose(on);
    fake.access.granted = false;
    await raiseAlerts(losing(-140));
    expect(fake.notified).toEqual([]);
  });
});
