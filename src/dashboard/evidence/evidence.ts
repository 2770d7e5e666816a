import { partitionPoint } from '../../core/math/lower-bound.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { WatchEvent } from '../../core/page/watch-event.ts';
import type { ObserverId } from '../../core/pool/observer.ts';
import type { RateEvent } from '../../core/rate/rate-event.ts';
import type { RefusalReason } from '../../core/series/admission.ts';
import { findGaps } from '../../core/series/gaps.ts';
import type { Sample, SeriesId } from '../../core/series/sample.ts';

/** One line of the evidence log. `atMs` is where it stands in time, milliseconds since 1970 UTC. */
export type Evidence =
  | {
      readonly kind: 'sample';
      readonly atMs: number;
      readonly pageId: PageId;
      readonly metric: Metric;
      readonly sample: Sample;
      /** The difference to the sample before it; none for the first, nor to one in other steps. */
      readonly difference?: number;
      /** The same a minute; none where nobody was looking in between. */
      readonly perMinute?: number;
      /** Who shared it in a pool; nobody where it is one's own. */
      readonly observer?: ObserverId;
    }
  | {
      readonly kind: 'gap';
      readonly atMs: number;
      readonly pageId: PageId;
      readonly metric: Metric;
      /** From the sample before it, `atMs`, to the one after it. */
      readonly untilMs: number;
    }
  | {
      readonly kind: 'rate-event';
      readonly atMs: number;
      readonly pageId: PageId;
      readonly metric: Metric;
      readonly event: RateEvent;
    }
  | {
      readonly kind: 'watch-event';
      readonly atMs: number;
      readonly pageId: PageId;
      readonly event: WatchEvent;
    }
  | {
      readonly kind: 'refusals';
      /** When the last of them was. */
      readonly atMs: number;
      readonly pageId: PageId;
      readonly reason: RefusalReason;
      readonly count: number;
    }
  | {
      readonly kind: 'note';
      readonly atMs: number;
      readonly id: string;
      readonly text: string;
      readonly pageId?: PageId;
    };

export type EvidenceKind = Evidence['kind'];

export const EVIDENCE_KINDS: readonly EvidenceKind[] = [
  'sample',
  'gap',
  'rate-event',
  'watch-event',
  'refusals',
  'note',
];

/** What is known of one series. */
export interface SeriesEvidence {
  readonly pageId: PageId;
  readonly metric: Metric;
  /** In time order. */
  readonly samples: readonly Sample[];
  readonly events: readonly RateEvent[];
}

/** Samples, gaps and what the filter noticed of a series, in no particular order. */
export function seriesEvidence({ pageId, metric, samples, events }: SeriesEvidence): Evidence[] {
  const instants = samples.map(({ atMs }) => atMs);
  const gaps = findGaps(instants);
  const apart = new Set(gaps);
  const lines: Evidence[] = samples.map((sample, i) => {
    const before = samples[i - 1];
    const line = { kind: 'sample', atMs: sample.atMs, pageId, metric, sample } as const;
    if (before?.step !== sample.step) return line;
    const difference = sample.value - before.value;
    const minutes = (sample.atMs - before.atMs) / 60_000;
    return apart.has(i - 1) || minutes <= 0
      ? { ...line, difference }
      : { ...line, difference, perMinute: difference / minutes };
  });
  for (const i of gaps) {
    lines.push({ kind: 'gap', atMs: instants[i] ?? 0, pageId, metric, untilMs: instants[i + 1] ?? 0 });
  }
  for (const event of events) lines.push({ kind: 'rate-event', atMs: event.atMs, pageId, metric, event });
  return lines;
}

/** What another observer shared of a series: samples only, each beside that observer's own one before. */
export const sharedEvidence = (
  { pageId, metric }: SeriesId,
  observer: ObserverId,
  samples: readonly Sample[],
): Evidence[] =>
  seriesEvidence({ pageId, metric, samples, events: [] }).flatMap((line) =>
    line.kind === 'sample' ? [{ ...line, observer }] : [],
  );

/** The order of the log: the newest first, and at one instant what happened before what was seen of it. */
export function newestEvidenceFirst(evidence: readonly Evidence[]): Evidence[] {
  const rank = (line: Evidence): number => EVIDENCE_KINDS.indexOf(line.kind);
  return evidence.toSorted((a, b) => b.atMs - a.atMs || rank(b) - rank(a));
}

/** Which lines are wanted; what is left out wants all. Instants inclusive. */
export interface EvidenceFilter {
  readonly kinds?: ReadonlySet<EvidenceKind> | undefined;
  readonly pageId?: PageId | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

/** A gap is wanted where any of it lies in the span; a note about all Pages is wanted for each. */
export function filterEvidence(evidence: readonly Evidence[], filter: EvidenceFilter): Evidence[] {
  const { kinds, pageId, fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY } = filter;
  return evidence.filter((line) => {
    if (kinds && !kinds.has(line.kind)) return false;
    if (pageId !== undefined && line.pageId !== undefined && line.pageId !== pageId) return false;
    const endMs = line.kind === 'gap' ? line.untilMs : line.atMs;
    return line.atMs <= toMs && endMs >= fromMs;
  });
}

/** How many lines of each kind there are. */
export function countKinds(evidence: readonly Evidence[]): Readonly<Record<EvidenceKind, number>> {
  const counts = { sample: 0, gap: 0, 'rate-event': 0, 'watch-event': 0, refusals: 0, note: 0 };
  for (const { kind } of evidence) counts[kind]++;
  return counts;
}

/** A row of the log: a line, or the day that begins with the line below it. */
export type EvidenceLine = Evidence | { readonly kind: 'day'; readonly atMs: number };

/** The lines with their days. @param newest in the order of the log; @param dayOf a number that is the same all day. */
export function withDays(newest: readonly Evidence[], dayOf: (atMs: number) => number): EvidenceLine[] {
  const rows: EvidenceLine[] = [];
  let day = Number.NaN;
  for (const line of newest) {
    const own = dayOf(line.atMs);
    if (own !== day) rows.push({ kind: 'day', atMs: line.atMs });
    day = own;
    rows.push(line);
  }
  return rows;
}

/** The line nearest to an instant in a log that has the newest first; -1 in an empty one. */
export function nearestLine(newest: readonly { readonly atMs: number }[], atMs: number): number {
  const low = partitionPoint(newest.length, (i) => (newest[i]?.atMs ?? 0) > atMs);
  const after = newest[low - 1];
  const before = newest[low];
  if (!after || !before) return Math.min(low, newest.length - 1);
  return after.atMs - atMs < atMs - before.atMs ? low - 1 : low;
}
