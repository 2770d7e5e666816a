// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OverlayHandle } from '../../../src/content/overlay/mount-overlay.tsx';
import type { OverlayContent } from '../../../src/content/overlay/overlay-content.ts';
import type { PageView } from '../../../src/core/summary/series-summary.ts';
import { type Lifetime, startLifetime } from '../../../src/platform/lifetime.ts';
import { type FakeBrowser, fakeBrowser } from '../../background/fake-browser.ts';
import { DEMO_NOW_MS, DEMO_VIEWS, obstacle, rateOf, seriesOf } from '../../demo/page-views.ts';
import { ROAD_VIEWS } from '../../demo/road-views.ts';
import { readable } from '../../ui/locale-text.ts';

let fake: FakeBrowser;
let now = DEMO_NOW_MS;

vi.mock('../../../src/platform/browser.ts', () => ({
  get browser() {
    return fake.browser;
  },
}));
vi.mock('../../../src/platform/clock.ts', () => ({ nowMs: () => now, monotonicMs: () => now }));

const { mountOverlay } = await import('../../../src/content/overlay/mount-overlay.tsx');
const { overlayHidden, overlayPlacement, overlaySize } = await import('../../../src/settings/overlay.ts');

/** The closed roots that were made, newest last. */
const roots: ShadowRoot[] = [];
const asked: string[] = [];
const STYLE = '.card { display: grid }';
/** The styles that the closed roots were given. */
const dressed: string[] = [];
let lifetime: Lifetime;
let isAnswered: boolean;
let anchor: Element | undefined;

beforeEach(async () => {
  now = DEMO_NOW_MS;
  fake = fakeBrowser();
  roots.length = 0;
  asked.length = 0;
  isAnswered = true;
  dressed.length = 0;
  // The background, of which only the style is asked.
  Object.assign(fake.browser.runtime, {
    sendMessage: (message: unknown) => {
      expect(message).toEqual({ ebb: 'getOverlayStyle', body: {} });
      return isAnswered
        ? Promise.resolve({ ok: true, value: STYLE })
        : Promise.reject(new Error('Extension context invalidated.'));
    },
  });
  anchor = undefined;
  lifetime = startLifetime(() => isAnswered);
  document.body.replaceChildren();
  document.body.style.backgroundColor = 'rgb(255, 255, 255)';
  document.elementsFromPoint = () => [];
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  // jsdom has no constructable style sheets.
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync(style: string): void {
        dressed.push(style);
      }
    },
  );
  const { attachShadow } = Element.prototype;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, options) {
    const root = attachShadow.call(this, options);
    roots.push(root);
    return root;
  });
  await overlaySize.set('full');
});

