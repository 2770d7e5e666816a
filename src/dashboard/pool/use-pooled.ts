import type { Metric } from '../../core/page/metric.ts';
import type { PageIdentity } from '../../core/page/page-identity.ts';
import { NO_SAMPLES } from '../../core/series/sample-columns.ts';
import { keysOf } from '../../facebook/facts/page-key.ts';
import { type Dashboard, useDashboard } from '../shared/dashboard-context.ts';
import type { RelayObserver } from './relay-curves.ts';

/** What one other observer shared of a Page, with the pool it is in and how far its rates were worked out. */
export interface SharedHistory extends RelayObserver {
  readonly pool: string;
  readonly done: number;
  readonly total: number;
}

/** What others shared of a Page, each by their own filter; nobody where no pool was joined. */
export function usePooled(
  page: Pick<PageIdentity, 'id' | 'ids' | 'vanity'> | undefined,
  metric: Metric,
): readonly SharedHistory[] {
  return pooledOf(useDashboard(), page, metric);
}

/** The same for as many Pages as are asked for. */
export function pooledOf(
  { pooled, rates }: Pick<Dashboard, 'pooled' | 'rates'>,
  page: Pick<PageIdentity, 'id' | 'ids' | 'vanity'> | undefined,
  metric: Metric,
): readonly SharedHistory[] {
  return pooled.of(page ? keysOf(page) : [], metric).value.map(({ key, pool, observer, history }) => ({
    pool,
    observer,
    columns: history.value?.columns ?? NO_SAMPLES,
    ...rates.along(key, history).value,
  }));
}
