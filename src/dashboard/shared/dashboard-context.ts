import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageView } from '../../core/summary/series-summary.ts';
import type { CampaignRecord, NoteRecord } from '../../storage/schema.ts';
import type { Text } from '../../ui/text/text.ts';
import type { PooledHistories } from '../histories/pooled-histories.ts';
import type { RateHistories } from '../histories/rate-histories.ts';
import type { SeriesHistories } from '../histories/series-histories.ts';
import type { Route } from './route.ts';
import type { UndoDesk } from './undo-desk.ts';

/** What every part of the dashboard works with. */
export interface Dashboard {
  readonly text: Text;
  readonly pages: ReadonlySignal<readonly PageView[]>;
  readonly campaigns: ReadonlySignal<readonly CampaignRecord[]>;
  readonly notes: ReadonlySignal<readonly NoteRecord[]>;
  /** Whether the browser lets Ebb read Facebook. */
  readonly hasAccess: ReadonlySignal<boolean>;
  /** Renewed every few seconds. */
  readonly now: ReadonlySignal<number>;
  readonly histories: SeriesHistories;
  readonly rates: RateHistories;
  /** What others shared, where a pool was joined. */
  readonly pooled: PooledHistories;
  /** Renewed with every change of a pool: joined, left, in touch, in trouble. */
  readonly poolChanges: ReadonlySignal<number>;
  /** Holds what is deleted back for ten seconds. */
  readonly undo: UndoDesk;
  readonly go: (route: Route) => void;
  /** Shows a failure that nobody waits for. */
  readonly fail: (error: unknown) => void;
  /** Ends with the page. */
  readonly signal: AbortSignal;
}

const context = createContext<Dashboard | undefined>(undefined);

export const DashboardProvider = context.Provider;

/** @throws Error outside a dashboard. */
export function useDashboard(): Dashboard {
  const dashboard = useContext(context);
  if (!dashboard) throw new Error('there is no dashboard around this');
  return dashboard;
}
