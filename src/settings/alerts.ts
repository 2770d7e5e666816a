import * as v from 'valibot';
import { ALERT_KINDS, type AlertKind } from '../core/alert/judge-alerts.ts';
import type { QuietHours } from '../core/alert/quiet-hours.ts';
import { fitting } from './fitting.ts';
import { storedItem } from './stored-item.ts';

/** What the person wants to be told while no view is open; off until they ask for it. */
export interface AlertSettings {
  readonly isOn: boolean;
  readonly kinds: readonly AlertKind[];
  /** Losses a minute above which a Page rings; at least 1. */
  readonly lossPerMinute: number;
  readonly hasQuietHours: boolean;
  readonly quiet: QuietHours;
}

const LAST_MINUTE = 24 * 60 - 1;

const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST_MINUTE));

export const alertSettings = storedItem<AlertSettings>(
  'alerts',
  fitting(
    v.object({
      isOn: v.boolean(),
      kinds: v.array(v.picklist(ALERT_KINDS)),
      lossPerMinute: v.pipe(v.number(), v.minValue(1), v.maxValue(1e9)),
      hasQuietHours: v.boolean(),
      quiet: v.object({ fromMinute: minuteOfDay, toMinute: minuteOfDay }),
    }),
  ),
  {
    isOn: false,
    kinds: ALERT_KINDS,
    lossPerMinute: 100,
    hasQuietHours: true,
    quiet: { fromMinute: 23 * 60, toMinute: 7 * 60 },
  },
);
