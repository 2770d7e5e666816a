import { render } from 'preact';
import type { Metric } from '../../core/page/metric.ts';
import type { PageIdentity } from '../../core/page/page-identity.ts';
import { type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Lifetime } from '../../platform/lifetime.ts';
import { hiddenOn } from '../../settings/overlay.ts';
import { pageFigure } from '../../ui/labels/figure.ts';
import { ownEnd } from '../../ui/parts/figure.tsx';
import { PageMark } from '../../ui/parts/mark.tsx';
import { MenuChoices } from './menu-choices.tsx';
import { moveHandlers } from './move-overlay.ts';
import { OrphanNotice, type OrphanWords, orphanWords } from './orphan-notice.tsx';
import { type OpenedCount, OverlayCard } from './overlay-card.tsx';
import type { OverlayContent } from './overlay-content.ts';
import { OverlayFrame } from './overlay-frame.tsx';
import { overlayHost } from './overlay-host.ts';
import { PHONE_WIDTH, spotOf } from './overlay-place.ts';
import {
  keepChoice,
  loadOverlaySettings,
  type OverlayChoice,
  type OverlaySettings,
} from './overlay-settings.ts';
import { OverlayStrip } from './overlay-strip.tsx';
import { isDarkPage } from './page-theme.ts';
import { placeKeeper } from './place-keeper.ts';
import { contentState, pageOf, spokenOf } from './say-content.ts';
import { spokenSummary } from './spoken-summary.ts';

export interface OverlayOptions {
  /**
   * When it ends, nothing of the overlay is at work any more: listeners, observers, timers. Where the browser leaves
   * its node to be seen, that says what happened and can be closed.
   */
  readonly lifetime: Lifetime;
  readonly document: Document;
  /** Whether nothing may be kept of what is seen or chosen here. */
  readonly isPrivate: boolean;
  /** Finds the counter's element, to stand beside it. Asked again when the page has been redrawn. */
  readonly findAnchor: () => Element | undefined;
  /** The person pressed Measure or Stop. Resolves when the background has agreed; rejects when it could not. */
  readonly onSetMeasuring: (measuring: boolean) => Promise<void>;
  /** The person chose which counter to follow. */
  readonly onSetMetric: (metric: Metric) => Promise<void>;
  /** The person wants it looked at more often for a while, or as before again. */
  readonly onSetCloseUp: (everyMs: number | undefined) => Promise<void>;
  readonly onOpenDashboard: () => Promise<void>;
}

export interface OverlayHandle {
  /** Shows this; nothing at all when there is no content (the document is no Page). May be called at any time. */
  show(content: OverlayContent | undefined): void;
  /** The page has changed: leaves the ground to what has come where the overlay stands. */
  giveWay(): void;
  /** Takes the overlay away before the lifetime ends. */
  remove(): void;
}

/** How often ages are brought up to date, the ground is looked at, and an extension that went is missed. */
const AGE_TICK_MS = 15_000;

/**
 * Puts the overlay on the document. Nothing is drawn before the first `show` and before the person's own
 * settings (placement, hidden, language) are known.
 */
