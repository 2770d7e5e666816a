import * as v from 'valibot';
import type { StorageState } from '../../core/summary/storage-state.ts';
import { notifyViews } from '../../messaging/notices.ts';
import { browser } from '../../platform/browser.ts';

const KEY = 'storage-state';

const shape: v.GenericSchema<unknown, StorageState> = v.variant('kind', [
  v.object({ kind: v.literal('well') }),
  v.object({ kind: v.literal('full'), held: v.number() }),
  v.object({ kind: v.literal('begun-anew'), reason: v.string() }),
  v.object({ kind: v.literal('blocked') }),
  v.object({ kind: v.literal('no-history') }),
]);

/** How the history is doing, as far as this session of the browser has seen. */
export async function storageState(): Promise<StorageState> {
  const parsed = v.safeParse(shape, (await browser.storage.session.get(KEY))[KEY]);
  return parsed.success ? parsed.output : { kind: 'well' };
}

/** Remembers how the history is doing, and tells the views when that is new. */
export async function setStorageState(state: StorageState): Promise<void> {
  if (JSON.stringify(state) === JSON.stringify(await storageState())) return;
  await browser.storage.session.set({ [KEY]: state });
  await notifyViews('storageChanged', { state });
}
