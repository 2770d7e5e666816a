import { describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import {
  fake,
  INWI,
  looks,
  now,
  ring,
  START,
  settle,
  site,
  useRunningBackground,
} from '../running-background.ts';

useRunningBackground();

const PAGES = Array.from({ length: 12 }, (_, i) => ({
  ...INWI,
  id: toPageId(`facebook:${10_000 + i}`),
  ids: [toPageId(`facebook:${10_000 + i}`)],
  vanity: `page${i}`,
  name: `Page ${i}`,
  address: `https://www.facebook.com/profile.php?id=${10_000 + i}`,
}));

/** What is written on the badge that stands where a tab has none of its own. */
function watchBadge(): () => number {
  const write = vi.spyOn(fake.browser.action, 'setBadgeText');
  return () => write.mock.calls.filter(([{ tabId }]) => tabId === undefined).length;
}

/** Every Page open in a tab of its own, each with a count of its own. */
async function openAll(lost = () => 0): Promise<void> {
  const lookAt = (i: number) => looks(900_000 - 20_000 * i - lost(), PAGES[i]);
  site.answer(({ searchParams }) => lookAt(Number(searchParams.get('id')) - 10_000));
  for (const i of PAGES.keys()) {
    fake.openTab(i);
    await fake.fromTab(i, 'report', {
      look: lookAt(i),
      atMs: now,
      clockAgrees: true,
      version: '1.0.0',
    });
  }
}

describe('the badge', () => {
  it('is written a time or two in a tick that reads many Pages, and says what all of them lose', async () => {
    let lost = 0;
    await fake.browser.storage.local.set({ interval: 300_000 });
    await openAll(() => lost);
    for (const { id } of PAGES) await fake.fromView('setMeasuring', { pageId: id, measuring: true });
    await settle();
    for (let i = 0; i < 12; i += 1) {
      lost += 50;
      await ring();
    }
    lost += 50;
    const written = watchBadge();
    await ring();
    expect(written()).toBeLessThanOrEqual(2);
    // Twelve Pages, each of which loses 50 in five minutes.
    expect(fake.badges.get(undefined)).toMatch(/^1[12]\d$/);
  });

  it('is written once for a campaign that changes, however many tabs show Pages', async () => {
    await openAll();
    const campaign = { name: 'VoIP', startMs: START, targets: PAGES.map(({ id }) => id), controls: [] };
    const written = watchBadge();
    await fake.fromView('saveCampaign', campaign);
    expect(written()).toBe(1);
  });

  it('is written once for an interval that changes, however many Pages are measured', async () => {
    await openAll();
    for (const { id } of PAGES) await fake.fromView('setMeasuring', { pageId: id, measuring: true });
    const written = watchBadge();
    await fake.browser.storage.local.set({ interval: 300_000 });
    const told = () => fake.toViews.filter((news) => JSON.stringify(news).includes('"wantedMs":300000'));
    await vi.waitFor(() => expect(told()).toHaveLength(PAGES.length));
    await vi.waitFor(() => expect(written()).toBe(1));
  });
});
