import type { Metric } from '../../core/page/metric.ts';
import type { Obstacle } from '../../core/page/obstacle.ts';
import type { PageIdentity } from '../../core/page/page-identity.ts';
import type { PageView } from '../../core/series/series-summary.ts';

/** What the overlay is to show: a Page with its figures, or why a known Page has none. */
export type OverlayContent =
  | { readonly kind: 'page'; readonly view: PageView }
  | { readonly kind: 'obstacle'; readonly page: PageIdentity; readonly obstacle: Obstacle };

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

/**
 * Puts the overlay on the document. Nothing is drawn before the first `show` and before the person's own
 * settings (placement, hidden, language) are known.
 */
export function mountOverlay(options: OverlayOptions): OverlayHandle {
  const gone = AbortSignal.any([options.signal]);
  return {
    show: () => gone.throwIfAborted(),
    remove: () => undefined,
  };
}
