import { describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import type { PageView } from '../../src/core/summary/series-summary.ts';
import { redirect } from './fake-site.ts';
import {
  fake,
  INWI,
  looks,
  now,
  OTHER,
  openStored,
  report,
  ring,
  START,
  setTime,
  settle,
  shows,
  site,
  startBackground,
  useRunningBackground,
  values,
  view,
} from './running-background.ts';

useRunningBackground();

describe('the background, measuring a Page,', () => {
  it('asks nothing more once Stop was answered, in the middle of a look too', async () => {
    fake.openTab(1);
    await report(1, 900_000);
    site.answer(async ({ host }) => {
      if (host !== 'www.facebook.com') return looks(899_000);
      await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: false });
      return redirect();
    });
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect(site.asked.map(({ address }) => new URL(address).host)).toEqual(['www.facebook.com']);
    expect(await view()).toMatchObject({ watch: { kind: 'not-measuring' } });
  });

  it('asks nothing more of a Page that is deleted in the middle of a look', async () => {
    fake.openTab(1);
    await report(1, 900_000);
    site.answer(async ({ host }) => {
      if (host !== 'www.facebook.com') return looks(899_000);
      await fake.fromView('deletePage', { pageId: INWI.id });
      return redirect();
    });
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect(site.asked).toHaveLength(1);
    expect(await (await openStored()).getAll('watches')).toEqual([]);
  });

  it('measures no Page that is deleted between the press of Measure and its being kept', async () => {
    fake.openTab(1);
    await report(1, 900_000);
    const { get } = fake.browser.alarms;
    vi.spyOn(fake.browser.alarms, 'get').mockImplementationOnce(async (name) => {
      await fake.fromView('deletePage', { pageId: INWI.id });
      return get(name);
    });
    shows(() => looks(899_000));
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect(await (await openStored()).getAll('watches')).toEqual([]);
    expect(site.asked).toEqual([]);
  });

  it('asks nothing more once access is withdrawn, in the middle of a look too', async () => {
    fake.openTab(1);
    await report(1, 900_000);
    site.answer(({ host }) => {
      fake.access.granted = false;
      return host === 'www.facebook.com' ? redirect() : looks(899_000);
    });
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect(site.asked).toHaveLength(1);
    expect(await view()).toMatchObject({
      watch: { kind: 'obstructed', obstacle: { kind: 'permission-missing' } },
    });
  });

  it('has an alarm before it keeps that a Page is measured, should it be stopped right then', async () => {
    fake.openTab(1);
    await report(1, 900_000);
    const alarms: boolean[] = [];
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'watches') alarms.push(fake.alarms.has('tick'));
      return put.apply(this, args);
    });
    shows(() => looks(899_000));
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    vi.mocked(IDBObjectStore.prototype.put).mockRestore();
    expect(alarms[0]).toBe(true);
  });

  it('reads a Page at once when Measure is pressed and again at every tick, signed out and without a trace', async () => {
    let count = 900_000;
    shows(() => looks(count));
    fake.openTab(1);
    await report(1, count);
    setTime(START + 60_000);
    count -= 140;
    const answer = await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect(answer).toMatchObject({ value: { view: { watch: { kind: 'measuring' }, intervalMs: 60_000 } } });
    expect(await values()).toEqual([900_000, 899_860]);
    count -= 70;
    await ring();
    // The first three looks come twenty seconds apart.
    expect(now).toBe(START + 80_000);
    expect(await values()).toEqual([900_000, 899_860, 899_790]);
    expect(site.asked.map(({ address }) => address)).toEqual([INWI.address, INWI.address]);
    for (const { init } of site.asked)
      expect(init).toMatchObject({
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'manual',
        cache: 'no-store',
      });
  });

  it('asks web, then m, itself where www sends on, and remembers which answered', async () => {
    site.answer(({ host }) => (host === 'm.facebook.com' ? looks(899_000) : redirect()));
    fake.openTab(1);
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    for (let i = 0; i < 3; i += 1) await ring();
    expect(site.asked.map(({ address }) => new URL(address).host)).toEqual([
      'www.facebook.com',
      'web.facebook.com',
      ...Array.from({ length: 4 }, () => 'm.facebook.com'),
    ]);
  });

  it('measures in the interval the person chose, from then on', async () => {
    shows(() => looks(900_000));
    fake.openTab(1);
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    const clear = vi.spyOn(fake.browser.alarms, 'clear');
    await settle();
    await fake.browser.storage.local.set({ interval: 120_000 });
    await vi.waitFor(async () => expect((await view()).intervalMs).toBe(120_000));
    await ring();
    expect((await view()).watch).toEqual({ kind: 'measuring', nextReadMs: now + 120_000 });
    // Stopped while none is set, nothing would wake it again.
    expect(clear).not.toHaveBeenCalledWith('tick');
  });

  it.each([
    ['stays where no alarm can come sooner', {}, 28_000],
    ['is set forward where it can', { getBrowserInfo: async () => ({ name: 'Firefox' }) }, 20_000],
  ])('an alarm that is later than the next read %s', async (_what, ofFirefox, alarmInMs) => {
    Object.assign(fake.browser.runtime, ofFirefox);
    shows(() => looks(900_000));
    fake.openTab(1);
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    const left = fake.alarms.get('tick');
    if (!left) throw new Error('no alarm is set');
    fake.alarms.set('tick', { ...left, scheduledTime: START + 28_000 });
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect((await view()).watch).toMatchObject({ nextReadMs: START + 20_000 });
    expect(fake.alarms.get('tick')?.scheduledTime).toBe(START + alarmInMs);
  });

  it('reads the Pages of a campaign in one tick, also when one was begun later', async () => {
    site.answer(({ pathname }) => (pathname === '/inwi' ? looks(900_000) : looks(500_000, OTHER)));
    const asked = (): number[] =>
      [INWI, OTHER].map((page) => site.asked.filter(({ address }) => address === page.address).length);
    await report(1, 900_000);
    const opened = {
      look: looks(500_000, OTHER),
      atMs: now,
      clockAgrees: true,
      version: '1.0.0',
    };
    await fake.fromTab(2, 'report', opened);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    setTime(START + 12_000);
    await fake.fromView('setMeasuring', { pageId: OTHER.id, measuring: true });
    expect(asked()).toEqual([1, 1]);
    await ring();
    await vi.waitFor(() => expect(asked()).toEqual([2, 2]));
  });

  it('reads a Page at once whose next read the clock has put years away', async () => {
    shows(() => looks(900_000));
    fake.openTab(1);
    setTime(START + 365 * 24 * 3_600_000);
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    setTime(START);
    const before = site.asked.length;
    fake.events.onAlarm.emit({ name: 'tick' });
    await vi.waitFor(() => expect(site.asked.length).toBe(before + 1));
  });

  it('plans anew what a fast clock has put years away, once that is set right and the person is back', async () => {
    shows(() => looks(900_000));
    setTime(START + 365 * 24 * 3_600_000);
    fake.alarms.clear();
    startBackground();
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    await vi.waitFor(() => expect(fake.alarms.has('upkeep')).toBe(true));
    expect(fake.alarms.get('tick')?.scheduledTime).toBeGreaterThan(now);
    setTime(START);
    fake.events.onFocusChanged.emit(1);
    await vi.waitFor(() => {
      expect(fake.alarms.get('tick')?.scheduledTime).toBeLessThanOrEqual(START + 60_000);
      expect(fake.alarms.get('upkeep')?.scheduledTime).toBeLessThanOrEqual(START + 60_000);
    });
    // As the browser rings it then.
    const before = site.asked.length;
    await ring();
    await vi.waitFor(() => expect(site.asked.length).toBe(before + 1));
  });

  it('reads on what a fast clock paused for want of an answer, once that is set right', async () => {
    shows(() => looks(900_000));
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    setTime(START + 365 * 24 * 3_600_000);
    await ring();
    expect((await view()).watch).toMatchObject({ kind: 'paused', obstacle: { kind: 'unanswered' } });
    setTime(START + 60_000);
    fake.events.onFocusChanged.emit(1);
    await vi.waitFor(async () => expect((await view()).watch.kind).toBe('measuring'));
    expect((await view()).measuring?.attendance?.asksMs).toBe(START + 24 * 3_600_000);
    await vi.waitFor(() => expect(fake.alarms.has('tick')).toBe(true));
    const before = site.asked.length;
    await ring();
    await vi.waitFor(() => expect(site.asked.length).toBe(before + 1));
  });

  it('looks three times within a minute, then once a minute', async () => {
    shows(() => looks(900_000));
    await report(1, 900_000);
    const asked: number[] = [];
    site.answer(() => {
      asked.push((now - START) / 1000);
      return looks(900_000);
    });
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    for (let i = 0; i < 4; i += 1) await ring();
    expect(asked).toEqual([0, 20, 40, 100, 160]);
  });

  it('looks every fifteen seconds in a close-up, which ends by itself after a quarter of an hour', async () => {
    shows(() => looks(900_000));
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    await settle();
    const begunMs = now;
    await fake.fromView('setCloseUp', { pageId: INWI.id, everyMs: 15_000 });
    expect((await view()).measuring?.closeUp).toEqual({ everyMs: 15_000, untilMs: begunMs + 900_000 });
    const before = site.asked.length;
    while (now < begunMs + 900_000) await ring();
    // A quarter of an hour holds sixty; nine tenths of the budget allow 54.
    expect(site.asked.length - before).toBeGreaterThanOrEqual(50);
    expect(site.asked.length - before).toBeLessThanOrEqual(61);
    await ring();
    expect((await view()).intervalMs).toBe(60_000);
  });

  it('stretches all paces evenly where the hour’s requests do not suffice, and says the real one', async () => {
    const pages = Array.from({ length: 12 }, (_, i) => ({
      ...INWI,
      id: toPageId(`facebook:${10_000 + i}`),
      ids: [toPageId(`facebook:${10_000 + i}`)],
      vanity: `page${i}`,
      address: `https://www.facebook.com/profile.php?id=${10_000 + i}`,
    }));
    site.answer(({ searchParams }) => looks(900_000, pages[Number(searchParams.get('id')) - 10_000]));
    for (const page of pages) {
      const look = looks(900_000, page);
      await fake.fromTab(1, 'report', { look, atMs: now, clockAgrees: true, version: '1.0.0' });
      await fake.fromView('setMeasuring', { pageId: page.id, measuring: true });
    }
    while (now < START + 3_600_000) await ring();
    const answer = (await fake.fromView('getPage', { keys: ['facebook:10003'] })) as {
      value: { view: PageView };
    };
    // 216 planned requests an hour for twelve Pages: one in 200 seconds for each.
    expect(answer.value.view.intervalMs).toBe(200_000);
    expect(answer.value.view.measuring?.wantedMs).toBe(60_000);
    expect(site.asked.length).toBeLessThanOrEqual(240 + 12);
  });

  it('asks whether to go on after a day without a tab, goes on when told to, and pauses unanswered', async () => {
    const HOUR_MS = 3_600_000;
    shows(() => looks(900_000));
    await report(1, 900_000);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    const attendance = async () => (await view()).measuring?.attendance;
    expect(await attendance()).toEqual({ asksMs: START + 24 * HOUR_MS, pausesMs: START + 25 * HOUR_MS });
    setTime(START + 24.5 * HOUR_MS);
    await ring();
    expect((await view()).watch.kind).toBe('measuring');
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect((await attendance())?.asksMs).toBe(START + 48.5 * HOUR_MS);
    setTime(START + 50 * HOUR_MS);
    await ring();
    expect((await view()).watch).toMatchObject({ kind: 'paused', obstacle: { kind: 'unanswered' } });
    await vi.waitFor(() => expect(fake.alarms.has('tick')).toBe(false));
  });
});

