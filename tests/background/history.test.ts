import { describe, expect, it, vi } from 'vitest';
import { startAlerts } from '../../src/core/alert/judge-alerts.ts';
import { seriesKey } from '../../src/core/series/sample.ts';
import {
  fake,
  INWI,
  looks,
  now,
  openStored,
  report,
  ring,
  START,
  setTime,
  shows,
  site,
  startBackground,
  useRunningBackground,
  values,
  view,
} from './running-background.ts';

useRunningBackground();

describe('the background, keeping the history,', () => {
  it('fills from an import, tells the views, and refuses a foreign file', async () => {
    const samples = Array.from({ length: 100 }, (_, i) => [
      START - 3_600_000 + 30_000 * i,
      900_000 - i,
      1,
      'page-data',
    ]);
    const file = {
      format: 'ebb-history',
      version: 2,
      exportedAt: '2016-02-27T20:00:00.000Z',
      pages: [INWI],
      series: [{ pageId: INWI.id, metric: 'likes', samples }],
    };
    expect(await fake.fromView('importHistory', { file })).toEqual({
      ok: true,
      value: { kind: 'imported', pages: 1, samplesAdded: 100, samplesKnown: 0, reason: '' },
    });
    expect((await view()).series[0]?.sampleCount).toBe(100);
    expect(fake.toViews).toMatchObject([{ ebbNotice: 'pageChanged' }, { ebbNotice: 'campaignsChanged' }]);
    expect(await fake.fromView('importHistory', { file: { ...file, format: 'x' } })).toEqual({
      ok: true,
      value: { kind: 'refused', pages: 0, samplesAdded: 0, samplesKnown: 0, reason: 'not an Ebb export' },
    });
    expect(await fake.fromTab(1, 'importHistory', { file })).toEqual({
      ok: false,
      reason: 'not from a content',
    });
  });

  it('forgets a Page, or everything, and tells the views', async () => {
    shows(() => looks(900_000));
    const tab = fake.openTab(1, () => undefined);
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect(await fake.fromTab(1, 'deletePage', { pageId: INWI.id })).toMatchObject({ ok: false });
    expect(await fake.fromView('deletePage', { pageId: INWI.id })).toMatchObject({ ok: true });
    expect(await fake.fromView('getPage', { keys: ['facebook:@inwi'] })).toMatchObject({
      value: { kind: 'unknown-page' },
    });
    const news = { ebbNotice: 'pageRemoved', body: { pageId: INWI.id } };
    expect(fake.toViews).toContainEqual(news);
    expect(tab.heard).toContainEqual(news);
    expect(fake.alarms.has('tick')).toBe(false);
    setTime(START + 60_000);
    await report(1, 800_000);
    expect(await values()).toEqual([800_000]);
    await fake.fromView('deleteHistory', {});
    expect(await fake.fromView('getPage', { keys: ['facebook:@inwi'] })).toMatchObject({
      value: { kind: 'unknown-page' },
    });
  });

  it.each([
    ['deletePage', { pageId: INWI.id }],
    ['deleteHistory', {}],
  ])('forgets a Page for good where it is being read meanwhile (%s)', async (forget, body) => {
    await report(1, 900_000);
    setTime(START + 60_000);
    let forgotten: Promise<unknown> | undefined;
    site.answer(async () => {
      forgotten ??= fake.fromView(forget, body);
      await forgotten;
      return looks(899_930);
    });
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect(await forgotten).toMatchObject({ ok: true });
    const db = await openStored();
    for (const store of ['pages', 'series', 'chunks', 'watches'] as const)
      expect(await db.getAllKeys(store), store).toEqual([]);
    db.close();
  });

  it('leaves no trace of a forgotten Page outside the history either', async () => {
    const alerts = `alert-state:${seriesKey({ pageId: INWI.id, metric: 'likes' })}`;
    const named = (): unknown[] =>
      [...fake.browser.storage.local.items.keys(), ...fake.browser.storage.session.items.keys()].filter(
        (key) => key.includes(INWI.id),
      );
    for (const forget of ['deletePage', 'deleteHistory']) {
      await report(1, 900_000);
      await fake.browser.storage.local.set({ [alerts]: startAlerts() });
      expect(named()).toHaveLength(1);
      await fake.fromView(forget, forget === 'deletePage' ? { pageId: INWI.id } : {});
      expect(named()).toEqual([]);
    }
  });

  it('thins what is old by alarm, and sooner when the person keeps less', async () => {
    const samples = Array.from({ length: 120 }, (_, i) => [START + 30_000 * i, 900_000 - i, 1, 'page-data']);
    const file = {
      format: 'ebb-history',
      version: 2,
      exportedAt: '2016-02-27T20:00:00.000Z',
      pages: [INWI],
      series: [{ pageId: INWI.id, metric: 'likes', samples }],
    };
    for (let day = 1; day <= 20; day += 1) {
      setTime(START + day * 24 * 3_600_000);
      await Promise.all(fake.events.onAlarm.emit({ name: 'upkeep' }));
    }
    await fake.fromView('importHistory', { file });
    const kept = async (): Promise<number> => {
      return (await openStored()).count('chunks');
    };
    expect(fake.alarms.has('upkeep')).toBe(true);
    expect(await kept()).toBe(1);
    await fake.browser.storage.local.set({ 'retention-days': 7 });
    await vi.waitFor(async () => expect(await kept()).toBe(0));
    expect((await view()).series[0]?.sampleCount).toBe(120);
  });

  /** The browser gives no more room until the test says so. @param store for this one alone. */
  const fillDisk = (store?: string) => {
    const { put } = IDBObjectStore.prototype;
    return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      if (store !== undefined && store !== this.name) return put.apply(this, given);
      throw new DOMException('no room', 'QuotaExceededError');
    });
  };
  const storageState = async (): Promise<unknown> =>
    ((await fake.fromView('getStorageState', {})) as { value: unknown }).value;

  it('keeps nothing while the disk is full, says so, and keeps the next look once there is room', async () => {
    const tab = fake.openTab(1, () => undefined);
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    setTime(START + 30_000);
    const put = fillDisk();
    await report(1, 899_930);
    const full = { kind: 'full', sinceMs: START + 30_000 };
    expect(await storageState()).toEqual(full);
    expect(fake.toViews).toContainEqual({ ebbNotice: 'storageChanged', body: { state: full } });
    const pausedWatch = { kind: 'obstructed', obstacle: { kind: 'disk-full' }, sinceMs: START + 30_000 };
    expect(tab.heard.at(-1)).toMatchObject({ body: { view: { watch: pausedWatch } } });
    // Woken anew, it is still so, and what was kept is there.
    startBackground();
    expect((await view()).watch).toMatchObject(pausedWatch);
    expect(await values()).toEqual([900_000]);
    put.mockRestore();
    setTime(START + 60_000);
    await report(1, 899_860);
    expect(await values()).toEqual([900_000, 899_860]);
    expect(await storageState()).toEqual({ kind: 'well' });
  });

  it('pauses measuring while the disk is full, asks nothing, and goes on by itself', async () => {
    shows(() => looks(900_000));
    await report(1, 900_000);
    setTime(START + 30_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    const before = site.asked.length;
    const put = fillDisk();
    for (let i = 0; i < 3; i += 1) {
      await ring();
      expect(fake.alarms.get('tick')?.scheduledTime).toBe(now + 60_000);
    }
    expect(site.asked.length).toBe(before);
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind: 'disk-full' } });
    put.mockRestore();
    await ring();
    expect(site.asked.length).toBeGreaterThan(before);
    expect((await view()).watch).toMatchObject({ kind: 'measuring' });
    expect(await storageState()).toEqual({ kind: 'well' });
  });

  it('thins what is old even where there is no room to work figures out anew', async () => {
    const samples = Array.from({ length: 120 }, (_, i) => [START + 30_000 * i, 900_000 - i, 1, 'page-data']);
    const file = {
      format: 'ebb-history',
      version: 2,
      exportedAt: new Date(START).toISOString(),
      pages: [INWI],
      series: [{ pageId: INWI.id, metric: 'likes', samples }],
    };
    const upkeep = () => Promise.all(fake.events.onAlarm.emit({ name: 'upkeep' }));
    for (let day = 0; day <= 40; day += 1) {
      setTime(START + day * 24 * 3_600_000);
      await upkeep();
    }
    await fake.fromView('importHistory', { file });
    // Samples from before those leave the figures stale.
    const before = samples.map(([atMs, ...rest]) => [Number(atMs) - 24 * 3_600_000, ...rest]);
    const series = [{ pageId: INWI.id, metric: 'likes', samples: before }];
    await fake.fromView('importHistory', { file: { ...file, series }, more: true });
    const put = fillDisk('filters');
    await upkeep();
    put.mockRestore();
    const db = await openStored();
    expect(await db.getAllKeys('chunks')).toEqual([]);
    expect(await db.count('buckets')).toBeGreaterThan(0);
    db.close();
  });

  it('says that there is no history where the browser opens no database, and goes on once it does', async () => {
    // The first background has opened its history.
    await fake.fromView('saveCampaign', { name: '#VoIP', startMs: now, targets: [INWI.id], controls: [] });
    fake.stopBackground();
    const refused = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('A mutation operation was attempted on a database.', 'InvalidStateError');
    });
    startBackground();
    await vi.waitFor(async () =>
      expect(await fake.fromView('getStorageState', {})).toEqual({ ok: true, value: { kind: 'no-history' } }),
    );
    expect(await report(1, 900_000)).toEqual({ ok: true, value: { kind: 'no-history' } });
    expect(await fake.fromView('getPage', { keys: ['facebook:@inwi'] })).toEqual({
      ok: true,
      value: { kind: 'no-history' },
    });
    refused.mockRestore();
    startBackground();
    await vi.waitFor(async () =>
      expect(await fake.fromView('getStorageState', {})).toEqual({ ok: true, value: { kind: 'well' } }),
    );
    await report(1, 900_000);
    expect(await values()).toEqual([900_000]);
    // None was begun beside one that was never there.
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['ebb']);
  });

  it('begins a new history beside one that cannot be opened, and says so', async () => {
    await report(1, 900_000);
    fake.stopBackground();
    await new Promise((resolve) => {
      const request = indexedDB.open('ebb', 99);
      request.onsuccess = () => {
        request.result.close();
        resolve(undefined);
      };
    });
    // A browser that starts wakes the background once more, a moment after it has begun to open its history.
    const open = indexedDB.open.bind(indexedDB);
    const opened = vi.spyOn(indexedDB, 'open').mockImplementation((...given) => {
      if (opened.mock.calls.length === 2) fake.events.onStartup.emit();
      return open(...given);
    });
    startBackground();
    await vi.waitFor(async () =>
      expect(await fake.fromView('getStorageState', {})).toEqual({
        ok: true,
        value: { kind: 'begun-anew', reason: 'VersionError' },
      }),
    );
    setTime(START + 30_000);
    await report(1, 899_930);
    expect(await values()).toEqual([899_930]);
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['ebb', 'ebb-2']);
  });
});
