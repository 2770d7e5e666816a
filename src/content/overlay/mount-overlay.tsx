import { render } from 'preact';
import type { Count } from '../../core/count/count.ts';
import type { Metric } from '../../core/page/metric.ts';
import { type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import type { PageView } from '../../core/series/series-summary.ts';
import { browser } from '../../platform/browser.ts';
import { nowMs } from '../../platform/clock.ts';
import { browserText } from '../../ui/text.ts';
import { OverlayCard } from './overlay-card.tsx';
import type { OverlayContent } from './overlay-content.ts';
import { OVERLAY_STYLE } from './overlay-style.ts';
import { isDarkPage } from './page-theme.ts';

export interface OverlayOptions {
  /** When it ends, the overlay is gone without trace: nodes, listeners, timers. */
  readonly signal: AbortSignal;
  readonly document: Document;
  /** Finds the counter's element, to stand beside it. Asked again when the page has been redrawn. */
  readonly findAnchor: () => Element | undefined;
  /** The person pressed Measure or Stop. Resolves when the background has agreed; rejects when it could not. */
  readonly onSetMeasuring: (measuring: boolean) => Promise<void>;
  /** The person chose which counter to follow. */
  readonly onSetMetric: (metric: Metric) => Promise<void>;
  readonly onOpenDashboard: () => Promise<void>;
}

export interface OverlayHandle {
  /** Shows this; nothing at all when there is no content (the document is no Page). May be called at any time. */
  show(content: OverlayContent | undefined): void;
  /** Takes the overlay away before the signal ends. */
  remove(): void;
}

/** How often ages are told anew. */
const AGE_TICK_MS = 15_000;

/**
 * Puts the overlay on the document. Nothing is drawn before the first `show` and before the person's own
 * settings (placement, hidden, language) are known.
 */
export function mountOverlay(options: OverlayOptions): OverlayHandle {
  const { document } = options;
  const text = browserText((key) => browser.i18n.getMessage(key));
  const removed = new AbortController();
  const gone = AbortSignal.any([options.signal, removed.signal]);
  const openedAt = new Map<SeriesKey, Count>();
  let content: OverlayContent | undefined;
  let isOrphaned = false;
  const host = document.createElement('ebb-overlay');
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(OVERLAY_STYLE);
  shadow.adoptedStyleSheets = [sheet];
  const card = document.createElement('section');
  card.lang = text.language;
  card.dir = text.direction;
  card.setAttribute('aria-label', text.plain(text.say('overlay_label')));
  shadow.append(card);

  const ask = (question: Promise<void>): void => {
    question.catch(() => {
      isOrphaned = true;
      draw();
    });
  };
  const actions = {
    setMeasuring: (measuring: boolean) => ask(options.onSetMeasuring(measuring)),
    setMetric: (metric: Metric) => ask(options.onSetMetric(metric)),
    openDashboard: () => ask(options.onOpenDashboard()),
  };

  function draw(): void {
    if (gone.aborted || !content) {
      host.remove();
      return;
    }
    if (!host.isConnected) document.documentElement.append(host);
    card.className = isDarkPage(document) ? 'card dark' : 'card';
    render(
      <OverlayCard
        content={content}
        text={text}
        nowMs={nowMs()}
        openedAt={(pageId, metric) => openedAt.get(seriesKey({ pageId, metric }))}
        isOrphaned={isOrphaned}
        actions={actions}
      />,
      card,
    );
  }

  const timer = setInterval(draw, AGE_TICK_MS);
  gone.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      render(null, card);
      host.remove();
    },
    { once: true },
  );
  return {
    show(next) {
      content = next;
      if (next?.kind === 'page') rememberOpening(openedAt, next.view);
      draw();
    },
    remove: () => removed.abort(),
  };
}

/** The first count seen of each series is that of the opening. */
function rememberOpening(openedAt: Map<SeriesKey, Count>, view: PageView): void {
  for (const { metric, last } of view.series) {
    const key = seriesKey({ pageId: view.page.id, metric });
    if (!openedAt.has(key)) openedAt.set(key, last);
  }
}