afterEach(() => {
  lifetime.end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const answer = (what: string): Promise<void> => {
  asked.push(what);
  return isAnswered ? Promise.resolve() : Promise.reject(new Error('Extension context invalidated.'));
};

const mount = ({ isPrivate = false } = {}) =>
  mountOverlay({
    lifetime,
    document,
    isPrivate,
    findAnchor: () => anchor,
    onSetMeasuring: (measuring) => answer(`measuring ${measuring}`),
    onSetMetric: (metric) => answer(metric),
    onSetCloseUp: (everyMs) => answer(`close-up ${everyMs}`),
    onOpenDashboard: () => answer('dashboard'),
  });

const page = (view: PageView): OverlayContent => ({ kind: 'page', view });
const host = (): Element | null => document.querySelector('ebb-overlay');
const root = (): ShadowRoot | undefined => (host() ? roots.at(-1) : undefined);
const shown = (): string => readable(root()?.textContent ?? '');
const spoken = (): string => readable(root()?.querySelector('[role="status"]')?.textContent ?? '');

/** Lets what was asked of the browser be answered, and the drawing that follows be done. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

async function show(content: OverlayContent | undefined) {
  const overlay = mount();
  overlay.show(content);
  await settle();
  return overlay;
}

async function press(label: string): Promise<void> {
  const button = [...(root()?.querySelectorAll('button') ?? [])].find(
    (one) => one.textContent?.trim() === label || one.getAttribute('aria-label') === label,
  );
  if (!button) throw new Error(`no button "${label}" in "${shown()}"`);
  button.click();
  await settle();
}

describe('the overlay', () => {
  it('is not there before there is something to show', async () => {
    mount();
    await settle();
    expect(host()).toBeNull();
  });

  it('is never to be seen without its style', async () => {
    mount().show(page(DEMO_VIEWS.live));
    expect(host()).toBeNull();
    await settle();
    expect(host()).not.toBeNull();
    expect(dressed).toEqual([STYLE]);
    expect(roots.at(-1)?.adoptedStyleSheets).toHaveLength(1);
  });

  /** The facts of the card: what each is called, and what it says. */
  const facts = (): Record<string, string> =>
    Object.fromEntries(
      [...(root()?.querySelectorAll('dl div') ?? [])].map((fact) => [
        fact.querySelector('dt')?.textContent,
        readable(fact.querySelector('dd')?.textContent ?? ''),
      ]),
    );

  it('shows figure, unit, interval, how sure, age, and four facts', async () => {
    await show(page(DEMO_VIEWS.live));
    expect(shown()).toContain('140 likes lost a minute, between 117 and 163 (2.3 a second)');
    expect(shown()).toContain('140likes lost a minute');
    expect(shown()).toContain('117–163 95 % sure');
    expect(readable(root()?.querySelector('header .state.live')?.textContent ?? '')).toBe('just now');
    expect(facts()).toMatchObject({
      Count: '2,312,587 exact',
      'A second': '2.3',
      'Since you opened': '0',
      'Since 27 Feb': '−70,000 −2.9%',
    });
  });

  it('says an obstacle in the place of the figure, what comes next, and the last figure with its age', async () => {
    await show(page(DEMO_VIEWS.blocked));
    const lines = [...(root()?.querySelectorAll('.figure [aria-hidden] p') ?? [])];
    expect(lines.map((line) => readable(line.textContent))).toEqual([
      'Facebook is refusing readings',
      'Nothing to do: Ebb leaves the Page alone for a while, then goes on by itself. A longer interval helps.',
      'Last figure: 140 lost a minute, 25 min ago',
    ]);
    expect(root()?.querySelector('header .state.stopped')).not.toBeNull();
    expect(root()?.querySelector('.gauge')).toBeNull();
  });

  const gaugePart = (name: string): string | undefined =>
    root()?.querySelector<HTMLElement>('.gauge')?.style.getPropertyValue(name);

  it('places figure and interval on the gauge by the style of its own node, which no policy of the page refuses', async () => {
    await show(page(DEMO_VIEWS.live));
    const parts = ['--zero', '--low', '--at', '--high'].map(gaugePart);
    // 117, 140 and 163 of a scale to 200.
    expect(parts).toEqual(['0', '0.585', '0.7', '0.815']);
  });

  it('holds the scale of the gauge while the interval keeps to it', async () => {
    const overlay = await show(page(DEMO_VIEWS.live));
    const at = () => gaugePart('--at');
    const slower = seriesOf({ value: 2_312_587, rate: rateOf(-80, 11) });
    overlay.show(page({ ...DEMO_VIEWS.live, series: [slower] }));
    expect(at()).toBe('0.4');
    const slow = seriesOf({ value: 2_312_587, rate: rateOf(-20, 4) });
    overlay.show(page({ ...DEMO_VIEWS.live, series: [slow] }));
    // Less than a third of 200: the scale is 30 now.
    expect(at()).toBe('0.6667');
  });

  it('keeps itself in a closed root', async () => {
    await show(page(DEMO_VIEWS.live));
    expect(host()?.shadowRoot).toBeNull();
  });

  it('counts what was lost from the count at the opening', async () => {
    const overlay = await show(page(DEMO_VIEWS.live));
    const [series] = DEMO_VIEWS.live.series;
    if (!series) throw new Error('the demo has a series');
    const last = { ...series.last, value: series.last.value - 88 };
    overlay.show(page({ ...DEMO_VIEWS.live, series: [{ ...series, last }] }));
    expect(facts()['Since you opened']).toBe('−88');
  });

  it('counts nothing as gained or lost between a count and a coarser showing of it', async () => {
    const [series] = DEMO_VIEWS.live.series;
    if (!series) throw new Error('the demo has a series');
    const shows = (value: number, step: number): OverlayContent =>
      page({ ...DEMO_VIEWS.live, series: [{ ...series, last: { ...series.last, value, step } }] });
    const overlay = await show(shows(2_300_000, 100_000));
    overlay.show(shows(2_312_587, 1));
    expect(facts()['Since you opened']).toBe('0');
    overlay.show(shows(2_312_487, 1));
    expect(facts()['Since you opened']).toBe('−100');
    overlay.show(shows(2_300_000, 100_000));
    expect(facts()).not.toHaveProperty('Since you opened');
  });

  it('asks for measuring, for the other counter and for the dashboard', async () => {
    const overlay = await show(page(DEMO_VIEWS.idle));
    await press('Measure');
    overlay.show(page(DEMO_VIEWS.both));
    await press('Stop');
    await press('More');
    await press('Followersexact');
    await press('Charts');
    expect(asked).toEqual(['measuring true', 'measuring false', 'followers', 'dashboard']);
  });

  it('asks for a reload when the extension no longer answers, and can be closed', async () => {
    await show(page(DEMO_VIEWS.idle));
    isAnswered = false;
    await press('Measure');
    expect(shown()).toContain('Ebb was updated or switched off. Reload this tab.');
    await press('Close');
    expect(host()).toBeNull();
  });

  it('misses an extension that went without a word, at the latest when ages are told anew', async () => {
    await show(page(DEMO_VIEWS.live));
    isAnswered = false;
    vi.advanceTimersByTime(15_000);
    await settle();
    expect(shown()).toBe('Ebb was updated or switched off. Reload this tab.Reload');
  });

  it('takes the place of what an earlier one left whose script is dead', async () => {
    document.documentElement.append(document.createElement('ebb-overlay'));
    await show(page(DEMO_VIEWS.live));
    expect(document.querySelectorAll('ebb-overlay')).toHaveLength(1);
  });

  it('says why a Page has no figures, and what can be done', async () => {
    await show({ kind: 'obstacle', page: DEMO_VIEWS.live.page, obstacle: obstacle('counter-not-found') });
    expect(shown()).toContain('No count on this Page');
    expect(spoken()).toBe('This Page shows no count of likes or followers.');
    expect(shown()).toContain('Reload the Page.');
  });

  it('goes when there is nothing to show any more', async () => {
    const overlay = await show(page(DEMO_VIEWS.live));
    overlay.show(undefined);
    expect(host()).toBeNull();
  });

  it('is a strip when it is small, with the way to the rest', async () => {
    await overlaySize.set('small');
    await show(page(DEMO_VIEWS.live));
    expect(shown()).toContain('140likes lost a minute117–163just now');
    expect(shown()).not.toContain('Since you opened');
    await press('Show everything');
    expect(await overlaySize.get()).toBe('full');
    expect(shown()).toContain('Since you opened');
  });

  it('reckons from now on when asked to', async () => {
    const overlay = await show(page(DEMO_VIEWS.live));
    const [series] = DEMO_VIEWS.live.series;
    if (!series) throw new Error('the demo has a series');
    const lost = { ...series, last: { ...series.last, value: series.last.value - 88 } };
    overlay.show(page({ ...DEMO_VIEWS.live, series: [lost] }));
    await press('More');
    await press('“Since you opened” from now');
    expect(facts()['Since you opened']).toBe('0');
  });

  it('tells a screen reader at most once a minute', async () => {
    const overlay = await show(page(DEMO_VIEWS.live));
    const first = '140 likes lost a minute, between 117 and 163 (2.3 a second)';
    expect(spoken()).toBe(first);
    now += 30_000;
    overlay.show(page(DEMO_VIEWS.gap));
    expect(spoken()).toBe(first);
    now += 30_000;
    overlay.show(page(DEMO_VIEWS.gap));
    expect(spoken()).toMatch(/^132 likes lost a minute/);
  });
});

