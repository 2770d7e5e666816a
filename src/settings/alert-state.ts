import * as v from 'valibot';
import { ALERT_KINDS, type AlertState, startAlerts } from '../core/alert/judge-alerts.ts';
import { METRICS } from '../core/page/metric.ts';
import type { PageId } from '../core/page/page-identity.ts';
import { type SeriesKey, seriesKey } from '../core/series/sample.ts';
import { browser } from '../platform/browser.ts';
import { fitting } from './fitting.ts';
import { type StoredItem, storedItem } from './stored-item.ts';

const kind = v.picklist(ALERT_KINDS);
const shape = v.object({
  judgedMs: v.number(),
  active: v.array(kind),
  toldMs: v.record(kind, v.number()),
  heightPerMinute: v.number(),
  heightMs: v.number(),
  milestone: v.exactOptional(v.number()),
});

const keyOf = (series: SeriesKey): string => `alert-state:${series}`;

/** What has been judged of a series: it outlives the background and the browser. */
export const alertState = (series: SeriesKey): StoredItem<AlertState> =>
  storedItem(keyOf(series), fitting(shape), startAlerts());

/** Forgets what has been judged of a Page. */
export const forgetAlertState = (pageId: PageId): Promise<void> =>
  browser.storage.local.remove(METRICS.map((metric) => keyOf(seriesKey({ pageId, metric }))));
