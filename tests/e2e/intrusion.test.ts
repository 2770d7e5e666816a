import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../tools/browsers/until.ts';
import { Stage } from './harness/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage?.close());

interface ExtensionStorage {
  readonly chrome: { readonly storage: { readonly local: { set(items: object): Promise<void> } } };
}

/** Hides or shows the overlay everywhere, as its menu and the popup do. */
const setHidden = (everywhere: boolean): Promise<void> =>
  stage.ownPage.evaluate(
    (hidden) =>
      (globalThis as unknown as ExtensionStorage).chrome.storage.local.set({
        'overlay-hidden': { everywhere: hidden, pages: [] },
      }),
    everywhere,
  );

const isThere = (tab: Page): Promise<boolean> =>
  tab.evaluate(() => document.querySelector('html > section') !== null);

/** Place, size and look of every element of the page's own, and the names in its global scope. */
const pageItself = (tab: Page): Promise<{ elements: string[]; globals: string[] }> =>
  tab.evaluate(() => ({
    elements: [...document.querySelectorAll('body, body *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { color, fontSize, backgroundColor, display } = getComputedStyle(element);
      return [element.localName, x, y, width, height, color, fontSize, backgroundColor, display].join(' ');
    }),
    globals: Object.getOwnPropertyNames(globalThis).toSorted(),
  }));

describe.each(['inwi', 'maroctelecom', 'meditel'])('on the page of %s, the overlay', (vanity) => {
  it('moves nothing, colours nothing, names nothing and leaves nothing behind', async () => {
    await setHidden(true);
    const tab = await stage.visit(vanity);
    await stage.untilView(vanity, 'known', () => true);
    const before = await pageItself(tab);
    await setHidden(false);
    await until('the overlay', () => isThere(tab));
    expect(await pageItself(tab)).toEqual(before);
    await setHidden(true);
    await until('the overlay to go', async () => !(await isThere(tab)));
    expect(await pageItself(tab)).toEqual(before);
    expect(await tab.evaluate(() => document.documentElement.children.length)).toBe(2);
  });

  it('covers no control of the page', async () => {
    await setHidden(false);
    const tab = await stage.visit(vanity);
    await until('the overlay', () => isThere(tab));
    const covered = await tab.evaluate(() => {
      const controls = document.querySelectorAll('a[href], button, input, select, textarea, [role="button"]');
      return [...controls]
        .filter((control) => {
          const { left, top, width, height } = control.getBoundingClientRect();
          const hit = document.elementFromPoint(left + width / 2, top + height / 2);
          return hit?.matches('html > section');
        })
        .map((control) => control.outerHTML.slice(0, 100));
    });
    expect(covered).toEqual([]);
  });
});

describe('a page that is hard on others', () => {
  it('does not reach into the overlay with its style', async () => {
    await setHidden(false);
    const tab = await stage.visit('inwi');
    await until('the overlay', () => isThere(tab));
    const look = () =>
      stage.browser.inOverlay(tab, (root) =>
        [...root.querySelectorAll('*')]
          .map((element) => {
            const { color, fontSize, display, textTransform } = getComputedStyle(element);
            return [element.localName, color, fontSize, display, textTransform].join(' ');
          })
          .join('\n'),
      );
    const before = await look();
    await tab.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { color: red !important; font-size: 40px !important; text-transform: uppercase }');
      document.adoptedStyleSheets = [sheet];
    });
    expect(await look()).toBe(before);
  });

  it('allows no style and no markup but of its own files, and the overlay is drawn all the same', async () => {
    await setHidden(true);
    const tab = await stage.visit('inwi');
    await stage.untilView('inwi', 'known', () => true);
    const inForce = await tab.evaluate(() => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'content-security-policy';
      meta.content = "style-src 'self'; script-src 'self'; require-trusted-types-for 'script'";
      document.head.append(meta);
      document.body.setAttribute('style', 'outline: 3px solid red');
      return getComputedStyle(document.body).outlineStyle;
    });
    expect(inForce).toBe('none');
    await setHidden(false);
    await until('the overlay', () => isThere(tab));
    const drawn = await stage.browser.inOverlay(tab, (root) => {
      const card = root.querySelector('.card');
      if (!card) return undefined;
      const { boxSizing, borderRadius } = getComputedStyle(card);
      return { boxSizing, borderRadius, text: card.textContent };
    });
    expect(drawn).toMatchObject({ boxSizing: 'border-box', borderRadius: '14px' });
    expect(drawn?.text).toContain('likes');
  });

  it('puts a bar where the overlay stands, which gives way, and comes back when the bar is closed', async () => {
    await setHidden(false);
    const tab = await stage.visit('inwi');
    // As narrow as a phone, it stands at an edge of the window.
    await tab.setViewport({ width: 390, height: 780 });
    const edges = () =>
      tab.evaluate(() => {
        const host = document.querySelector('html > section');
        const { top, bottom } = host?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
        return { top, bottom, position: host && getComputedStyle(host).position };
      });
    await until('the overlay to stay in the window', async () => (await edges()).position === 'fixed');
    const before = await edges();
    await tab.evaluate(({ top, bottom }) => {
      const bar = document.createElement('button');
      bar.id = 'bar';
      bar.style.cssText = 'position: fixed; inset-inline: 0; z-index: 9';
      bar.style.top = `${top}px`;
      bar.style.height = `${bottom - top}px`;
      bar.addEventListener('click', () => {
        bar.style.display = 'none';
      });
      document.body.append(bar);
    }, before);
    // Well before ages are told anew, which is every 15 s.
    const soon = { deadlineMs: 7_000 };
    const isAway = ({ top, bottom }: typeof before): boolean => bottom <= before.top || top >= before.bottom;
    await until('the overlay to give way', async () => isAway(await edges()), soon);
    await tab.click('#bar');
    await until('the overlay to come back', async () => (await edges()).top === before.top, soon);
  });

  it('removes the overlay once and sees it again, removes it twice and is rid of it', async () => {
    await setHidden(false);
    const tab = await stage.visit('inwi');
    const remove = () =>
      tab.evaluate(async () => {
        document.querySelector('html > section')?.remove();
        // Observers have heard of it when this has passed.
        await new Promise((resolve) => setTimeout(resolve));
      });
    await until('the overlay', () => isThere(tab));
    await remove();
    expect(await isThere(tab)).toBe(true);
    await remove();
    expect(await isThere(tab)).toBe(false);
  });
});
