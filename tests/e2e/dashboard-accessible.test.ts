import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/settings/language.ts';
import type { MessageKey } from '../../src/ui/text/message-key.ts';
import { askExtension } from '../../tools/browsers/ask-extension.ts';
import { until } from '../../tools/browsers/until.ts';
import { statedId } from '../../tools/replay/stated-id.ts';
import { localeText, readable } from '../ui/locale-text.ts';
import { bringAxe, violationsIn } from './harness/axe.ts';
import { goIn } from './harness/dashboard-page.ts';
import { browserKind, Stage } from './harness/stage.ts';

const TARGETS = ['maroctelecom', 'meditel', 'inwi'];
const CONTROLS = ['recettes.atlas'];

/** The narrowest and the widest window, each language in both themes; Firefox has the theme it was started with. */
const LOOKS: readonly (readonly [Language, 'light' | 'dark', width: number])[] =
  browserKind() === 'chromium'
    ? [
        ['en', 'light', 320],
        ['en', 'dark', 2560],
        ['fr', 'dark', 320],
        ['fr', 'light', 2560],
        ['ar', 'light', 2560],
        ['ar', 'dark', 320],
      ]
    : [
        ['ar', 'light', 320],
        ['fr', 'light', 2560],
      ];

interface ExtensionStorage {
  readonly chrome: { readonly storage: { readonly local: { set(items: object): Promise<void> } } };
}

let stage: Stage;
let page: Page;
let places: readonly (readonly [hash: string, sign: MessageKey])[];

beforeAll(async () => {
  stage = await Stage.open({ hasDashboard: true });
  page = stage.ownPage;
  await stage.importHistory([...TARGETS, ...CONTROLS]);
  const ids = (vanities: readonly string[]) => vanities.map((vanity) => statedId(stage.replay.page(vanity)));
  const { id } = await askExtension(page, 'saveCampaign', {
    name: '#OpeUnlike',
    startMs: stage.replay.startedMs - 2 * 3_600_000,
    targets: ids(TARGETS),
    controls: ids(CONTROLS),
  });
  places = [
    [`campaign=${id}`, 'dashboard_beyond_controls'],
    [`page=${ids(['inwi'])[0]}`, 'dashboard_peak_hour'],
    ['evidence', 'dashboard_add_note'],
    ['share', 'dashboard_save_picture'],
    ['data', 'dashboard_import'],
    ['settings', 'dashboard_setting_interval'],
    ['diagnostics', 'dashboard_copy_report'],
    ['welcome', 'dashboard_what_it_does'],
    [`edit-campaign=${id}`, 'dashboard_campaign_name'],
  ];
});
afterAll(() => stage?.close());

/** Goes to a place, and waits until all of it is there. */
async function go(hash: string, sign: MessageKey, language: Language): Promise<void> {
  const text = localeText(language);
  await goIn(page, hash, readable(text.plain(text.say(sign))));
  await until('an end of the work', () => page.evaluate(() => !document.querySelector('[aria-busy=true]')));
}

async function wear(language: Language, theme: string, width: number): Promise<void> {
  await page.setViewport({ width, height: 900 });
  if (browserKind() === 'chromium')
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  await page.evaluate(
    (choice) => (globalThis as unknown as ExtensionStorage).chrome.storage.local.set({ language: choice }),
    language,
  );
  await page.evaluate(() => {
    Reflect.set(globalThis, 'isOfBefore', true);
    location.reload();
  });
  await until('the dashboard in its language', () =>
    page.evaluate(
      (wanted) => !Reflect.has(globalThis, 'isOfBefore') && document.documentElement.lang === wanted,
      language,
    ),
  );
}

