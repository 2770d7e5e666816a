import { type PageId, toPageId } from '../../core/page/page-identity.ts';
import { type InvitedPage, parseInvitation } from '../../core/pool/invitation.ts';
import { addressOf, bareKey, isNumbered, isPageId } from '../../facebook/facts/page-key.ts';
import { notifyViews } from '../../messaging/notices.ts';
import type { BackgroundHandlers } from '../../messaging/serve.ts';
import { nowMs } from '../../platform/clock.ts';
import { hasDataConsent } from '../../platform/data-consent.ts';
import { openHistory } from '../../storage/database.ts';
import { findPage, meetPage } from '../../storage/pages/pages.ts';
import { agreedTo, changePool, poolId, putPool, removePool } from '../../storage/pool/pools.ts';
import { write } from '../../storage/series/transaction.ts';
import { endPools, setPoolClock, syncSoon } from '../pool/pool-clock.ts';
import { publish } from '../tell/publish.ts';

/** Pools are joined and left by the person alone, in the dashboard. */
export const poolHandlers: Pick<
  BackgroundHandlers,
  'joinPool' | 'sharePages' | 'leavePool' | 'muteObserver'
> = {
  async joinPool({ text }) {
    const parsed = parseInvitation(text);
    if (parsed.kind === 'refused') return parsed;
    const { pages } = parsed.invitation;
    if (!pages.every((page) => isPageId(page.id))) return { kind: 'refused', fault: 'pages' };
    if (!(await hasDataConsent())) return { kind: 'no-consent' };
    const id = poolId(parsed.invitation);
    await putPool(await openHistory(), { id, ...parsed.invitation, agreedMs: nowMs() });
    await meetPages(pages);
    await setPoolClock();
    await notifyViews('poolChanged', { isSharedChanged: false });
    syncSoon(id);
    return { kind: 'joined', id };
  },

  async sharePages({ id, pages }) {
    await changePool(await openHistory(), id, (pool) => agreedTo(pool, pages, nowMs()));
    const agreed = (await (await openHistory()).get('pools', id))?.pages ?? [];
    await meetPages(agreed.filter((page) => pages.includes(page.id)));
    await notifyViews('poolChanged', { isSharedChanged: false });
    syncSoon(id);
  },

  async leavePool({ id, others }) {
    await removePool(await openHistory(), id, others);
    await endPools([id]);
  },

  async muteObserver({ id, observer, muted }) {
    await changePool(await openHistory(), id, (pool) => ({
      ...pool,
      muted: muted ? [...new Set([...pool.muted, observer])] : pool.muted.filter((one) => one !== observer),
    }));
    await notifyViews('poolChanged', { isSharedChanged: true });
  },
};

/**
 * Makes the Pages of a pool known, so that views can show what others shared of them. None of them is measured, and one
 * that is known already stays as it is.
 */
async function meetPages(pages: readonly InvitedPage[]): Promise<void> {
  const db = await openHistory();
  const met: PageId[] = [];
  for (const { id, name } of pages) {
    const pageId = toPageId(id);
    if (await findPage(db, [pageId])) continue;
    const identity = {
      id: pageId,
      ids: isNumbered(pageId) ? [pageId] : [],
      name: name || bareKey(pageId),
      address: addressOf(pageId),
    };
    await write(db, (tx) => meetPage(tx, identity, 'likes', nowMs()));
    met.push(pageId);
  }
  if (met.length > 0) await publish(...met);
}
