import * as v from 'valibot';
import { DEFAULT_RETENTION_DAYS, RETENTION_DAYS } from '../core/series/retention.ts';
import { fitting } from './fitting.ts';
import { storedItem } from './stored-item.ts';

/** For how many days samples are kept one by one before they are thinned. */
export const retentionDays = storedItem(
  'retention-days',
  fitting(v.picklist(RETENTION_DAYS)),
  DEFAULT_RETENTION_DAYS,
);
