import type { PageId } from '../../core/page/page-identity.ts';
import { nowMs } from '../../platform/clock.ts';
import { isSavingData } from '../../platform/data-saver.ts';
import type { WatchRecord } from '../../storage/schema.ts';
import { limits } from '../road/limits.ts';
import { pacesOf } from './paces.ts';

/** How often each of these can be read now. */
export const pacesNow = (watches: readonly WatchRecord[]): ReadonlyMap<PageId, number> =>
  pacesOf(watches, { budgetPerHour: limits.budgetPerHour, isSavingData: isSavingData() }, nowMs());
