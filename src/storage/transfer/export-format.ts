import * as v from 'valibot';
import { HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { countStep, countValue, instantMs } from '../../shapes/count.ts';
import { readerName, roadName } from '../../shapes/look.ts';
import { metric, pageAddressShape, pageId, pageNameShape } from '../../shapes/page-identity.ts';
import { rateEvent } from '../../shapes/rate-event.ts';
import { watchEventShape } from '../../shapes/watch-event.ts';

/** What an export file calls itself; an importer refuses another name. */
export const EXPORT_FORMAT = 'ebb-history';
export const EXPORT_VERSION = 2;
/** What builds before 0.2.0 wrote, and what is written of a database of theirs; see `former-export.ts`. */
export const FORMER_EXPORT_VERSION = 1;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const text = v.pipe(v.string(), v.maxLength(10_000));

/** What a file says of a Page; see `meet-imported.ts` for what is made of it. */
const page = v.object({
  id: pageId,
  name: pageNameShape,
  address: pageAddressShape,
  metric: v.exactOptional(metric),
  firstSeenMs: v.exactOptional(instantMs),
  /** By what else the Page is known: files of builds before 0.2.0 say so. Believed for nothing. */
  aliases: v.exactOptional(v.fallback(v.array(v.string()), [])),
});

/** `[instant in milliseconds since 1970 UTC, value, step, reader]`, and the road where it is known. */
const sample = v.tupleWithRest([instantMs, countValue, countStep, readerName], roadName);

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** What is left of thinned samples: a minute or an hour, as `core/series/bucket.ts` says. */
const bucketOf = (widthMs: number) =>
  v.pipe(
    v.object({
      startMs: instantMs,
      firstMs: instantMs,
      first: countValue,
      lastMs: instantMs,
      last: countValue,
      lowest: countValue,
      highest: countValue,
      step: countStep,
      samples: whole,
    }),
    v.check(
      ({ startMs, firstMs, lastMs, first, last, lowest, highest }) =>
        startMs % widthMs === 0 &&
        startMs <= firstMs &&
        firstMs <= lastMs &&
        lastMs < startMs + widthMs &&
        lowest <= Math.min(first, last) &&
        highest >= Math.max(first, last),
      'a bucket that contradicts itself',
    ),
  );

/**
 * The samples of one Page and metric, or a part of them: a series may be spread over several entries. `first` is
 * the oldest sample there ever was, where it has been thinned away.
 */
const series = v.pipe(
  v.object({
    pageId,
    metric,
    samples: v.array(sample),
    first: v.exactOptional(sample),
    minutes: v.exactOptional(v.array(bucketOf(MINUTE_MS)), []),
    hours: v.exactOptional(v.array(bucketOf(HOUR_MS)), []),
  }),
  v.check(
    ({ samples, first: [oldestMs] = [0], minutes, hours }) =>
      samples.every(([atMs]) => atMs >= oldestMs) &&
      [minutes, hours].flat().every(({ firstMs }) => firstMs >= oldestMs),
    'a first sample after others',
  ),
);

const event = v.object({ pageId, metric, event: rateEvent });

/** Samples taken out of their series at an instant, since they lay in the future of the clock. */
const apart = v.object({ pageId, metric, atMs: instantMs, samples: v.pipe(v.array(sample), v.minLength(1)) });

const watched = v.object({ pageId, event: watchEventShape });

const note = v.object({ id, atMs: instantMs, text, pageId: v.exactOptional(pageId) });

const campaign = v.object({
  id,
  name: v.pipe(v.string(), v.maxLength(500)),
  startMs: instantMs,
  targets: v.array(pageId),
  controls: v.array(pageId),
  baseline: v.array(v.object({ pageId, metric, atMs: instantMs, value: countValue, step: countStep })),
});

/**
 * Two Pages of the file that the person joined, the one both are shown under first. An import joins nothing by itself; see
 * `import-conflicts.ts`.
 */
const joined = v.object({ pages: v.tuple([pageId, pageId]), atMs: instantMs });

/** The whole history as JSON. Whatever it says is as hostile as any page until it has this shape. */
export const exportFile = v.object({
  format: v.literal(EXPORT_FORMAT),
  version: v.literal(EXPORT_VERSION),
  /** When it was written, ISO 8601 in UTC. */
  exportedAt: v.pipe(v.string(), v.isoTimestamp()),
  pages: v.array(page),
  series: v.array(series),
  events: v.exactOptional(v.array(event), []),
  setApart: v.exactOptional(v.array(apart), []),
  watchEvents: v.exactOptional(v.array(watched), []),
  notes: v.exactOptional(v.array(note), []),
  campaigns: v.exactOptional(v.array(campaign), []),
  joins: v.exactOptional(v.array(joined), []),
});

export type ExportFile = v.InferOutput<typeof exportFile>;
/** What an importer takes: the parts that may be left out are left out. */
export type ExportFileInput = v.InferInput<typeof exportFile>;