describe('the background, given an address,', () => {
  it('looks at the Page there, keeps what its document states, and measures it without any tab', async () => {
    shows(() => looks(900_000));
    const answer = await fake.fromView('addPage', { address: 'https://m.facebook.com/inwi' });
    expect(answer).toMatchObject({ ok: true, value: { kind: 'measured' } });
    expect(await view()).toMatchObject({ page: { name: 'inwi' }, watch: { kind: 'measuring' } });
    expect(await values()).toEqual([900_000]);
    await ring();
    expect(site.asked.length).toBe(2);
  });

  it('measures nothing where another Page or none answers, and says which obstacle it met', async () => {
    const another = {
      ...INWI,
      id: toPageId('facebook:20000'),
      ids: [toPageId('facebook:20000')],
      vanity: 'x',
      address: 'https://www.facebook.com/x',
    };
    shows(() => looks(5, another));
    const answer = await fake.fromView('addPage', { address: INWI.address });
    expect(answer).toMatchObject({
      ok: true,
      value: { kind: 'obstacle', obstacle: { kind: 'another-page' } },
    });
    expect(await fake.fromView('getPage', { keys: ['facebook:@inwi'] })).toMatchObject({
      value: { kind: 'unknown-page' },
    });
    expect(fake.alarms.has('tick')).toBe(false);
  });
});
