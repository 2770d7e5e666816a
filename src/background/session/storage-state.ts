import * as v from 'valibot';
import type { StorageState } from '../../core/summary/storage-state.ts';
import { notifyViews } from '../../messaging/notices.ts';
import { browser } from '../../platform/browser.ts';

export const STORAGE_STATE_KEY = 'storage-state';

const shape: v.GenericSchema<unknown, StorageState> = v.variant('kind', [
  v.object({ kind: v.literal('well') }),
  v.object({ kind: v.literal('full'), sinceMs: v.number() }),
  v.object({ kind: v.literal('begun-anew'), reason: v.string() }),
  v.object({ kind: v.literal('blocked') }),
  v.object({ kind: v.literal('no-history') }),
]);

/** The state as it was stored. */
export function storageStateOf(stored: unknown): StorageState {
  const parsed = v.safeParse(shape, stored);
  return parsed.success ? parsed.output : { kind: 'well' };
}

/** How the history is doing, as far as this session of the browser has seen. */
export const storageState = async (): Promise<StorageState> =>
  storageStateOf((await browser.storage.session.get(STORAGE_STATE_KEY))[STORAGE_STATE_KEY]);

/** Remembers how the history is doing, and tells the views when that is new. */
export async function setStorageState(state: StorageState): Promise<void> {
  if (JSON.stringify(state) === JSON.stringify(await storageState())) return;
  await browser.storage.session.set({ [STORAGE_STATE_KEY]: state });
  await notifyViews('storageChanged', { state });
}
