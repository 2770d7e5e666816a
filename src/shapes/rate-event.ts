import * as v from 'valibot';
import type { RateEvent } from '../core/rate/rate-event.ts';
import { countStep, instantMs } from './count.ts';

const finite = v.pipe(v.number(), v.finite());

/** A rate event as the filter tells it. */
export const rateEvent: v.GenericSchema<unknown, RateEvent> = v.union([
  v.object({
    kind: v.literal('burst'),
    phase: v.literal('started'),
    atMs: instantMs,
    startMs: instantMs,
    expectedPerMinute: finite,
    perMinute: finite,
  }),
  v.object({
    kind: v.literal('burst'),
    phase: v.literal('ended'),
    atMs: instantMs,
    startMs: instantMs,
    endMs: instantMs,
    expectedPerMinute: finite,
    netAboveExpected: finite,
    maskedLossesAtMost: finite,
  }),
  v.object({
    kind: v.literal('platform-change'),
    atMs: instantMs,
    afterMs: instantMs,
    size: finite,
    probability: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  v.object({
    kind: v.literal('glitch'),
    atMs: instantMs,
    sampleAtMs: instantMs,
    value: finite,
    expected: finite,
  }),
  v.object({ kind: v.literal('refresh-period'), atMs: instantMs, seconds: finite }),
  v.object({ kind: v.literal('jitter-level'), atMs: instantMs, deviation: finite }),
  v.object({
    kind: v.literal('resolution'),
    atMs: instantMs,
    step: countStep,
    readableEveryMinutes: v.exactOptional(finite),
  }),
]);
