// Runs in a browser: the overlay drawn over and over with new figures.
import { render } from 'preact';
import en from '../../public/_locales/en/messages.json';
import OVERLAY_STYLE from '../../public/overlay-inside.css' with { type: 'text' };
import { OverlayCard } from '../../src/content/overlay/overlay-card.tsx';
import type { PageView } from '../../src/core/summary/series-summary.ts';
import { makeText } from '../../src/ui/text/text.ts';
import { DEMO_NOW_MS, DEMO_VIEWS } from '../../tests/demo/page-views.ts';

const MESSAGES: Readonly<Record<string, { readonly message: string }>> = en;
const nothing = (): void => undefined;

/** Draws the full overlay so many times, each with a newer sample, laid out each time. @returns milliseconds each. */
function overlayUpdates(times: number): number[] {
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(OVERLAY_STYLE);
  shadow.adoptedStyleSheets = [sheet];
  const card = document.createElement('section');
  card.className = 'card light';
  shadow.append(card);
  document.body.append(host);
  const text = makeText('en', (key) => MESSAGES[key]?.message ?? '');
  return Array.from({ length: times }, (_, i) => {
    const view = later(DEMO_VIEWS.live, i);
    const startMs = performance.now();
    render(
      <OverlayCard
        content={{ kind: 'page', view }}
        text={text}
        nowMs={DEMO_NOW_MS + i * 30_000}
        openedAt={() => DEMO_VIEWS.live.series[0]?.last}
        actions={{ setMeasuring: nothing, setMetric: nothing, openDashboard: nothing }}
      />,
      card,
    );
    card.getBoundingClientRect();
    return performance.now() - startMs;
  });
}

/** The same Page, `i` readings later: one more sample, another rate, an hour of points as before. */
function later(view: PageView, i: number): PageView {
  const shiftMs = i * 30_000;
  return {
    ...view,
    series: view.series.map((series) => ({
      ...series,
      last: { ...series.last, value: series.last.value - 70 * i, atMs: series.last.atMs + shiftMs },
      rate:
        series.rate.kind === 'rate'
          ? {
              ...series.rate,
              perMinute: -140 - (i % 7),
              low: -163 - (i % 7),
              high: -117 - (i % 7),
              atMs: series.rate.atMs + shiftMs,
            }
          : series.rate,
      recent: series.recent.map((point) => ({
        ...point,
        atMs: point.atMs + shiftMs,
        value: point.value - 70 * i,
      })),
    })),
  };
}

Object.assign(globalThis, { overlayUpdates });