describe('how a Page is measured', () => {
  it('stands in the card: pace, cost, and the counter that can be read instead', async () => {
    await show(page(ROAD_VIEWS.stretched));
    expect(shown()).toContain('Every 5 min for now, not 1 min');
    expect(shown()).toContain('About 9 MB a day');
    await show(page(ROAD_VIEWS.pluginAlone));
    expect(shown()).toContain('Only its followers can be read now.');
    await press('Follow its followers instead');
    expect(asked).toEqual(['followers']);
  });

  it('is said before it begins: what is asked, of whom, and for how long', async () => {
    await show(page(DEMO_VIEWS.idle));
    expect(shown()).toContain(
      'Ebb then asks Facebook for this Page every 30 s, signed out, until you press Stop',
    );
    await show(page(ROAD_VIEWS.usual));
    expect(shown()).not.toContain('Ebb then asks');
  });

  it('tells which counter is exact where the followed one is not', async () => {
    await show(page(ROAD_VIEWS.exactBeside));
    expect(shown()).toContain('Its likes are shown exactly, its followers in steps of 1,000.');
  });

  it('is chosen closer from the menu, and ended there', async () => {
    await show(page(ROAD_VIEWS.usual));
    await press('More');
    expect(shown()).toContain('It ends by itself');
    await press('Every 15 s for 15 min');
    await show(page(ROAD_VIEWS.closeUp));
    expect(shown()).toContain('Close-up: every 15 s, 12 min left');
    await press('More');
    await press('End the close-up');
    expect(asked).toEqual(['close-up 15000', 'close-up undefined']);
  });
});

