// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import type { PageView } from '../../src/core/summary/series-summary.ts';
import { type PopupProps, PopupView } from '../../src/popup/popup-view.tsx';
import type { Language } from '../../src/settings/language.ts';
import { DEMO_NOW_MS, DEMO_VIEWS, rateOf, seriesOf, viewOf, WATCHES } from '../demo/page-views.ts';
import { ROAD_VIEWS } from '../demo/road-views.ts';
import { localeText, readable } from '../ui/locale-text.ts';

// jsdom has no idle time.
vi.stubGlobal('requestIdleCallback', (then: () => void) => setTimeout(then));
vi.stubGlobal('cancelIdleCallback', (waiting: number) => clearTimeout(waiting));

// jsdom lays nothing out: which elements come near the screen is said here.
const near = new Map<Element, () => void>();
vi.stubGlobal(
  'IntersectionObserver',
  class {
    constructor(readonly hear: (entries: { isIntersecting: boolean; target: Element }[]) => void) {}
    observe(target: Element): void {
      near.set(target, () => this.hear([{ isIntersecting: true, target }]));
    }
    unobserve(target: Element): void {
      near.delete(target);
    }
    disconnect(): void {
      near.clear();
    }
  },
);

// Effects end a moment later.
afterEach(async () => {
  render(null, document.body);
  await drawn();
});

function show(pages: readonly PageView[], more: Partial<PopupProps> = {}, language: Language = 'en') {
  const actions = {
    setMeasuring: vi.fn(),
    setMetric: vi.fn(),
    setCloseUp: vi.fn(),
    openCharts: vi.fn(),
    share: vi.fn(),
    showOverlay: vi.fn(),
    showOverlayEverywhere: vi.fn(),
    openDashboard: vi.fn(),
    requestAccess: vi.fn(),
  };
  const live = signal(pages);
  render(
    <PopupView
      pages={live}
      now={signal(DEMO_NOW_MS)}
      hidden={signal({ everywhere: false, pages: [] })}
      hasAccess={signal(true)}
      activeId={undefined}
      campaign={undefined}
      text={localeText(language)}
      actions={actions}
      {...more}
    />,
    document.body,
  );
  return { actions, live };
}

