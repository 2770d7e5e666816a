/** Hears once when an element has come near the screen. @returns stops listening. */
export type WatchNear = (element: Element, hear: () => void) => () => void;

/** So much is drawn ahead that a flick of the wheel meets nothing empty. */
const AHEAD = '800px 0px';

/** One observer for all elements of a list, until the signal ends. */
export function nearScreen(signal: AbortSignal): WatchNear {
  const waiting = new Map<Element, () => void>();
  let observer: IntersectionObserver | undefined;
  const forget = (element: Element): void => {
    waiting.delete(element);
    observer?.unobserve(element);
  };
  signal.addEventListener('abort', () => observer?.disconnect(), { once: true });
  return (element, hear) => {
    // Made when it is first needed: most lists are short.
    observer ??= new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          waiting.get(target)?.();
          forget(target);
        }
      },
      { rootMargin: AHEAD },
    );
    waiting.set(element, hear);
    observer.observe(element);
    return () => forget(element);
  };
}