describe('a hidden overlay', () => {
  it('is hidden on this Page from its menu, and comes back when it is shown again', async () => {
    const { id } = DEMO_VIEWS.live.page;
    await show(page(DEMO_VIEWS.live));
    await press('More');
    await press('Hide on this Page');
    expect(host()).toBeNull();
    expect(await overlayHidden.get()).toEqual({ everywhere: false, pages: [id] });
    await overlayHidden.set({ everywhere: false, pages: [] });
    expect(shown()).toContain('140 likes lost a minute');
  });

  it('is hidden in a private window as long as its document, and nothing is kept of it', async () => {
    const { page: shownPage } = DEMO_VIEWS.live;
    const overlay = mount({ isPrivate: true });
    const count = { value: 1_854_793, step: 1 };
    overlay.show({
      kind: 'unkept',
      page: shownPage,
      reason: 'private',
      counts: [{ metric: 'likes', count }],
    });
    await settle();
    expect(shown()).toContain('1,854,793 likes');
    expect(shown()).toContain('Nothing seen in a private window is stored or measured.');
    expect(shown()).not.toContain('Measure');
    await press('More');
    await press('Hide on this Page');
    expect(host()).toBeNull();
    expect(await overlayHidden.get()).toEqual({ everywhere: false, pages: [] });
  });

  it('is hidden on every Page for good', async () => {
    const overlay = await show(page(DEMO_VIEWS.live));
    await press('More');
    await press('Hide on all Pages');
    overlay.show(page(DEMO_VIEWS.gain));
    expect(host()).toBeNull();
    await show(page(DEMO_VIEWS.gain));
    expect(host()).toBeNull();
  });
});

