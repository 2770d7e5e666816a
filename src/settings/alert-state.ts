import * as v from 'valibot';
import { ALERT_KINDS, type AlertState, startAlerts } from '../core/alert/judge-alerts.ts';
import type { SeriesKey } from '../core/series/sample.ts';
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

/** What has been judged of a series: it outlives the background and the browser. */
export const alertState = (series: SeriesKey): StoredItem<AlertState> =>
  storedItem(`alert-state:${series}`, fitting(shape), startAlerts());