const sum = (): string => readable(document.querySelector('.sum')?.textContent ?? '');
const shown = (): string => readable(document.body.textContent ?? '');
const rows = (): Element[] => [...document.querySelectorAll('.row')];
const button = (label: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find(
    (one) => one.textContent?.trim() === label || one.getAttribute('aria-label') === label,
  );
  if (!found) throw new Error(`no button "${label}"`);
  return found;
};
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the popup', () => {
  it('says what to do when there is no Page yet', () => {
    show([]);
    expect(shown()).toContain('No Page yet');
    expect(shown()).toContain('Press Measure in the small panel that appears on it.');
    expect(rows()).toEqual([]);
  });

  it('shows the sum first with its age and coverage, then a row a Page with figure, unit and interval', () => {
    show([DEMO_VIEWS.live, DEMO_VIEWS.gain]);
    expect(sum()).toContain('128 likes and followers lost a minute, between 103 and 153 (2.1 a second)');
    expect(readable(document.querySelector('header')?.textContent ?? '')).toBe('Ebb2 of 2 live · just now');
    const row = readable(rows()[0]?.textContent ?? '');
    for (const part of [
      'Maroc Telecom',
      '140 likes lost a minute, between 117 and 163 (2.3 a second)',
      '140a min',
      '117–163',
    ])
      expect(row).toContain(part);
    expect(readable(rows()[1]?.textContent ?? '')).toContain('12followers gained a minute');
  });

  it('says of a sum how many of its Pages are in it', () => {
    const old = { ...DEMO_VIEWS.stale, watch: WATCHES.live };
    show([DEMO_VIEWS.gap, DEMO_VIEWS.live, old]);
    expect(sum()).toContain('2 of 3 Pages');
    expect(document.querySelector('header .state.late')).not.toBeNull();
  });

  it('draws the course of the sum once its figures are on the screen', async () => {
    show([DEMO_VIEWS.live, DEMO_VIEWS.gap]);
    expect(document.querySelector('.sum .bars')).toBeNull();
    await vi.waitFor(() => expect(document.querySelector('.sum .bars .newest')).not.toBeNull());
    expect(sum()).toContain('now');
  });

  it('holds one scale for all rows: half the loss stands half as far', () => {
    const slow = viewOf('Inwi', WATCHES.live, [seriesOf({ value: 900_000, rate: rateOf(-70, 11) })]);
    show([DEMO_VIEWS.live, slow]);
    const at = [...document.querySelectorAll<HTMLElement>('.row .gauge')].map((gauge) =>
      Number(gauge.style.getPropertyValue('--at')),
    );
    expect(at).toEqual([0.7, 0.35]);
  });

  it('names the campaign whose total it is', () => {
    const pages = [DEMO_VIEWS.live, DEMO_VIEWS.gap, DEMO_VIEWS.gain];
    const targets = [DEMO_VIEWS.live.page.id, DEMO_VIEWS.gap.page.id];
    show(pages, { campaign: { name: '#VoIP', targets } });
    expect(document.querySelector('header h1 bdi')?.textContent).toBe('#VoIP');
    expect(sum()).toContain('272 likes lost a minute');
  });

  it('shows no total where one row says it all', () => {
    show([DEMO_VIEWS.live]);
    expect(document.querySelector('.sum')).toBeNull();
  });

  it('starts a Page, leads to its charts, and to the places of the dashboard', () => {
    const { actions } = show([DEMO_VIEWS.idle]);
    button('Measure Méditel').click();
    document.querySelector<HTMLElement>('.row .name')?.click();
    for (const label of ['Charts', 'Share', 'Settings']) button(label).click();
    expect(actions.setMeasuring).toHaveBeenCalledWith(DEMO_VIEWS.idle, true);
    expect(actions.openCharts).toHaveBeenCalledWith(DEMO_VIEWS.idle);
    expect(actions.openDashboard.mock.calls).toEqual([['home'], ['share'], ['settings']]);
  });

  it('stops a Page that is measured', () => {
    const { actions } = show([DEMO_VIEWS.live]);
    button('Stop measuring Maroc Telecom').click();
    expect(actions.setMeasuring).toHaveBeenCalledWith(DEMO_VIEWS.live, false);
  });

  it('says why a Page was stopped and what to do', () => {
    show([DEMO_VIEWS.blocked]);
    expect(shown()).toContain('Facebook is refusing readings');
    expect(shown()).toContain('Ebb leaves the Page alone for a while');
    expect(shown()).toContain('Last figure: 140 lost a minute, 25 min ago');
  });

  it('explains and asks for access inside the click when the browser withholds it', () => {
    const { actions } = show([], { hasAccess: signal(false) });
    expect(shown()).toContain('The browser does not let Ebb read Facebook.');
    button('Allow on facebook.com').click();
    expect(actions.requestAccess).toHaveBeenCalledOnce();
  });

  it('brings a hidden overlay back, on one Page or on all', () => {
    const { actions } = show([DEMO_VIEWS.live], {
      hidden: signal({ everywhere: false, pages: [DEMO_VIEWS.live.page.id] }),
    });
    button('Show Ebb on this Page').click();
    expect(actions.showOverlay).toHaveBeenCalledWith(DEMO_VIEWS.live);
    render(null, document.body);
    const everywhere = show([DEMO_VIEWS.live], { hidden: signal({ everywhere: true, pages: [] }) });
    button('Show Ebb on Pages').click();
    expect(everywhere.actions.showOverlayEverywhere).toHaveBeenCalledOnce();
  });

  it('offers the other counter when the followed one has vanished', () => {
    const [likes] = DEMO_VIEWS.stale.series;
    const [followers] = DEMO_VIEWS.gain.series;
    if (!likes || !followers) throw new Error('the demo has these series');
    const view = viewOf('Maroc Telecom', WATCHES.live, [likes, followers]);
    const { actions } = show([view]);
    expect(shown()).toContain('This Page no longer shows its likes.');
    button('Follow its followers instead').click();
    expect(actions.setMetric).toHaveBeenCalledWith(view, 'followers');
    render(null, document.body);
    show([DEMO_VIEWS.both]);
    expect(shown()).not.toContain('no longer shows');
  });

  it('draws what is new when it is told', async () => {
    const { live } = show([DEMO_VIEWS.live]);
    live.value = [viewOf('Maroc Telecom', WATCHES.live, [seriesOf({ value: 5, rate: rateOf(-77, 8) })])];
    await drawn();
    expect(shown()).toContain('77 likes lost a minute');
  });

  it('puts only the Page that has news into words anew, of however many', async () => {
    const many = Array.from({ length: 40 }, (_, i) => viewOf(`Page ${i}`, WATCHES.idle, []));
    const text = localeText('en');
    const say = vi.fn(text.say);
    const { live } = show(many, { text: { ...text, say } });
    await vi.waitFor(() => expect(rows()).toHaveLength(40));
    say.mockClear();
    live.value = many.map((view, i) => (i === 3 ? viewOf('Page 3', WATCHES.live, []) : view));
    await drawn();
    expect(say.mock.calls.filter(([key]) => key === 'measure_page' || key === 'stop_page')).toHaveLength(1);
  });

  it('begins a close-up of a Page that is measured, and ends it', () => {
    const live = viewOf('inwi', WATCHES.live, []);
    const button = (label: string) => document.querySelector<HTMLElement>(`[aria-label^="${label}"]`);
    const { actions } = show([live, viewOf('Other', WATCHES.idle, [])]);
    expect(button('Close-up of Other')).toBeNull();
    button('Close-up of inwi')?.click();
    expect(actions.setCloseUp).toHaveBeenLastCalledWith(live, 30_000);
    render(null, document.body);
    const again = show([ROAD_VIEWS.closeUp]).actions;
    button('End the close-up of Maroc Telecom')?.click();
    expect(again.setCloseUp).toHaveBeenLastCalledWith(ROAD_VIEWS.closeUp, undefined);
  });

  it('shows a hostile name as text and nothing else', () => {
    const name = '<img src=x onerror=alert(1)>{sentence} \u202Eevil';
    const view = viewOf('Inwi', WATCHES.idle, []);
    show([{ ...view, page: { ...view.page, name } }]);
    expect(document.querySelector('img')).toBeNull();
    expect(document.querySelector('.name bdi')?.textContent).toBe(name);
  });

  it('finds Pages by name where there are many', async () => {
    const many = Array.from({ length: 100 }, (_, i) => viewOf(`Page ${i}`, WATCHES.idle, []));
    show(many);
    // Those on the screen come first, the others as soon as these are drawn.
    expect(rows().length).toBeLessThan(20);
    await vi.waitFor(() => expect(rows()).toHaveLength(100));
    const search = document.querySelector<HTMLInputElement>('input[type="search"]');
    if (!search) throw new Error('no search');
    search.value = 'page 77';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await drawn();
    expect(rows().map((row) => row.querySelector('.name')?.textContent)).toEqual(['Page 77']);
    search.value = 'nothing like it';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await drawn();
    expect(shown()).toContain('No Page has this in its name.');
  });

  it('draws the figures of a row when it comes near the screen; before that it has its name and its room', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      ...DEMO_VIEWS.live,
      page: { ...DEMO_VIEWS.live.page, id: toPageId(`facebook:${i}`), name: `Page ${10 + i}` },
    }));
    show(many);
    expect(document.querySelectorAll('.row .n')).toHaveLength(4);
    await vi.waitFor(() => expect(rows()).toHaveLength(30));
    expect(document.querySelector<HTMLElement>('.rows')?.style.getPropertyValue('--rows')).toBe('30');
    expect(document.querySelectorAll('.row .n')).toHaveLength(9);
    const last = rows()[29] as Element;
    expect(readable(last.textContent ?? '')).toBe('Page 39');
    await vi.waitFor(() => expect(near.size).toBe(21));
    near.get(last)?.();
    await vi.waitFor(() => expect(readable(last.textContent ?? '')).toContain('140 likes lost a minute'));
    expect(document.querySelectorAll('.row .n')).toHaveLength(10);
    expect(near.has(last)).toBe(false);
    render(null, document.body);
    await vi.waitFor(() => expect(near.size).toBe(0));
  });

  it.each(['en', 'fr', 'ar'] as const)('leaves no place of a message unfilled in %s', (language) => {
    show(Object.values(DEMO_VIEWS), { hasAccess: signal(false) }, language);
    expect(shown()).not.toMatch(/[{}]|undefined|NaN|[٠-٩]/);
  });
});
