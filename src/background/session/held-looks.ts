import * as v from 'valibot';
import type { PageId } from '../../core/page/page-identity.ts';
import { browser } from '../../platform/browser.ts';
import { count, instantMs } from '../../shapes/count.ts';
import { readerName, roadName } from '../../shapes/look.ts';
import { metric } from '../../shapes/page-identity.ts';
import type { HeldLook } from '../../storage/series/with-held.ts';

const PREFIX = 'held:';
/** A day at the default interval. */
const MOST_LOOKS = 3000;

const shape = v.object({
  readings: v.array(v.object({ metric, count, reader: readerName })),
  atMs: instantMs,
  road: v.exactOptional(roadName),
});

/** A held look, and the key it is held under. */
export interface KeptLook extends HeldLook {
  readonly key: string;
}

// A key a look, so that two held at one moment are both there, and none is forgotten that came after those that
// have been written. No id of a Page has a space in it.
const prefixOf = (pageId: PageId): string => `${PREFIX}${pageId} `;

/** What is held of a Page in memory, oldest first. It outlives this background, not the browser. */
export async function heldLooks(pageId: PageId): Promise<KeptLook[]> {
  const all: Record<string, unknown> = await browser.storage.session.get(null);
  const ours = Object.entries(all).filter(([key]) => key.startsWith(prefixOf(pageId)));
  const looks = ours.flatMap(([key, stored]) => {
    const parsed = v.safeParse(shape, stored);
    return parsed.success ? [{ ...parsed.output, key }] : [];
  });
  return looks.toSorted((a, b) => a.atMs - b.atMs);
}

/** Holds one more look of a Page; the oldest go when there are too many. */
export async function holdLook(pageId: PageId, look: HeldLook): Promise<void> {
  await browser.storage.session.set({ [prefixOf(pageId) + crypto.randomUUID()]: look });
  const looks = await heldLooks(pageId);
  if (looks.length > MOST_LOOKS) await forgetHeldLooks(looks.slice(0, -MOST_LOOKS));
}

export const forgetHeldLooks = (looks: readonly KeptLook[]): Promise<void> =>
  browser.storage.session.remove(looks.map(({ key }) => key));

/** How many looks are held of all Pages. */
export async function countHeldLooks(): Promise<number> {
  const all: Record<string, unknown> = await browser.storage.session.get(null);
  return Object.keys(all).filter((key) => key.startsWith(PREFIX)).length;
}
