import { parseInvitation } from '../../core/pool/invitation.ts';
import { notifyViews } from '../../messaging/notices.ts';
import type { BackgroundHandlers } from '../../messaging/serve.ts';
import { nowMs } from '../../platform/clock.ts';
import { openHistory } from '../../storage/database.ts';
import { agreedTo, changePool, poolId, putPool, removePool } from '../../storage/pool/pools.ts';
import { setPoolClock, syncSoon } from '../pool/pool-clock.ts';

/** Pools are joined and left by the person alone, in the dashboard. */
export const poolHandlers: Pick<
  BackgroundHandlers,
  'joinPool' | 'sharePages' | 'leavePool' | 'muteObserver'
> = {
  async joinPool({ text }) {
    const parsed = parseInvitation(text);
    if (parsed.kind === 'refused') return parsed;
    const id = poolId(parsed.invitation);
    await putPool(await openHistory(), { id, ...parsed.invitation, agreedMs: nowMs() });
    await setPoolClock();
    await notifyViews('storyChanged', {});
    syncSoon(id);
    return { kind: 'joined', id };
  },

  async sharePages({ id, pages }) {
    await changePool(await openHistory(), id, (pool) => agreedTo(pool, pages, nowMs()));
    await notifyViews('storyChanged', {});
    syncSoon(id);
    return undefined;
  },

  async leavePool({ id, others }) {
    await removePool(await openHistory(), id, others);
    await setPoolClock();
    await notifyViews('storyChanged', {});
    return undefined;
  },

  async muteObserver({ id, observer, muted }) {
    await changePool(await openHistory(), id, (pool) => ({
      ...pool,
      muted: muted ? [...new Set([...pool.muted, observer])] : pool.muted.filter((one) => one !== observer),
    }));
    await notifyViews('storyChanged', {});
    return undefined;
  },
};
