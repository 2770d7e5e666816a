import { describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import type { Look } from '../../src/core/series/reading.ts';
import type { FakeTab } from './fake-browser.ts';
import {
  answering,
  fake,
  INWI,
  looks,
  meets,
  now,
  OTHER,
  questions,
  report,
  ring,
  START,
  setTime,
  startBackground,
  values,
  view,
} from './running-background.ts';

describe('the background, measuring a Page,', () => {
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
      return { ok: true, value: { look, atMs: now, version: '1.0.0' } };
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

  it('goes on through the same tab where an import shows that its Page is another one', async () => {
    const byName = { ...INWI, id: toPageId('inwi'), aliases: ['inwi'] };
    const byNumber = { ...INWI, aliases: [INWI.id] };
    fake.openTab(
      1,
      answering(() => looks(900_000, byNumber)),
    );
    const body = { atMs: now, cause: 'opened', version: '1.0.0' };
    await fake.fromTab(2, 'report', { ...body, look: looks(900_000, byName) });
    setTime(START + 30_000);
    await fake.fromTab(1, 'report', { ...body, atMs: now, look: looks(900_000, byNumber) });
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    const file = { format: 'ebb-history', version: 1, exportedAt: '2016-02-28T00:00:00.000Z', series: [] };
    await fake.fromView('importHistory', { file: { ...file, pages: [INWI] } });
    expect((await view()).page.id).toBe(byName.id);
    await ring();
    expect((await view()).watch).toMatchObject({ kind: 'measuring' });
  });

  it('waits as long for a tab where another obstacle stood in the way before', async () => {
    fake.openTab(
      1,
      answering(() => meets('slow')),
    );
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    for (let i = 0; i < 4; i += 1) await ring();
    expect(now).toBeGreaterThan(START + 10 * 60_000);
    fake.closeTab(1, true);
    await vi.waitFor(() => expect(fake.browser.storage.session.items.has('tab:1')).toBe(false));
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

  it('waits anew where a browser starts that had ended while a tab was missing', async () => {
    fake.openTab(
      1,
      answering(() => looks(900_000)),
    );
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    fake.closeTab(1, true);
    await vi.waitFor(() => expect(fake.browser.storage.session.items.has('tab:1')).toBe(false));
    await ring();
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind: 'no-tab' } });
    fake.alarms.clear();
    setTime(START + 8 * 3_600_000);
    await startBackground();
    await Promise.all(fake.events.onStartup.emit());
    await ring();
    expect((await view()).watch).toMatchObject({
      kind: 'obstructed',
      obstacle: { kind: 'no-tab' },
      sinceMs: START + 8 * 3_600_000,
    });
  });

  it('asks for a reload where an update left a tab of the Page without a listener', async () => {
    const tab = fake.openTab(
      1,
      answering(() => looks(900_000)),
    );
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    // As after an update in Chrome: what the session held is gone, and nobody has reported yet.
    delete tab.answer;
    tab.url = 'https://www.facebook.com/inwi';
    fake.browser.storage.session.items.clear();
    setTime(now + 30_000);
    await ring();
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind: 'reload-needed' } });
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
    [
      'reload-needed',
      (tab: FakeTab) => {
        delete tab.answer;
        tab.url = 'https://m.facebook.com/inwi/about';
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

  it('asks once where an interval much longer than the wait at an obstacle was chosen meanwhile', async () => {
    let look: Look | undefined = meets('slow');
    const tab = fake.openTab(1, async (message) => {
      if (!look) return new Promise(() => undefined);
      const seen = look;
      return answering(() => seen)(message);
    });
    await fake.browser.storage.local.set({ interval: 15_000 });
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect((await view()).intervalMs).toBe(30_000);
    await fake.browser.storage.local.set({ interval: 300_000 });
    await vi.waitFor(() => expect(fake.alarms.has('tick')).toBe(true));
    look = undefined;
    const before = questions(tab);
    setTime(now + 30_000);
    fake.events.onAlarm.emit({ name: 'tick' });
    await vi.waitFor(() => expect(questions(tab)).toBe(before + 1));
    expect(fake.alarms.get('tick')?.scheduledTime).toBe(now + 300_000);
  });

  it.each([
    ['stays where no alarm can come sooner', {}, 28_000],
    ['is set forward where it can', { getBrowserInfo: async () => ({ name: 'Firefox' }) }, 15_000],
  ])('an alarm that is later than the next read %s', async (_what, ofFirefox, alarmInMs) => {
    Object.assign(fake.browser.runtime, ofFirefox);
    fake.openTab(
      1,
      answering(() => looks(900_000)),
    );
    await fake.browser.storage.local.set({ interval: 15_000 });
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    const left = fake.alarms.get('tick');
    if (!left) throw new Error('no alarm is set');
    fake.alarms.set('tick', { ...left, scheduledTime: START + 28_000 });
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect((await view()).watch).toMatchObject({ nextReadMs: START + 15_000 });
    expect(fake.alarms.get('tick')?.scheduledTime).toBe(START + alarmInMs);
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
});
