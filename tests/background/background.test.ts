import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import type { Look } from '../../src/core/series/reading.ts';
import type { PageView } from '../../src/core/series/series-summary.ts';
import { type FakeBrowser, type FakeTab, fakeBrowser } from './fake-browser.ts';

const START = Date.UTC(2016, 1, 27, 21);

let fake: FakeBrowser;
let now = START;

vi.mock('../../src/platform/browser.ts', () => ({
  get browser() {
    return fake.browser;
  },
}));

vi.mock('../../src/platform/clock.ts', () => ({ nowMs: () => now, monotonicMs: () => now }));

/** Starts the background as the browser does: a module graph of its own, over whatever is stored. */
async function startBackground(): Promise<void> {
  fake.stopBackground();
  vi.resetModules();
  await import('../../src/background/main.ts');
}

const setTime = (atMs: number): void => {
  now = atMs;
};

beforeEach(async () => {
  setTime(START);
  vi.stubGlobal('navigator', { onLine: true });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  globalThis.indexedDB = new IDBFactory();
  fake = fakeBrowser();
  await startBackground();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const INWI = {
  id: toPageId('115106731848563'),
  aliases: ['115106731848563', 'inwi'],
  name: 'inwi',
  address: 'https://www.facebook.com/inwi',
};

const OTHER = { ...INWI, id: toPageId('200'), aliases: ['200', 'other'], name: 'Other' };

const looks = (value: number, page = INWI): Look => ({
  kind: 'readings',
  page,
  language: 'fr',
  readings: [{ metric: 'likes', count: { value, step: 1 }, reader: 'meta-description' }],
});

const meets = (kind: 'signed-out-wall' | 'slow' | 'error-page'): Look => ({
  kind: 'obstacle',
  obstacle: { kind, detail: 'seen by the test' },
  language: 'fr',
});

const report = (tabId: number, value: number, version = '1.0.0'): Promise<unknown> =>
  fake.fromTab(tabId, 'report', { look: looks(value), atMs: now, cause: 'opened', version });

/** A content script that answers with whatever the Page shows now. */
const answering =
  (look: () => Look) =>
  (message: unknown): unknown => {
    if (!(message instanceof Object) || !('ebb' in message)) return undefined;
    return { ok: true, value: { look: look(), atMs: now, version: '1.0.0', visible: true } };
  };

const questions = (tab: FakeTab): number =>
  tab.heard.filter((message) => message instanceof Object && 'ebb' in message).length;

async function view(): Promise<PageView> {
  const answer = (await fake.fromView('getPage', { aliases: ['inwi'] })) as { value: { view: PageView } };
  return answer.value.view;
}

const values = async (): Promise<number[]> =>
  (await view()).series.flatMap((one) => one.recent.map((point) => point.value));

/** The tick alarm rings at its time; waits until the read it causes is told. */
async function ring(): Promise<void> {
  const alarm = fake.alarms.get('tick');
  if (!alarm) throw new Error('no alarm is set');
  setTime(Math.max(now, alarm.scheduledTime));
  const before = fake.toViews.length;
  fake.events.onAlarm.emit({ name: 'tick' });
  await vi.waitFor(() => expect(fake.toViews.length).toBeGreaterThan(before));
}

describe('the background', () => {
  it('registers every listener before anything is awaited', async () => {
    fake.stopBackground();
    vi.resetModules();
    await import('../../src/background/main.ts');
    const deaf = Object.entries(fake.events).filter(([, event]) => event.listenerCount !== 1);
    expect(deaf.map(([name]) => name)).toEqual([]);
  });

  it('tells a tab that shows the Page when a campaign with it begins', async () => {
    const tab = fake.openTab(1, () => undefined);
    await report(1, 900_000);
    await fake.fromView('saveCampaign', { name: 'VoIP', startMs: now, targets: [INWI.id], controls: [] });
    expect(tab.heard.at(-1)).toMatchObject({
      ebbNotice: 'pageChanged',
      body: { view: { series: [{ campaignStart: { value: 900_000, atMs: now, isLate: false } }] } },
    });
  });

  it('keeps what an opened Page shows, answers with the Page and tells the views', async () => {
    fake.openTab(1);
    const answer = await report(1, 900_000);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        admissions: [{ kind: 'admitted' }],
        page: { kind: 'known-page', view: { page: INWI, watch: { kind: 'not-measuring' }, metric: 'likes' } },
      },
    });
    expect(await values()).toEqual([900_000]);
    expect(fake.toViews).toMatchObject([{ ebbNotice: 'pageChanged', body: { view: { page: INWI } } }]);
    expect(fake.alarms.has('tick')).toBe(false);
  });

  it('reads a Page at once when Measure is pressed and again at every tick, through one of its tabs', async () => {
    let count = 900_000;
    const hidden = fake.openTab(
      1,
      answering(() => looks(count)),
    );
    const seen = fake.openTab(
      2,
      answering(() => looks(count)),
    );
    seen.active = true;
    await report(1, count);
    await report(2, count);
    setTime(START + 60_000);
    count -= 140;
    const answer = await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect(answer).toMatchObject({ value: { view: { watch: { kind: 'measuring' }, intervalMs: 30_000 } } });
    expect(await values()).toEqual([900_000, 899_860]);
    count -= 70;
    await ring();
    expect(now).toBe(START + 90_000);
    expect(await values()).toEqual([900_000, 899_860, 899_790]);
    expect([questions(hidden), questions(seen)]).toEqual([0, 2]);
  });

  it('hands a tab the words around counters, in every language', async () => {
    fake.openTab(1);
    const answer = (await fake.fromTab(1, 'getLabelWords', {})) as { value: string };
    for (const language of ['en', 'fr', 'ar', 'ja'])
      expect(answer.value).toMatch(new RegExp(`^${language}: `, 'm'));
  });

  it('explains a Page to the diagnostics through a tab that shows it, and has no lines without one', async () => {
    const none = { ok: true, value: { lines: [] } };
    expect(await fake.fromView('explainPage', { pageId: INWI.id })).toEqual(none);
    const tab = fake.openTab(1, () => ({ ok: true, value: { lines: ['header-link: ours'] } }));
    await report(1, 900_000);
    expect(await fake.fromView('explainPage', { pageId: INWI.id })).toEqual({
      ok: true,
      value: { lines: ['header-link: ours'] },
    });
    expect(tab.heard.at(-1)).toEqual({ ebb: 'explain', body: { aliases: [INWI.id, ...INWI.aliases] } });
    expect(await fake.fromTab(1, 'explainPage', { pageId: INWI.id })).toMatchObject({ ok: false });
    fake.openTab(1, () => ({ ok: true, value: { lines: 'damaged' } }));
    expect(await fake.fromView('explainPage', { pageId: INWI.id })).toEqual(none);
  });

  it('woken anew over the same storage gives the same answers and goes on measuring', async () => {
    let count = 900_000;
    fake.openTab(
      1,
      answering(() => looks(count)),
    );
    await report(1, count);
    setTime(START + 30_000);
    count -= 70;
    await fake.fromTab(1, 'setMeasuring', { pageId: INWI.id, measuring: true });
    const before = await view();
    await startBackground();
    expect(await view()).toEqual(before);
    count -= 70;
    await ring();
    await startBackground();
    expect(await values()).toEqual([900_000, 899_930, 899_860]);
  });

  it('shows dislikes a minute on the badge, on the tab and for all, until they are stale', async () => {
    let count = 900_000;
    fake.openTab(
      1,
      answering(() => looks(count)),
    );
    await report(1, count);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    for (let i = 0; i < 6; i += 1) {
      count -= 70;
      await ring();
    }
    await vi.waitFor(() => expect(Object.fromEntries(fake.badges)).toEqual({ undefined: '140', '1': '140' }));
    // Marks that keep a number in its reading direction are none of a reader's business.
    const title = fake.titles.get(1)?.replaceAll(/[\u2066-\u2069]/g, '');
    expect(title).toMatch(/^inwi: 140 likes lost a minute, between \d+ and \d+ \(2\.3 a second\)$/);
    const stale = fake.alarms.get('badge');
    setTime(stale?.scheduledTime ?? 0);
    fake.events.onAlarm.emit({ name: 'badge' });
    await vi.waitFor(() => expect(Object.fromEntries(fake.badges)).toEqual({ undefined: '' }));
  });

  it('sets the badge again when the browser starts, which has forgotten it', async () => {
    let count = 900_000;
    fake.openTab(
      1,
      answering(() => looks(count)),
    );
    await report(1, count);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    for (let i = 0; i < 4; i += 1) {
      count -= 70;
      await ring();
    }
    fake.badges.clear();
    fake.browser.storage.session.items.clear();
    await startBackground();
    await vi.waitFor(() => expect(fake.badges.get(undefined)).toBe('140'));
  });

  it('doubles the interval at each obstacle and is back to it after one good read', async () => {
    let look: Look = looks(900_000);
    fake.openTab(
      1,
      answering(() => look),
    );
    await report(1, 900_000);
    setTime(START + 30_000);
    look = meets('slow');
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    const spans: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      await vi.waitFor(async () => expect((await view()).watch).toMatchObject({ failures: i + 1 }));
      const { watch } = await view();
      if (watch.kind === 'obstructed') spans.push((watch.nextReadMs - now) / 60_000);
      await ring();
    }
    expect(spans).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
    look = looks(899_000);
    await ring();
    expect(await view()).toMatchObject({
      watch: { kind: 'measuring', nextReadMs: now + 30_000 },
      intervalMs: 30_000,
    });
  });

  it('counts reads that overlap, each slower than the interval, as one failure', async () => {
    const late: ((look: Look) => void)[] = [];
    fake.openTab(1, async (message) => {
      if (!(message instanceof Object) || !('ebb' in message)) return undefined;
      const look = await new Promise<Look>((resolve) => late.push(resolve));
      return { ok: true, value: { look, atMs: now, version: '1.0.0', visible: true } };
    });
    await report(1, 900_000);
    void fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    for (let asked = 1; asked < 4; asked += 1) {
      await vi.waitFor(() => expect(late).toHaveLength(asked));
      setTime((fake.alarms.get('tick')?.scheduledTime ?? 0) + 1000);
      fake.events.onAlarm.emit({ name: 'tick' });
    }
    await vi.waitFor(() => expect(late).toHaveLength(4));
    const before = fake.toViews.length;
    for (const answer of late) answer(meets('slow'));
    await vi.waitFor(() => expect(fake.toViews.length).toBeGreaterThanOrEqual(before + 4));
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', failures: 1 });
    expect((await view()).intervalMs).toBe(60_000);
  });

  it('pauses after three walls in a row and says so', async () => {
    fake.openTab(
      1,
      answering(() => meets('signed-out-wall')),
    );
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    await ring();
    await ring();
    expect((await view()).watch).toEqual({
      kind: 'paused',
      obstacle: { kind: 'signed-out-wall', detail: 'seen by the test' },
      sinceMs: now,
    });
    await vi.waitFor(() => expect(fake.alarms.has('tick')).toBe(false));
  });

  it('keeps nothing of another Page that answers', async () => {
    fake.openTab(
      1,
      answering(() => looks(5, OTHER)),
    );
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind: 'another-page' } });
    expect(await values()).toEqual([900_000]);
    expect(await fake.fromView('getPage', { aliases: ['200'] })).toMatchObject({
      value: { kind: 'unknown-page' },
    });
  });

  it('refuses the readings of a content script from before an update', async () => {
    await report(1, 900_000);
    setTime(START + 60_000);
    expect(await report(1, 899_000, '0.9.0')).toMatchObject({
      value: { admissions: [{ kind: 'refused', reason: 'other-version' }], page: { kind: 'known-page' } },
    });
    expect(await values()).toEqual([900_000]);
  });

  it('stops with the last tab of the Page, and not with an earlier one', async () => {
    fake.openTab(
      1,
      answering(() => looks(900_000)),
    );
    fake.openTab(
      2,
      answering(() => looks(900_000)),
    );
    await report(1, 900_000);
    await report(2, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    fake.closeTab(1);
    await vi.waitFor(() => expect(fake.browser.storage.session.items.has('tab:1')).toBe(false));
    expect((await view()).watch.kind).toBe('measuring');
    fake.closeTab(2);
    await vi.waitFor(async () =>
      expect((await view()).watch).toMatchObject({ kind: 'paused', obstacle: { kind: 'no-tab' } }),
    );
  });

  it('waits for the tabs of a browser that starts again, and goes on with the first report', async () => {
    fake.openTab(
      1,
      answering(() => looks(900_000)),
    );
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    fake.browser.storage.session.items.clear();
    fake.alarms.clear();
    setTime(START + 3_600_000);
    await startBackground();
    await vi.waitFor(() => expect(fake.alarms.has('tick')).toBe(true));
    await ring();
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind: 'no-tab' } });
    setTime(now + 5000);
    await report(1, 890_000);
    expect((await view()).watch).toEqual({ kind: 'measuring', nextReadMs: now + 30_000 });
  });

  it.each([
    ['offline', () => vi.stubGlobal('navigator', { onLine: false })],
    [
      'permission-missing',
      (tab: FakeTab) => {
        delete tab.answer;
        fake.access.granted = false;
      },
    ],
    [
      'tab-asleep',
      (tab: FakeTab) => {
        tab.discarded = true;
      },
    ],
    [
      'no-tab',
      (tab: FakeTab) => {
        delete tab.answer;
      },
    ],
  ])('says %s where that is what keeps it from reading', async (kind, happen) => {
    const tab = fake.openTab(
      1,
      answering(() => looks(900_000)),
    );
    await report(1, 900_000);
    happen(tab);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind } });
  });

  it('reads at once when the access it lacked is given', async () => {
    const tab = fake.openTab(1);
    await report(1, 900_000);
    fake.access.granted = false;
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    tab.answer = answering(() => looks(899_930));
    await report(1, 900_000);
    setTime(START + 30_000);
    fake.access.granted = true;
    fake.events.onPermissionsAdded.emit({});
    await vi.waitFor(async () => expect(await values()).toEqual([900_000, 899_930]));
  });

  it('measures in the interval the person chose, from then on', async () => {
    fake.openTab(
      1,
      answering(() => looks(900_000)),
    );
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    await fake.browser.storage.local.set({ interval: 60_000 });
    await vi.waitFor(async () => expect((await view()).intervalMs).toBe(60_000));
    await ring();
    expect((await view()).watch).toEqual({ kind: 'measuring', nextReadMs: now + 60_000 });
  });

  it('reads the Pages of a campaign in one tick, also when one was begun later', async () => {
    const one = fake.openTab(
      1,
      answering(() => looks(900_000)),
    );
    const two = fake.openTab(
      2,
      answering(() => looks(500_000, OTHER)),
    );
    await report(1, 900_000);
    const opened = { look: looks(500_000, OTHER), atMs: now, cause: 'opened', version: '1.0.0' };
    await fake.fromTab(2, 'report', opened);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    setTime(START + 12_000);
    await fake.fromView('setMeasuring', { pageId: OTHER.id, measuring: true });
    expect([questions(one), questions(two)]).toEqual([1, 1]);
    await ring();
    await vi.waitFor(() => expect([questions(one), questions(two)]).toEqual([2, 2]));
  });

  it('fills from an import, tells the views, and refuses a foreign file', async () => {
    const samples = Array.from({ length: 100 }, (_, i) => [
      START - 3_600_000 + 30_000 * i,
      900_000 - i,
      1,
      'page-data',
    ]);
    const file = {
      format: 'ebb-history',
      version: 1,
      exportedAt: '2016-02-27T20:00:00.000Z',
      pages: [INWI],
      series: [{ pageId: INWI.id, metric: 'likes', samples }],
    };
    expect(await fake.fromView('importHistory', { file })).toEqual({
      ok: true,
      value: { kind: 'imported', pages: 1, samplesAdded: 100, samplesKnown: 0, reason: '' },
    });
    expect((await view()).series[0]?.sampleCount).toBe(100);
    expect(fake.toViews).toMatchObject([{ ebbNotice: 'pageChanged' }]);
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
    const tab = fake.openTab(
      1,
      answering(() => looks(900_000)),
    );
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect(await fake.fromTab(1, 'deletePage', { pageId: INWI.id })).toMatchObject({ ok: false });
    expect(await fake.fromView('deletePage', { pageId: INWI.id })).toMatchObject({ ok: true });
    expect(await fake.fromView('getPage', { aliases: ['inwi'] })).toMatchObject({
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
    expect(await fake.fromView('getPage', { aliases: ['inwi'] })).toMatchObject({
      value: { kind: 'unknown-page' },
    });
  });

  it('thins what is old by alarm, and sooner when the person keeps less', async () => {
    const samples = Array.from({ length: 120 }, (_, i) => [START + 30_000 * i, 900_000 - i, 1, 'page-data']);
    const file = {
      format: 'ebb-history',
      version: 1,
      exportedAt: '2016-02-27T20:00:00.000Z',
      pages: [INWI],
      series: [{ pageId: INWI.id, metric: 'likes', samples }],
    };
    setTime(START + 20 * 24 * 3_600_000);
    await fake.fromView('importHistory', { file });
    const kept = async (): Promise<number> => {
      const { openHistory } = await import('../../src/storage/database.ts');
      return (await openHistory()).count('chunks');
    };
    expect(fake.alarms.has('upkeep')).toBe(true);
    expect(await kept()).toBe(1);
    await fake.browser.storage.local.set({ 'retention-days': 7 });
    await vi.waitFor(async () => expect(await kept()).toBe(0));
    expect((await view()).series[0]?.sampleCount).toBe(120);
  });

  it('holds readings in memory while the disk is full, says so, and keeps them when there is room', async () => {
    fake.openTab(1);
    await report(1, 900_000);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    setTime(START + 30_000);
    expect(await report(1, 899_930)).toMatchObject({
      value: { admissions: [{ kind: 'refused', reason: 'no-room' }] },
    });
    expect(await fake.fromView('getStorageState', {})).toEqual({
      ok: true,
      value: { kind: 'full', held: 1 },
    });
    expect(fake.toViews).toContainEqual({
      ebbNotice: 'storageChanged',
      body: { state: { kind: 'full', held: 1 } },
    });
    put.mockRestore();
    // Woken anew, the figures still have what is held.
    await startBackground();
    expect(await values()).toEqual([900_000, 899_930]);
    setTime(START + 60_000);
    expect(await report(1, 899_860)).toMatchObject({ value: { admissions: [{ kind: 'admitted' }] } });
    expect(await values()).toEqual([900_000, 899_930, 899_860]);
    expect(await fake.fromView('getStorageState', {})).toEqual({ ok: true, value: { kind: 'well' } });
  });

  it('goes on measuring at the same pace while the disk is full', async () => {
    let count = 900_000;
    const tab = fake.openTab(
      1,
      answering(() => looks(count)),
    );
    await report(1, count);
    setTime(START + 30_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const before = questions(tab);
    for (let i = 0; i < 3; i += 1) {
      count -= 70;
      await ring();
      expect(fake.alarms.get('tick')?.scheduledTime).toBe(now + 30_000);
    }
    expect(questions(tab)).toBe(before + 3);
    expect(await values()).toEqual([900_000, 900_000, 899_930, 899_860, 899_790]);
    put.mockRestore();
    await ring();
    await vi.waitFor(async () =>
      expect(await fake.fromView('getStorageState', {})).toEqual({ ok: true, value: { kind: 'well' } }),
    );
    expect((await view()).series[0]?.sampleCount).toBe(6);
  });

  it('begins a new history beside one that cannot be opened, and says so', async () => {
    await report(1, 900_000);
    fake.stopBackground();
    const { closeHistory } = await import('../../src/storage/database.ts');
    await closeHistory();
    await new Promise((resolve) => {
      const request = indexedDB.open('ebb-history', 99);
      request.onsuccess = () => {
        request.result.close();
        resolve(undefined);
      };
    });
    await startBackground();
    await vi.waitFor(async () =>
      expect(await fake.fromView('getStorageState', {})).toEqual({
        ok: true,
        value: { kind: 'begun-anew', reason: 'VersionError' },
      }),
    );
    setTime(START + 30_000);
    await report(1, 899_930);
    expect(await values()).toEqual([899_930]);
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['ebb-history', 'ebb-history-2']);
  });

  it('reads a Page at once whose next read the clock has put years away', async () => {
    const tab = fake.openTab(
      1,
      answering(() => looks(900_000)),
    );
    setTime(START + 365 * 24 * 3_600_000);
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    setTime(START);
    const before = questions(tab);
    fake.events.onAlarm.emit({ name: 'tick' });
    await vi.waitFor(() => expect(questions(tab)).toBe(before + 1));
  });

  it('opens the dashboard at the Page it was asked for', async () => {
    await fake.fromTab(1, 'openDashboard', { pageId: INWI.id });
    expect(fake.opened).toEqual(['chrome-extension://ebb/dashboard.html#page=115106731848563']);
  });
});
