import { describe, expect, it, vi } from 'vitest';
import { redirect } from './fake-site.ts';
import {
  fake,
  INWI,
  looks,
  now,
  OTHER,
  report,
  ring,
  START,
  setTime,
  shows,
  site,
  values,
  view,
} from './running-background.ts';

describe('the background, measuring a Page,', () => {
  it('reads a Page at once when Measure is pressed and again at every tick, signed out and without a trace', async () => {
    let count = 900_000;
    shows(() => looks(count));
    fake.openTab(1);
    await report(1, count);
    setTime(START + 60_000);
    count -= 140;
    const answer = await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    expect(answer).toMatchObject({ value: { view: { watch: { kind: 'measuring' }, intervalMs: 30_000 } } });
    expect(await values()).toEqual([900_000, 899_860]);
    count -= 70;
    await ring();
    expect(now).toBe(START + 90_000);
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
    await fake.browser.storage.local.set({ interval: 60_000 });
    await vi.waitFor(async () => expect((await view()).intervalMs).toBe(60_000));
    await ring();
    expect((await view()).watch).toEqual({ kind: 'measuring', nextReadMs: now + 60_000 });
    // Stopped while none is set, nothing would wake it again.
    expect(clear).not.toHaveBeenCalledWith('tick');
  });

  it.each([
    ['stays where no alarm can come sooner', {}, 28_000],
    ['is set forward where it can', { getBrowserInfo: async () => ({ name: 'Firefox' }) }, 15_000],
  ])('an alarm that is later than the next read %s', async (_what, ofFirefox, alarmInMs) => {
    Object.assign(fake.browser.runtime, ofFirefox);
    shows(() => looks(900_000));
    fake.openTab(1);
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
});