describe('the dashboard, for people who cannot see, point or tell colours apart', () => {
  it.each(LOOKS)(
    'has nothing in the way in %s, %s, %i pixels wide, and nothing sticks out',
    async (language, theme, width) => {
      await wear(language, theme, width);
      await bringAxe(page);
      const found: string[] = [];
      for (const [hash, sign] of places) {
        await go(hash, sign, language);
        found.push(...(await violationsIn(page)).map((line) => `#${hash}: ${line}`));
        const room = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (room > 0) found.push(`#${hash}: ${room} px stick out`);
      }
      expect(found).toEqual([]);
    },
    120_000,
  );

  it('lets the keyboard reach and mark all there is to press', async () => {
    await wear('en', 'light', 1280);
    await page.bringToFront();
    for (const [hash, sign] of places) {
      await go(hash, sign, 'en');
      const count = await beginWalk();
      // Dates have a stop a field, and lines of the log scroll into sight.
      for (let i = 0; i < count + 30; i++) {
        await page.keyboard.press('Tab');
        // Not one step farther: it would lead out of the page, into the browser's own bars.
        if (i >= count - 2 && (await page.evaluate(leftOfWalk)).missed.length === 0) break;
      }
      expect(await page.evaluate(leftOfWalk), `#${hash}`).toEqual({ missed: [], unmarked: [] });
    }
  }, 120_000);

  it('is read out under a finger, and goes back to now when asked to', async () => {
    const { at, y } = await chartToTouch();
    const read = (): Promise<string> =>
      page.evaluate(() => document.querySelector('.readout time')?.textContent ?? '');
    expect(await read()).toBe('now');
    const finger = await page.touchscreen.touchStart(at(0.2), y);
    await until('an instant', async () => /^\d\d:\d\d:\d\d$/.test(await read()));
    const before = await read();
    for (const part of [0.3, 0.4, 0.5]) await finger.move(at(part), y);
    await finger.end();
    // Midnight may lie between them.
    await until('a later one', async () => {
      const laterS = (secondsOf(await read()) - secondsOf(before) + DAY_S) % DAY_S;
      return laterS > 0 && laterS < DAY_S / 2;
    });
    await page.evaluate(() => document.querySelector<HTMLElement>('.readout .back')?.click());
    await until('the present', async () => (await read()) === 'now');
  });

  it('is brought nearer by two fingers', async () => {
    const { at, y, shown } = await chartToTouch();
    const before = await shown();
    const left = await page.touchscreen.touchStart(at(0.45), y);
    const right = await page.touchscreen.touchStart(at(0.55), y);
    for (const apart of [0.1, 0.2, 0.3]) {
      await left.move(at(0.45 - apart), y);
      await right.move(at(0.55 + apart), y);
    }
    await left.end();
    await right.end();
    await until('a shorter span within it', async () => {
      const { fromMs, toMs } = await shown();
      return fromMs > before.fromMs && toMs < before.toMs;
    });
  });
});

const DAY_S = 86_400;

/** Seconds since midnight of a time of day, as 23:59:30. */
function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return 3600 * hours + 60 * minutes + seconds;
}

/** Opens a Page with its first chart in the middle of the window, and the table that says what it draws. */
async function chartToTouch() {
  await go(places[0]?.[0] ?? '', 'dashboard_every_page', 'en');
  await go(places[1]?.[0] ?? '', 'dashboard_peak_hour', 'en');
  const box = await until('the chart', () =>
    page.evaluate(() => {
      const area = document.querySelector('.u-over');
      if (!area) return undefined;
      area.scrollIntoView({ block: 'center', behavior: 'instant' });
      document.querySelector('.chart details.figures')?.setAttribute('open', '');
      const { left, top, width, height } = area.getBoundingClientRect();
      return { left, width, y: top + height / 2 };
    }),
  );
  /** The oldest and the newest figure shown, milliseconds. */
  const shown = (): Promise<{ fromMs: number; toMs: number }> =>
    until('the table', () =>
      page.evaluate(() => {
        const rows = [...document.querySelectorAll('.chart details.figures tbody th')];
        const instants = rows.map(({ textContent }) => Date.parse(textContent ?? ''));
        return instants.length > 0 && { fromMs: Math.min(...instants), toMs: Math.max(...instants) };
      }),
    );
  return { at: (part: number): number => box.left + part * box.width, y: box.y, shown };
}

/** Begins to note what the focus comes to. @returns how many there are to reach. */
function beginWalk(): Promise<number> {
  return page.evaluate(() => {
    const wanted = [...document.querySelectorAll('a[href],button,input,select,summary,[tabindex="0"]')];
    const reachable = wanted.filter(
      (node) =>
        node.checkVisibility() && !node.matches('[tabindex="-1"],:disabled,input[type=radio]:not(:checked)'),
    );
    const left = new Set(reachable);
    const unmarked = new Set<Element>();
    Reflect.set(globalThis, 'keyboardWalk', { left, unmarked });
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element)) return;
      left.delete(target);
      // No key leads there: the view itself has the focus when it is new.
      if (target.matches('[tabindex="-1"]')) return;
      const { outlineStyle, boxShadow } = getComputedStyle(target);
      if (outlineStyle === 'none' && boxShadow === 'none') unmarked.add(target);
    });
    document.querySelector<HTMLElement>('header a')?.focus();
    return reachable.length;
  });
}

/** What the walk has not come to, and what it came to without a mark. Runs in the page. */
function leftOfWalk(): { missed: string[]; unmarked: string[] } {
  const { left, unmarked } = Reflect.get(globalThis, 'keyboardWalk') as {
    left: Set<Element>;
    unmarked: Set<Element>;
  };
  const named = (node: Element): string => node.outerHTML.slice(0, 120);
  return {
    missed: [...left].filter((node) => node.isConnected).map(named),
    unmarked: [...unmarked].map(named),
  };
}
