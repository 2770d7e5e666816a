import { describe, expect, it } from 'vitest';
import type { RateEvent } from '../../../src/core/rate/rate-event.ts';
import { noticedSince } from '../../../src/dashboard/page/noticed-lines.ts';
import { localeText, readable } from '../../ui/locale-text.ts';
import { sampleColumns } from '../columns.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2016, 1, 27, 21, 14);
const ago = (minutes: number): number => NOW - minutes * MINUTE;
/** Read every minute for two hours, but not in these. */
const readBut = (from: number, to: number) =>
  sampleColumns(
    Array.from({ length: 121 }, (_, i) => 120 - i)
      .filter((minutes) => minutes >= from || minutes <= to)
      .map((minutes) => ({ atMs: ago(minutes), value: 2_000_000, step: 1, reader: 'page-data' as const })),
  );
const rush = (startMs: number, endMs: number): RateEvent => ({
  kind: 'burst',
  phase: 'ended',
  atMs: endMs + 2 * MINUTE,
  startMs,
  endMs,
  expectedPerMinute: -132,
  netAboveExpected: 1960,
  maskedLossesAtMost: 600,
});
const begun = (startMs: number): RateEvent => ({
  kind: 'burst',
  phase: 'started',
  atMs: startMs + 2 * MINUTE,
  startMs,
  expectedPerMinute: -132,
  perMinute: 300,
});
const said = (
  columns: ReturnType<typeof readBut>,
  events: readonly RateEvent[],
  language: 'en' | 'fr' | 'ar' = 'en',
) =>
  noticedSince({ columns, events }, ago(60), 'likes', localeText(language)).map(({ kind, atMs, short }) => [
    kind,
    (NOW - atMs) / MINUTE,
    readable(short),
  ]);

describe('what was noticed in the last hour', () => {
  it('is a rush, a move at once and a gap, the newest first, each in a few words', () => {
    const drop: RateEvent = {
      kind: 'platform-change',
      atMs: ago(10),
      afterMs: ago(11),
      size: -60_000,
      probability: 0.99,
    };
    expect(said(readBut(43, 37), [rush(ago(22), ago(18)), drop])).toEqual([
      ['platform-change', 11, '−60,000 at once'],
      ['burst', 22, 'Rush of gains, about +1,960'],
      ['gap', 43, 'Gap of 6 minutes'],
    ]);
    expect(said(readBut(43, 37), [rush(ago(22), ago(18))], 'fr').map(([, , words]) => words)).toEqual([
      'Afflux, environ +1 960',
      'Interruption de 6 minutes',
    ]);
    expect(said(readBut(43, 37), [], 'ar').map(([, , words]) => words)).toEqual(['دون قياس مدة 6 دقائق']);
  });

  it('leaves out what was over before it, and what a counter or a reader is like', () => {
    const jitter: RateEvent = { kind: 'jitter-level', atMs: ago(20), deviation: 3 };
    expect(said(readBut(100, 90), [rush(ago(80), ago(70)), jitter])).toEqual([]);
  });

  it('holds what began before and goes on, or ended in it', () => {
    expect(said(readBut(75, 30), [begun(ago(90))])).toEqual([
      ['gap', 75, 'Gap of 45 minutes'],
      ['burst', 90, 'A rush of gains goes on'],
    ]);
  });
});
