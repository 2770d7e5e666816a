import * as v from 'valibot';
import { OBSTACLE_KINDS } from '../core/page/obstacle.ts';
import type { WatchEvent } from '../core/page/watch-event.ts';
import { instantMs } from './count.ts';

const obstacle = v.picklist(OBSTACLE_KINDS);

/** A turn of a watch. */
export const watchEvent: v.GenericSchema<unknown, WatchEvent> = v.variant('kind', [
  v.object({ kind: v.picklist(['started', 'stopped', 'recovered']), atMs: instantMs }),
  v.object({ kind: v.picklist(['obstructed', 'paused']), atMs: instantMs, obstacle }),
]);
