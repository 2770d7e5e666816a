import { describe, expect, it, vi } from 'vitest';
import type { Look } from '../../src/core/page/reading.ts';
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
  values,
  view,
} from './running-background.ts';

describe('the background, at an obstacle to measuring,', () => {
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
});
