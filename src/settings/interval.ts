import * as v from 'valibot';
import { DEFAULT_INTERVAL_MS, INTERVALS_MS } from '../core/page/interval.ts';
import { isTestBuild } from '../platform/build-flags.ts';
import { fitting } from './fitting.ts';
import { storedItem } from './stored-item.ts';

/** What the person may choose. The build of the end-to-end tests also measures faster than the real site bears. */
export const intervalChoicesMs: readonly number[] = isTestBuild
  ? [1000, 2000, ...INTERVALS_MS]
  : INTERVALS_MS;

/** How often a measured Page is read, milliseconds. */
export const interval = storedItem('interval', fitting(v.picklist(intervalChoicesMs)), DEFAULT_INTERVAL_MS);