describe('on the page', () => {
  /** Lets the observers hear. */
  const observed = (): Promise<void> => settle();

  it('it comes back once when the page removes it, and not in a fight', async () => {
    await show(page(DEMO_VIEWS.live));
    host()?.remove();
    await observed();
    expect(host()).not.toBeNull();
    host()?.remove();
    await observed();
    expect(host()).toBeNull();
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(host()).toBeNull();
  });

  it('leaves nothing at work when its lifetime ends, and no node once that is removed', async () => {
    await show(page(DEMO_VIEWS.live));
    expect(vi.getTimerCount()).toBe(1);
    lifetime.end();
    expect(vi.getTimerCount()).toBe(0);
    await overlayHidden.set({ everywhere: false, pages: [] });
    expect(shown()).toContain('Reload this tab.');
    host()?.remove();
    await observed();
    expect(host()).toBeNull();
    expect(document.documentElement.children).toHaveLength(2);
  });

  it('follows the page from light to dark at once', async () => {
    await show(page(DEMO_VIEWS.live));
    expect(root()?.querySelector('.card.light')).not.toBeNull();
    document.body.style.backgroundColor = 'rgb(24, 25, 26)';
    document.documentElement.classList.add('__fb-dark-mode');
    await observed();
    expect(root()?.querySelector('.card.dark')).not.toBeNull();
  });

  describe('laid out', () => {
    const WINDOW = { clientWidth: 1280, clientHeight: 900 };
    const SIZE = { offsetWidth: 300, offsetHeight: 200 };
    const LOWER_LEFT = { left: 16, top: 900 - 200 - 16 };

    const placed = () => {
      const { left, top } = (host() as HTMLElement).style;
      return { left: Number.parseInt(left, 10), top: Number.parseInt(top, 10) };
    };
    function point(name: string, x: number, y: number): void {
      const handle = root()?.querySelector('.handle');
      handle?.dispatchEvent(new PointerEvent(name, { clientX: x, clientY: y, bubbles: true }));
    }

    beforeEach(async () => {
      const answer = (of: object, answers: object): void => {
        for (const [name, value] of Object.entries(answers))
          Object.defineProperty(of, name, { configurable: true, value });
      };
      // jsdom lays nothing out.
      answer(document.documentElement, WINDOW);
      answer(HTMLElement.prototype, SIZE);
      answer(Element.prototype, { setPointerCapture: () => undefined });
      HTMLElement.prototype.getBoundingClientRect = () =>
        new DOMRect(placed().left, placed().top, SIZE.offsetWidth, SIZE.offsetHeight);
    });

    /** What keeps its place in the window, and covers this of it. */
    function bar(position: 'fixed' | 'sticky', top: number, height: number): void {
      const element = document.createElement('div');
      element.style.position = position;
      document.body.append(element);
      document.elementsFromPoint = (_x, y) =>
        y >= top && y < top + height ? [element, document.body] : [document.body];
    }

    it('gives way to what comes later to where it stands, and comes back when that has gone', async () => {
      const overlay = await show(page(DEMO_VIEWS.live));
      expect(placed()).toEqual(LOWER_LEFT);
      bar('fixed', 850, 50);
      overlay.giveWay();
      expect(placed()).toEqual({ left: 16, top: 16 });
      overlay.giveWay();
      expect(placed()).toEqual({ left: 16, top: 16 });
      document.elementsFromPoint = () => [document.body];
      overlay.giveWay();
      expect(placed()).toEqual(LOWER_LEFT);
    });

    it('gives way also to what only comes to be seen, when ages are told anew', async () => {
      await show(page(DEMO_VIEWS.live));
      bar('fixed', 850, 50);
      vi.advanceTimersByTime(15_000);
      expect(placed()).toEqual({ left: 16, top: 16 });
    });

    it('is not to be seen while what it stands beside passes under a bar', async () => {
      const counter = document.createElement('a');
      counter.getBoundingClientRect = () => new DOMRect(100, 400, 100, 20);
      document.body.append(counter);
      anchor = counter;
      await show(page(DEMO_VIEWS.live));
      expect(placed()).toEqual({ left: 216, top: 310 });
      const visibility = () => (host() as HTMLElement).style.visibility;
      bar('sticky', 300, 56);
      window.dispatchEvent(new Event('scroll'));
      expect(visibility()).toBe('hidden');
      bar('sticky', 0, 56);
      window.dispatchEvent(new Event('scroll'));
      expect(visibility()).toBe('');
    });

    describe('dragged by its handle', () => {
      let overlay: OverlayHandle;

      beforeEach(async () => {
        await overlayPlacement.set({ kind: 'spot', left: 0, top: 1 });
        overlay = await show(page(DEMO_VIEWS.live));
        expect(placed()).toEqual(LOWER_LEFT);
        point('pointerdown', 100, 700);
      });

      it('is dropped where it is let go, for good', async () => {
        point('pointermove', 500, 400);
        expect(placed()).toEqual({ left: 416, top: 384 });
        point('pointerup', 500, 400);
        await settle();
        expect(placed()).toEqual({ left: 416, top: 384 });
        expect(await overlayPlacement.get()).toEqual({ kind: 'spot', left: 400 / 948, top: 368 / 668 });
      });

      it.each(['pointerup', 'pointercancel'])('goes back to the edge it did not leave (%s)', async (end) => {
        point('pointermove', 112, 690);
        expect(placed()).toEqual({ left: 28, top: 674 });
        point(end, 112, 690);
        await settle();
        expect(placed()).toEqual(LOWER_LEFT);
      });

      it('stays in the hand when a sample arrives meanwhile', async () => {
        point('pointermove', 500, 400);
        overlay.show(page(DEMO_VIEWS.gap));
        expect(placed()).toEqual({ left: 416, top: 384 });
      });
    });
  });

  it('is moved with the arrow keys, and put back from the menu', async () => {
    await show(page(DEMO_VIEWS.live));
    const handle = root()?.querySelector('.handle');
    handle?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settle();
    expect((await overlayPlacement.get()).kind).toBe('spot');
    await press('More');
    await press('Put it back in its place');
    expect(await overlayPlacement.get()).toEqual({ kind: 'auto' });
  });
});
