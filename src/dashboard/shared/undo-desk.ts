import { type ReadonlySignal, signal as store } from '@preact/signals';
import type { Phrase } from '../../ui/text/phrase.ts';

/** Something that goes for good unless the person takes it back in time. */
export interface Deletion {
  /** What goes, told apart from all else: `page 123`, `campaign abc`. */
  readonly key: string;
  /** What is said meanwhile: "inwi deleted". */
  readonly said: Phrase;
  /** Makes it final. */
  readonly commit: () => Promise<unknown>;
}

/** Holds a deletion back for a while. What is held is as good as gone for every view. */
export interface UndoDesk {
  readonly held: ReadonlySignal<Deletion | undefined>;
  /** Holds this one back; one that was held before becomes final at once. */
  hold(deletion: Deletion): void;
  /** Takes it back; what is being made final is too late for that. */
  undo(): void;
}

/** So long a deletion can be taken back. */
export const UNDO_MS = 10_000;

/** @param fail hears of a deletion that could not be made final; @param signal ends with the page, which makes final what is held. */
export function undoDesk(fail: (error: unknown) => void, signal: AbortSignal): UndoDesk {
  const held = store<Deletion | undefined>(undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What can still be taken back: nothing once it is being made final. */
  let pending: Deletion | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    const value = pending;
    pending = undefined;
    if (!value) return;
    // It stays out of sight until the background has agreed: then the views are told.
    value
      .commit()
      .catch(fail)
      .finally(() => {
        if (held.value === value) held.value = undefined;
      });
  };
  signal.addEventListener('abort', settle, { once: true });
  return {
    held,
    hold(deletion) {
      settle();
      pending = deletion;
      held.value = deletion;
      timer = setTimeout(settle, UNDO_MS);
    },
    undo() {
      if (!pending) return;
      clearTimeout(timer);
      pending = undefined;
      held.value = undefined;
    },
  };
}
