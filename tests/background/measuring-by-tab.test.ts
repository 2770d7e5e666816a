// Chromium with site access "on click": the background may ask nothing, the tab asks its own host.
import { beforeEach, describe, expect, it } from 'vitest';
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
  site,
  useRunningBackground,
  values,
  view,
} from './running-background.ts';

useRunningBackground();

const measure = () => fake.fromView('setMeasuring', { pageId: INWI.id, measuring: true });

describe('the background without access to Facebook', () => {
  let tab: FakeTab;
  beforeEach(async () => {
    fake.access.granted = false;
    tab = fake.openTab(
      1,
      answering(() => looks(899_000)),
    );
    await report(1, 900_000);
    setTime(START + 30_000);
  });

  it('reads through an open tab of the Page, and asks nothing itself', async () => {
    await measure();
    expect(await values()).toEqual([900_000, 899_000]);
    expect(questions(tab)).toBe(1);
    expect(site.asked).toEqual([]);
  });

  it('reads through a tab that stands at the address of the Page, whatever it last reported', async () => {
    // It showed another Page meanwhile, and the person went back.
    await fake.fromTab(1, 'report', {
      look: looks(500_000, OTHER),
      atMs: now,
      clockAgrees: true,
      cause: 'opened',
      version: '1.0.0',
    });
    tab.url = INWI.address;
    await measure();
    expect(questions(tab)).toBe(1);
    expect(await values()).toEqual([900_000, 899_000]);
  });

  it('leaves the address alone that a tab found walled', async () => {
    tab.answer = answering(() => meets('signed-out-wall'));
    await measure();
    for (let i = 0; i < 3; i += 1) await ring();
    expect(questions(tab)).toBeLessThanOrEqual(3);
    expect((await view()).watch).toMatchObject({
      kind: 'obstructed',
      obstacle: { kind: 'signed-out-wall' },
    });
  });

  it('asks no tab in Firefox, where the page’s own worker could forge the answer', async () => {
    Object.assign(fake.browser.runtime, { getBrowserInfo: async () => ({ name: 'Firefox' }) });
    await measure();
    expect(questions(tab)).toBe(0);
    expect((await view()).watch).toMatchObject({
      kind: 'obstructed',
      obstacle: { kind: 'permission-missing' },
    });
  });

  it.each([
    [
      'tab-asleep',
      () => {
        tab.discarded = true;
      },
    ],
    [
      'reload-needed',
      () => {
        delete tab.answer;
        tab.url = 'https://www.facebook.com/inwi/about';
      },
    ],
    [
      'slow',
      () => {
        tab.answer = answering(() => meets('slow'));
      },
    ],
  ])('says %s where that is what keeps it from reading', async (kind, happen) => {
    happen();
    await measure();
    expect((await view()).watch).toMatchObject({ kind: 'obstructed', obstacle: { kind } });
  });
});