export function mountOverlay(options: OverlayOptions): OverlayHandle {
  const { document, lifetime } = options;
  const removed = new AbortController();
  const gone = AbortSignal.any([lifetime.signal, removed.signal]);
  const host = overlayHost(document, gone);
  const keeper = placeKeeper(document, host, options.findAnchor, gone);
  const speak = spokenSummary();
  const openedAt = new Map<SeriesKey, OpenedCount>();
  let settings: OverlaySettings | undefined;
  let content: OverlayContent | undefined;
  let isMenuOpen = false;
  /** The end of the gauge's scale: it stays while the interval keeps to it. */
  let scale: number | undefined;
  let lastWords: OrphanWords | undefined;

  /** Does what was asked. A question that fails is how an orphan learns that it is one; the rest is logged elsewhere. */
  const ask = (question: Promise<unknown>): void => {
    question.catch(() => lifetime.isAlive());
  };
  /** In a private window a choice lasts as long as the document. */
  const choose = (choice: OverlayChoice): void => {
    if (!options.isPrivate) {
      ask(keepChoice(choice));
      return;
    }
    if (settings) Object.assign(settings, choice);
    draw();
  };
  // Until the person chooses: everything where a corner is blank, small beside the counter, on a phone, and
  // where the whole would cover something.
  let isSizeChosen = false;
  let isSmallByItself = true;
  const isSmall = (): boolean =>
    settings?.size === 'small' || (settings?.size === 'unset' && isSmallByItself);
  const closeMenu = (): void => {
    isMenuOpen = false;
    draw();
  };
  const moving = moveHandlers({
    where: keeper.where,
    carry: keeper.carry,
    drop: (left, top) => {
      if (!settings) return;
      settings.placement = spotOf(left, top, keeper.where(), keeper.window());
      // At once: Chromium tells of no change where it stays at its edge.
      draw();
      choose({ placement: settings.placement });
    },
  });
  const frameActions = {
    toggleSize: () => choose({ size: isSmall() ? 'full' : 'small' }),
    toggleMenu: () => {
      isMenuOpen = !isMenuOpen;
      draw();
    },
    hideHere: () => {
      closeMenu();
      if (settings && content) choose({ hidden: hiddenOn(settings.hidden, pageOf(content).id) });
    },
    hideEverywhere: () => {
      closeMenu();
      if (settings) choose({ hidden: { ...settings.hidden, everywhere: true } });
    },
    resetPlace: () => {
      closeMenu();
      choose({ placement: { kind: 'auto' } });
    },
  };
  const choiceActions = {
    setMetric: (metric: Metric) => {
      closeMenu();
      ask(options.onSetMetric(metric));
    },
    setCloseUp: (everyMs: number | undefined) => {
      closeMenu();
      ask(options.onSetCloseUp(everyMs));
    },
    openAnew: () => {
      openedAt.clear();
      if (content?.kind === 'page') rememberOpening(openedAt, content.view);
      closeMenu();
    },
  };
  const cardActions = {
    setMeasuring: (measuring: boolean) => ask(options.onSetMeasuring(measuring)),
    setMetric: (metric: Metric) => ask(options.onSetMetric(metric)),
    openDashboard: () => ask(options.onOpenDashboard()),
  };

  function draw(): void {
    if (gone.aborted || !lifetime.isAlive()) return;
    if (!settings || !content || isHidden(settings, pageOf(content))) {
      host.detach();
      return;
    }
    host.attach();
    drawInside(content, settings);
    keeper.settle(settings.placement);
    if (settings.size === 'unset' && !isSizeChosen) chooseSize();
  }

  /** Called when the small one has been drawn and placed. */
  function chooseSize(): void {
    isSizeChosen = true;
    if (keeper.place()?.kind === 'beside' || keeper.window().width < PHONE_WIDTH) return;
    isSmallByItself = false;
    draw();
    if (keeper.place()?.isClear) return;
    isSmallByItself = true;
    draw();
  }

  function drawInside(content: OverlayContent, { text }: OverlaySettings): void {
    const now = nowMs();
    lastWords = orphanWords(text);
    host.card.lang = text.language;
    host.card.dir = text.direction;
    host.card.className = `card ${isDarkPage(document) ? 'dark' : 'light'}${isSmall() ? ' small' : ''}`;
    host.card.setAttribute('aria-label', text.plain(text.say('overlay_label')));
    const Inside = isSmall() ? OverlayStrip : OverlayCard;
    if (content.kind === 'page') {
      const figure = pageFigure(content.view, now, text);
      if (figure.kind === 'rate' || figure.kind === 'unclear') scale = ownEnd(figure, scale);
    }
    render(
      <OverlayFrame
        text={text}
        isSmall={isSmall()}
        isMenuOpen={isMenuOpen}
        spoken={speak(text.plain(spokenOf(content, now, text)), now)}
        moving={moving}
        actions={frameActions}
        state={<PageMark state={contentState(content, now, text)} />}
        choices={
          content.kind === 'page' && (
            <MenuChoices view={content.view} nowMs={now} text={text} actions={choiceActions} />
          )
        }
      >
        <Inside
          content={content}
          text={text}
          nowMs={now}
          openedAt={(pageId, metric) => openedAt.get(seriesKey({ pageId, metric }))}
          scale={scale}
          actions={cardActions}
        />
      </OverlayFrame>,
      host.card,
    );
  }

  /** The last word: an orphan cannot tell an update from a switch turned off, and asks for a reload after both. */
  function takeLeave(words: OrphanWords): void {
    const close = (): void => {
      render(null, host.card);
      host.detach();
    };
    host.card.classList.add('small');
    render(
      <OrphanNotice words={words} onReload={() => document.location.reload()} onClose={close} />,
      host.card,
    );
  }

  host.card.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && isMenuOpen) closeMenu();
  });
  // Where Facebook says that the page is dark now.
  const theme = new MutationObserver(draw);
  theme.observe(document.documentElement, { attributeFilter: ['class'] });
  const timer = setInterval(() => {
    draw();
    keeper.giveWay();
  }, AGE_TICK_MS);
  gone.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      theme.disconnect();
      if (lifetime.signal.aborted && lastWords && host.element.isConnected) return takeLeave(lastWords);
      render(null, host.card);
      host.detach();
    },
    { once: true },
  );
  // An extension that is gone before the overlay began leaves nothing behind.
  loadOverlaySettings(draw, gone).then(
    (loaded) => {
      settings = loaded;
      host.dress(loaded.style);
      draw();
    },
    () => removed.abort(),
  );

  return {
    show(next) {
      content = next;
      if (next?.kind === 'page') rememberOpening(openedAt, next.view);
      draw();
    },
    giveWay: keeper.giveWay,
    remove: () => removed.abort(),
  };
}

/** The first count seen of each series is that of the opening; a finer one takes the place of what only stood for it. */
function rememberOpening(openedAt: Map<SeriesKey, OpenedCount>, view: PageView): void {
  for (const { metric, last } of view.series) {
    const key = seriesKey({ pageId: view.page.id, metric });
    const known = openedAt.get(key);
    if (!known || known.step > last.step) openedAt.set(key, last);
  }
}

const isHidden = ({ hidden }: OverlaySettings, { id }: PageIdentity): boolean =>
  hidden.everywhere || hidden.pages.includes(id);
