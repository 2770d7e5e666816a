import * as v from 'valibot';
import type { PageId } from '../core/page/page-identity.ts';
import { browser } from '../platform/browser.ts';
import { count, instantMs } from '../shapes/count.ts';
import { readerName } from '../shapes/look.ts';
import { metric } from '../shapes/page-identity.ts';
import type { HeldLook } from '../storage/with-held.ts';

const PREFIX = 'held:';
/** A day at the default interval. */
const MOST_LOOKS = 3000;

const shape = v.array(
  v.object({ readings: v.array(v.object({ metric, count, reader: readerName })), atMs: instantMs }),
);

/** What is held of a Page in memory, oldest first. It outlives this background, not the browser. */
export async function heldLooks(pageId: PageId): Promise<HeldLook[]> {
  const key = PREFIX + pageId;
  const parsed = v.safeParse(shape, (await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.output : [];
}

/** Holds one more look of a Page; the oldest go when there are too many. */
export async function holdLook(pageId: PageId, look: HeldLook): Promise<void> {
  const looks = [...(await heldLooks(pageId)), look].slice(-MOST_LOOKS);
  await browser.storage.session.set({ [PREFIX + pageId]: looks });
}

export const forgetHeldLooks = (pageId: PageId): Promise<void> =>
  browser.storage.session.remove(PREFIX + pageId);

/** How many looks are held of all Pages. */
export async function countHeldLooks(): Promise<number> {
  const all: Record<string, unknown> = await browser.storage.session.get(null);
  return Object.keys(all)
    .filter((key) => key.startsWith(PREFIX))
    .reduce((sum, key) => sum + (Array.isArray(all[key]) ? all[key].length : 0), 0);
}
