import * as v from 'valibot';
import { OBSTACLE_KINDS } from '../core/page/obstacle.ts';
import type { WatchEvent } from '../core/page/watch-event.ts';
import { instantMs } from './count.ts';
import { roadName } from './look.ts';

const host = v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,100}$/));

const obstacle = v.picklist(OBSTACLE_KINDS);

/** A turn of a watch. */
export const watchEventShape: v.GenericSchema<unknown, WatchEvent> = v.variant('kind', [
  v.object({ kind: v.picklist(['started', 'stopped', 'recovered']), atMs: instantMs }),
  v.object({ kind: v.picklist(['obstructed', 'paused']), atMs: instantMs, obstacle }),
  v.object({ kind: v.literal('road'), atMs: instantMs, road: roadName, host }),
]);
