interface BrowserEvent<Listener> {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

/** Hears an event of the browser until the signal ends; without one, as long as its context lives. */
export function listen<Listener>(
  event: BrowserEvent<Listener>,
  listener: Listener,
  signal?: AbortSignal,
): void {
  // An ended signal tells nobody that it has ended: nothing would take the listener away again.
  if (signal?.aborted) return;
  event.addListener(listener);
  signal?.addEventListener('abort', () => event.removeListener(listener), { once: true });
}
