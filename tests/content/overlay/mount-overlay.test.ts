// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { OverlayContent } from '../../../src/content/overlay/overlay-content.ts';
import { DEMO_VIEWS, obstacle, rateOf, seriesOf } from '../../demo/page-views.ts';
import { readable } from '../../ui/locale-text.ts';
import {
  asked,
  dressed,
  fallSilent,
  host,
  mount,
  overlaySize,
  page,
  pass,
  press,
  root,
  roots,
  STYLE,
  settle,
  show,
  shown,
  spoken,
  useOverlay,
} from './mounted-overlay.ts';

useOverlay();

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
    fallSilent();
    await press('Measure');
    expect(shown()).toContain('Ebb was updated or switched off. Reload this tab.');
    await press('Close');
    expect(host()).toBeNull();
  });

  it('misses an extension that went without a word, at the latest when ages are told anew', async () => {
    await show(page(DEMO_VIEWS.live));
    fallSilent();
    vi.advanceTimersByTime(15_000);
    await settle();
    expect(shown()).toBe('Ebb was updated or switched off. Reload this tab.Reload');
  });

  it('takes the place of what an earlier one left whose script is dead, and of nothing of the page', async () => {
    const left = document.createElement('section');
    const card = document.createElement('section');
    card.className = 'card';
    left.attachShadow({ mode: 'closed' }).append(card);
    const own = document.createElement('section');
    document.documentElement.append(left, own);
    await show(page(DEMO_VIEWS.live));
    expect(left.isConnected).toBe(false);
    expect(own.isConnected).toBe(true);
    expect(document.querySelectorAll('html > section')).toHaveLength(2);
    own.remove();
  });

  it('has no name, no id and no class by which a page could look for it', async () => {
    await show(page(DEMO_VIEWS.live));
    expect(host()?.getAttributeNames()).toEqual(['style']);
    expect(host()?.outerHTML).not.toMatch(/ebb/i);
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
    pass(30_000);
    overlay.show(page(DEMO_VIEWS.gap));
    expect(spoken()).toBe(first);
    pass(30_000);
    overlay.show(page(DEMO_VIEWS.gap));
    expect(spoken()).toMatch(/^132 likes lost a minute/);
  });
});
