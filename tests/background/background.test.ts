import { describe, expect, it, vi } from 'vitest';
import { readMessages } from '../ui/locale-text.ts';
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
  shows,
  site,
  startBackground,
  useRunningBackground,
  values,
  view,
} from './running-background.ts';

useRunningBackground();

describe('the background', () => {
  it('registers every listener before anything is awaited', () => {
    startBackground();
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

  it.each([
    ['that was planned', 3_600_000],
    ['whose beginning nobody saw', -3_600_000],
  ])('reckons losses of a campaign %s from the first count after its start', async (_which, aheadMs) => {
    await report(1, 900_000);
    setTime(START + 24 * 3_600_000);
    const startMs = now + aheadMs;
    await fake.fromView('saveCampaign', { name: 'VoIP', startMs, targets: [INWI.id], controls: [] });
    setTime(now + 2 * 3_600_000);
    await report(1, 890_000);
    expect((await view()).series[0]?.campaignStart).toEqual({
      value: 890_000,
      step: 1,
      atMs: now,
      countMs: now,
      isLate: true,
    });
    const news = fake.toViews.filter(
      (one) => one instanceof Object && 'ebbNotice' in one && one.ebbNotice === 'campaignsChanged',
    );
    expect(news).toHaveLength(2);
  });

  it('keeps what an opened Page shows, and tells the tab and the views by one notice each', async () => {
    const tab = fake.openTab(1, () => undefined);
    const view = { page: INWI, watch: { kind: 'not-measuring' }, metric: 'likes' };
    expect(await report(1, 900_000)).toEqual({ ok: true, value: undefined });
    expect(await values()).toEqual([900_000]);
    const news = { ebbNotice: 'pageChanged', body: { view } };
    expect(tab.heard).toMatchObject([news]);
    expect(fake.toViews).toMatchObject([news]);
    expect(fake.alarms.has('tick')).toBe(false);
  });

  it('hands a tab the words around and in counters, in every language', async () => {
    fake.openTab(1);
    const answer = (await fake.fromTab(1, 'getWords', {})) as {
      value: { labels: string; numbers: string; titles: string };
    };
    for (const language of ['en', 'fr', 'ar', 'ja'])
      expect(answer.value.labels).toMatch(new RegExp(`^${language}:`, 'm'));
    for (const language of ['be', 'hy', 'ka', 'uz'])
      expect(answer.value.numbers).toMatch(new RegExp(`^${language}\\|`, 'm'));
    expect(answer.value.titles).toMatch(/^signed-out-wall: .*تسجيل الدخول/m);
  });

  it('hands a tab the style of the inside of the overlay', async () => {
    fake.openTab(1);
    expect(await fake.fromTab(1, 'getOverlayStyle', {})).toEqual({
      ok: true,
      value: expect.stringMatching(/^\.card \{/m),
    });
  });

  it.each(['en', 'fr', 'ar'] as const)('hands over the messages of one language: %s', async (language) => {
    fake.openTab(1);
    const answer = (await fake.fromTab(1, 'getMessages', { language })) as { value: Record<string, string> };
    const shipped = readMessages(language);
    expect(Object.keys(answer.value)).toEqual(Object.keys(shipped));
    expect(answer.value['measure']).toBe(shipped['measure']?.message);
  });

  it('speaks the language that the person chose', async () => {
    await fake.browser.storage.local.set({ language: 'ar' });
    fake.openTab(1);
    await report(1, 900_000);
    const name = readMessages('ar')['extensionName']?.message;
    expect(name).toMatch(/\p{Script=Arabic}/u);
    await vi.waitFor(() => expect(fake.titles.get(undefined)).toBe(name));
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
    expect(tab.heard.at(-1)).toEqual({ ebb: 'explain', body: { keys: [INWI.id, 'facebook:@inwi'] } });
    expect(await fake.fromTab(1, 'explainPage', { pageId: INWI.id })).toMatchObject({ ok: false });
    fake.openTab(1, () => ({ ok: true, value: { lines: 'damaged' } }));
    expect(await fake.fromView('explainPage', { pageId: INWI.id })).toEqual(none);
  });

  it('tells the last hour in notices and answers too, which carry no getter in Firefox', async () => {
    await report(1, 900_000);
    const recent = [{ atMs: START, value: 900_000, step: 1 }];
    expect(fake.toViews).toMatchObject([{ body: { view: { series: [{ recent }] } } }]);
    expect(await view()).toMatchObject({ series: [{ recent }] });
  });

  it('tells a tab of the Page alone that it shows, and does nothing about another for it', async () => {
    await report(1, 900_000);
    await fake.fromTab(2, 'report', {
      look: looks(50_000, OTHER),
      atMs: now,
      clockAgrees: true,
      version: '1.0.0',
    });
    const of = { pageId: OTHER.id };
    const asked = [
      ['getPage', { keys: [OTHER.id] }],
      ['getPage', { keys: ['facebook:@other'] }],
      ['setMeasuring', { ...of, measuring: true }],
      ['setCloseUp', { ...of, everyMs: 30_000 }],
      ['setMetric', { ...of, metric: 'followers' }],
    ] as const;
    for (const [name, body] of asked)
      expect(await fake.fromTab(1, name, body, INWI.address)).toEqual({
        ok: true,
        value: { kind: 'unknown-page' },
      });
    expect(site.asked).toEqual([]);
    expect(await fake.fromView('getPage', { keys: [OTHER.id] })).toMatchObject({
      value: { view: { watch: { kind: 'not-measuring' }, metric: 'likes' } },
    });
    const own = await fake.fromTab(2, 'getPage', { keys: [OTHER.id] }, `${OTHER.address}/photos`);
    expect(own).toMatchObject({ value: { view: { page: { id: OTHER.id } } } });
  });

  it('woken anew over the same storage gives the same answers and goes on measuring', async () => {
    let count = 900_000;
    shows(() => looks(count));
    fake.openTab(1);
    await report(1, count);
    setTime(START + 30_000);
    count -= 70;
    await fake.fromTab(1, 'setMeasuring', { pageId: INWI.id, measuring: true });
    const before = await view();
    startBackground();
    expect(await view()).toEqual(before);
    count -= 70;
    await ring();
    startBackground();
    expect(await values()).toEqual([900_000, 899_930, 899_860]);
  });

  it('shows dislikes a minute on the badge, on the tab and for all, but not on a tab that has left the Page, until they are stale', async () => {
    const count = 900_000;
    shows(() => looks(900_000 - Math.round((140 * (now - START)) / 60_000)));
    const tab = fake.openTab(1);
    tab.url = `${INWI.address}/photos`;
    await report(1, count);
    const left = fake.openTab(2);
    await report(2, count);
    left.url = 'https://www.facebook.com/';
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    for (let i = 0; i < 8; i += 1) await ring();
    await vi.waitFor(() => expect(Object.fromEntries(fake.badges)).toEqual({ undefined: '140', '1': '140' }));
    // Marks that keep a number in its reading direction are none of a reader's business.
    const title = fake.titles.get(1)?.replaceAll(/[\u2066-\u2069]/g, '');
    expect(title).toMatch(
      /^inwi: 140 likes lost a minute, between \d+ and \d+ \(2\.3 a second\)\nAbout [\d.]+ [KM]B a day$/,
    );
    await fake.fromView('saveCampaign', { name: '#VoIP', startMs: now, targets: [INWI.id], controls: [] });
    await vi.waitFor(() => expect(fake.titles.get(undefined)).toMatch(/^#VoIP: 140 likes lost a minute, /));
    const stale = fake.alarms.get('badge');
    setTime(stale?.scheduledTime ?? 0);
    fake.events.onAlarm.emit({ name: 'badge' });
    await vi.waitFor(() => expect(Object.fromEntries(fake.badges)).toEqual({ undefined: '' }));
  });

  it('shows the Page of an alert that is clicked: in a tab that shows it, else in a new one', async () => {
    const left = fake.openTab(1);
    await report(1, 900_000);
    left.url = 'https://www.facebook.com/';
    const click = (): void => void fake.events.onNotificationClicked.emit(`alert:loss:${INWI.id}`);
    click();
    await vi.waitFor(() => expect(fake.opened).toEqual([INWI.address]));
    fake.openTab(2).url = INWI.address;
    click();
    await vi.waitFor(() => expect(fake.shown).toEqual([2]));
    expect(fake.opened).toHaveLength(1);
  });

  it('sets the badge again when the browser starts, which has forgotten it', async () => {
    const count = 900_000;
    shows(() => looks(900_000 - Math.round((140 * (now - START)) / 60_000)));
    fake.openTab(1);
    await report(1, count);
    await fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });
    for (let i = 0; i < 8; i += 1) await ring();
    fake.badges.clear();
    fake.browser.storage.session.items.clear();
    startBackground();
    await vi.waitFor(() => expect(fake.badges.get(undefined)).toBe('140'));
    // Nor is any tab known now: a campaign is named on it all the same.
    await fake.fromView('saveCampaign', { name: '#VoIP', startMs: now, targets: [INWI.id], controls: [] });
    await vi.waitFor(() => expect(fake.titles.get(undefined)).toMatch(/^#VoIP: 140 likes lost a minute, /));
  });

  it('refuses the readings of a content script from before an update', async () => {
    await report(1, 900_000);
    setTime(START + 60_000);
    await report(1, 899_000, '0.9.0');
    expect(await values()).toEqual([900_000]);
    expect(await (await openStored()).getAll('refusals')).toMatchObject([
      { pageId: INWI.id, reason: 'other-version', count: 1 },
    ]);
  });

  it('refuses what a tab tells of another Page than the one at its address', async () => {
    await report(1, 900_000);
    setTime(START + 60_000);
    const body = { look: looks(1), atMs: now, clockAgrees: true, version: '1.0.0' };
    await fake.fromTab(1, 'report', body, 'https://www.facebook.com/meditel');
    expect(await values()).toEqual([900_000]);
    expect(await (await openStored()).getAll('refusals')).toMatchObject([
      { pageId: INWI.id, reason: 'another-page', count: 1 },
    ]);
  });

  it('refuses what a tab dates by clocks that do not agree', async () => {
    await report(1, 900_000);
    setTime(START + 60_000);
    const body = { look: looks(899_000), atMs: now, clockAgrees: false, version: '1.0.0' };
    await fake.fromTab(1, 'report', body);
    expect(await (await openStored()).getAll('refusals')).toMatchObject([
      { pageId: INWI.id, reason: 'clock-jumped', count: 1 },
    ]);
    expect(await values()).toEqual([900_000]);
  });

  it('opens the dashboard at the Page it was asked for', async () => {
    await fake.fromTab(1, 'openDashboard', { pageId: INWI.id });
    expect(fake.opened).toEqual(['chrome-extension://ebb/dashboard.html#page=facebook%3A115106731848563']);
  });
});
