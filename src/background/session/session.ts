import type { StorageState } from '../../core/summary/storage-state.ts';
import { browser } from '../../platform/browser.ts';
import { recallWords } from './number-words.ts';
import { STORAGE_STATE_KEY, storageStateOf } from './storage-state.ts';
import { type TabPage, tabsAmong } from './tab-pages.ts';

/** What is remembered for as long as the browser runs. */
export interface Session {
  /** Every tab that showed a Page when it last reported. */
  readonly tabs: readonly TabPage[];
  readonly storage: StorageState;
  /** How many locales' words for numbers are kept, and known here by now. */
  readonly numberWords: number;
}

/** All of it in one read: whoever needs it for many Pages reads it once for all. */
export async function readSession(): Promise<Session> {
  const stored: Record<string, unknown> = await browser.storage.session.get(null);
  return {
    tabs: tabsAmong(stored),
    storage: storageStateOf(stored[STORAGE_STATE_KEY]),
    numberWords: recallWords(stored),
  };
}
