import * as v from 'valibot';
import { LONGEST_DETAIL, OBSTACLE_KINDS } from '../core/page/obstacle.ts';
import { READER_NAMES } from '../core/page/reading.ts';
import { ROAD_NAMES } from '../core/page/road-name.ts';
import { LONGEST_LANGUAGE } from '../facebook/facts/document-head.ts';
import { count } from './count.ts';
import { metric, pageIdentity } from './page-identity.ts';

export const readerName = v.picklist(READER_NAMES);

export const roadName = v.picklist(ROAD_NAMES);

export const obstacle = v.object({
  kind: v.picklist(OBSTACLE_KINDS),
  detail: v.pipe(v.string(), v.maxLength(LONGEST_DETAIL)),
});

const language = v.pipe(v.string(), v.maxLength(LONGEST_LANGUAGE));

const reading = v.object({ metric, count, reader: readerName });

export const lookWithReadings = v.object({
  kind: v.literal('readings'),
  page: pageIdentity,
  language,
  readings: v.pipe(
    v.array(reading),
    v.minLength(1),
    v.maxLength(2),
    v.check((all) => new Set(all.map((one) => one.metric)).size === all.length, 'one reading a metric'),
  ),
});

export const look = v.variant('kind', [
  lookWithReadings,
  v.object({
    kind: v.literal('obstacle'),
    obstacle,
    page: v.exactOptional(pageIdentity),
    language,
  }),
]);
