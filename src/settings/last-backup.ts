import * as v from 'valibot';
import { fitting } from './fitting.ts';
import { storedItem } from './stored-item.ts';

/** When everything was last exported, milliseconds since 1970 UTC; 0 for never. */
export const lastBackup = storedItem(
  'last-backup',
  fitting(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  0,
);
