import { afterEach, describe, expect, it } from 'vitest';
import { messageIn } from '../../tools/browsers/messages.ts';
import { until } from '../../tools/browsers/until.ts';
import { Stage } from './harness/stage.ts';

/** More Pages than a window of the popup holds. */
const FOLLOWED = ['maroctelecom', 'meditel', 'inwi', 'recettes.atlas', 'AtlanticFootballDaily'];

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

describe.each([
  ['fr', 'ltr', 'maroctelecom', /1\d\d[^\n]*J’aime/],
  ['ar', 'rtl', 'meditel', /1\d\d/],
] as const)('a browser in %s', (language, direction, vanity, amount) => {
  it('measures, and says everything in that language and direction', async () => {
    stage = await Stage.open({ language, replay: { isLong: false } });
    const { browser } = stage;
    await stage.importHistory(FOLLOWED);
    const tab = await stage.measure(vanity);
    const text = await until('a rate in the overlay', async () => {
      const shown = await stage?.overlay(tab);
      return shown && amount.test(shown.replace(/\p{Bidi_Control}/gu, '')) && shown;
    });
    expect(text).not.toContain(messageIn(language, 'stop'));
    await stage.press(tab, 'overlay_expand');
    await until('the card', async () => (await stage?.overlay(tab))?.includes(messageIn(language, 'stop')));
    expect(text).not.toMatch(/[٠-٩]/);
    const shownDirection = await browser.inOverlay(tab, (root) => {
      const button = root.querySelector('button');
      return button ? getComputedStyle(button).direction : '';
    });
    expect(shownDirection).toBe(direction);
    const popup = await browser.openPopup(tab);
    await until('figures in the popup', async () => {
      const shown = await popup.text();
      return /1\d\d/.test(shown) && shown.includes(messageIn(language, 'charts'));
    });
    const isAsWideAsWanted = async (): Promise<boolean> => {
      const { visible, content } = await popup.widths();
      return visible >= 360 && content <= visible;
    };
    await until('the popup to hold its 360 px beside the scroll bar', isAsWideAsWanted);
  });
});

describe('a person who wants another language than the browser’s', () => {
  it('is spoken to in it by the overlay and the dashboard', async () => {
    stage = await Stage.open({ language: 'en', hasDashboard: true, replay: { isLong: false } });
    const tab = await stage.visit('inwi');
    await until('the overlay in English', async () =>
      (await stage?.overlay(tab))?.includes(messageIn('en', 'measure')),
    );
    await stage.choose({ language: 'ar' });
    await until('the overlay in Arabic', async () =>
      (await stage?.overlay(tab))?.includes(messageIn('ar', 'measure')),
    );
    const { ownPage } = stage;
    await until('the dashboard in Arabic', () =>
      ownPage.evaluate(
        (word) => document.documentElement.dir === 'rtl' && document.body.innerText.includes(word),
        messageIn('ar', 'dashboard_nav_settings'),
      ),
    );
  });
});
