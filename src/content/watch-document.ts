/** What a watched document may do. */
export interface DocumentEvents {
  /** The address changed without a new document; called once the browser is idle. */
  readonly onMoved: () => void;
  /** The document changed while its address stayed; called idle, once a burst of changes. */
  readonly onChanged: () => void;
  /** The person came back to the document as it was kept, by the back or forward button. */
  readonly onReturned: () => void;
}

/** Facebook draws in bursts: one look at the end of a burst is enough. */
const SETTLE_MS = 1_000;

/**
 * Watches a document with one observer and no polling. Facebook navigates by the history API, which a
 * content script cannot hear, but never without changing the document: so every burst of changes compares
 * the address.
 */
export function watchDocument(document: Document, events: DocumentEvents, signal: AbortSignal): void {
  const view = document.defaultView;
  if (!view || signal.aborted) return;
  let address = view.location.href;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const settle = (): void => {
    timer = undefined;
    if (signal.aborted) return;
    const moved = view.location.href !== address;
    address = view.location.href;
    if (moved) events.onMoved();
    else events.onChanged();
  };
  // The callback runs for every change of a busy page: it must cost next to nothing.
  const schedule = (): void => {
    timer ??= setTimeout(() => whenIdle(settle), SETTLE_MS);
  };

  const observer = new MutationObserver(schedule);
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  view.addEventListener('popstate', schedule, { signal });
  view.addEventListener('pageshow', ({ persisted }) => persisted && events.onReturned(), { signal });
  // What a person closes often goes by its style alone, which the observer is not told.
  view.addEventListener('click', schedule, { signal, capture: true });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 2_000 });
  else work();
}
