import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { CloseUp } from '../core/page/interval.ts';
import type { PairAnswer } from '../core/page/joins.ts';
import type { Metric } from '../core/page/metric.ts';
import type { PageId } from '../core/page/page-identity.ts';
import type { RoadName } from '../core/page/road-name.ts';
import type { WatchEvent } from '../core/page/watch-event.ts';
import type { WatchState } from '../core/page/watch-state.ts';
import type { InvitedPage } from '../core/pool/invitation.ts';
import type { ObserverId } from '../core/pool/observer.ts';
import type { PoolFault } from '../core/pool/pool-fault.ts';
import type { RateEstimate } from '../core/rate/rate.ts';
import type { RateEvent } from '../core/rate/rate-event.ts';
import type { RoadMemory } from '../core/road/road-memory.ts';
import type { RefusalReason } from '../core/series/admission.ts';
import type { ChangeResult } from '../core/series/change.ts';
import type { LevelMove } from '../core/series/level-move.ts';
import type { Sample, SeriesKey } from '../core/series/sample.ts';
import type { SeriesProgress } from '../core/summary/series-progress.ts';

/** A number by which a Page was met, and when a document last stated it. */
export interface SeenId {
  readonly id: PageId;
  readonly seenMs: number;
}

/** A vanity of a Page, as written, and when a document last stated it: it may have moved since. */
export interface SeenVanity {
  readonly vanity: string;
  readonly seenMs: number;
}

/** A Page and what it is known by. */
export interface PageRecord {
  /** Never changes, whatever is learned later. */
  readonly id: PageId;
  /** Numbers that identify it: looks that state them are kept under `id`. */
  readonly ids: readonly SeenId[];
  /** Numbers that its documents tie to it; another Page may be kept under one of them. */
  readonly tiedIds: readonly SeenId[];
  /** The one seen last stands last. */
  readonly vanities: readonly SeenVanity[];
  /** What a look may find it by; the index of the store. */
  readonly aliasKeys: readonly PageId[];
  readonly name: string;
  /** Where it is read again. */
  readonly address: string;
  /** The metric the person follows. */
  readonly metric: Metric;
  /** It is only what a tab happened to draw: nobody chose it, and no look by a road has settled it yet. */
  readonly isMetricOpen?: true;
  readonly firstSeenMs: number;
}

/** What a view's first figures need of one series; rewritten with every sample, in its transaction. */
export interface SeriesRecord {
  readonly pageId: PageId;
  readonly metric: Metric;
  readonly first: Sample;
  readonly last: Sample;
  readonly sampleCount: number;
  readonly rate: RateEstimate;
  readonly change: ChangeResult;
  /** The platform changes that were told, oldest first; left out where there is none. */
  readonly platformChanges?: readonly LevelMove[];
  /** The points of the last hour, packed as a chunk is. */
  readonly recent: Uint8Array;
}

/** What only the next sample needs of a series. */
export interface FilterRecord {
  /** The filter's own state; `resumeFilter` checks it. */
  readonly state: unknown;
  /** A sample far from the series, kept until the next one bears it out or not. */
  readonly aside?: Sample;
  /** Since when, by the present clock, the newest sample has been ahead of the clock. */
  readonly aheadSinceMs?: number;
  /** How far a recomputation of the series has come, while `state` is stale; and by which version of the method. */
  readonly recomputation?: { readonly version: number; readonly progress: SeriesProgress };
}

/** The samples of one slot of one series. */
export interface ChunkRecord {
  readonly samples: number;
  /** `packSamples` of them. */
  readonly bytes: Uint8Array;
}

/** What is left of samples too old to keep: a day of minutes or a month of hours. */
export interface BucketsRecord {
  readonly buckets: number;
  /** How many samples they stand for. */
  readonly samples: number;
  /** `packBuckets` of them. */
  readonly bytes: Uint8Array;
}

/** A Page the person has measured, and how that stands. */
export interface WatchRecord {
  readonly pageId: PageId;
  readonly state: WatchState;
  /** The interval in force, longer than the chosen one after an obstacle. */
  readonly intervalMs: number;
  /** The interval the person wants, of which the one in force may fall short. */
  readonly wantedMs: number;
  /** More frequent looks for a while, where the person asked for them. */
  readonly closeUp?: CloseUp;
  /** How many of the quick looks after *Measure* are still to come. */
  readonly quickLooks: number;
  /** When a tab last showed the Page, or the person last asked for it to be measured. */
  readonly attendedMs: number;
  /** No tab showed it at the last look. */
  readonly isTabless: boolean;
  /** By which road and from which host the last counter came. */
  readonly origin?: { readonly road: RoadName; readonly host: string };
  /** Bytes that the last look read, unpacked. */
  readonly lookBytes: number;
}

/** What the person said of two Pages that may be one. A join is no more than this: nothing else is written for it. */
export interface PairRecord {
  /** Where they are joined, the first is the one both are shown under. */
  readonly pages: readonly [PageId, PageId];
  readonly answer: PairAnswer;
  readonly atMs: number;
}

/** The figures of Pages that are shown as one, worked out from the samples of all of them. */
export interface JointRecord {
  /** Nothing until they were worked out once. */
  readonly figures?: Omit<SeriesRecord, 'pageId' | 'metric'>;
  /** The filter's own state; `resumeFilter` checks it. */
  readonly state?: unknown;
  /** How many samples the Pages had together then; other figures are to be worked out again. */
  readonly counted: number;
  /** How far that has come. */
  readonly recomputation?: {
    readonly version: number;
    readonly progress: SeriesProgress;
    readonly counted: number;
    readonly lastMs: number;
  };
}

export interface EventRecord {
  readonly series: SeriesKey;
  readonly event: RateEvent;
}

export interface WatchEventRecord {
  readonly pageId: PageId;
  readonly event: WatchEvent;
}

/**
 * A sample taken out of its series, since it lay in the future of the clock: that clock, or the one that dated the
 * sample, was wrong. It is listed and exported, and goes back when the clock has come to it; see `set-apart.ts`.
 */
export interface SetApartRecord {
  readonly series: SeriesKey;
  readonly sample: Sample;
  /** When it was taken out. */
  readonly atMs: number;
}

/** A record whose bytes could not be unpacked, taken out of its series. Kept as it was, and shown to nobody. */
export type DamagedRecord = { readonly series: SeriesKey } & (
  | { readonly store: 'chunks'; readonly key: [SeriesKey, number]; readonly record: ChunkRecord }
  | { readonly store: 'buckets'; readonly key: [SeriesKey, number, number]; readonly record: BucketsRecord }
);

/** The count a campaign reckons a Page's losses from. */
export interface BaselineCount {
  readonly pageId: PageId;
  readonly metric: Metric;
  readonly atMs: number;
  readonly value: number;
  readonly step: number;
}

/** A named set of targets and controls with a start and a baseline. */
export interface CampaignRecord {
  readonly id: string;
  readonly name: string;
  readonly startMs: number;
  readonly targets: readonly PageId[];
  readonly controls: readonly PageId[];
  readonly baseline: readonly BaselineCount[];
}

/** A note of the person's own in the evidence log. */
export interface NoteRecord {
  readonly id: string;
  readonly atMs: number;
  readonly text: string;
  /** The Page it is about; none where it is about all. */
  readonly pageId?: PageId;
}

/** How often readings of a Page were refused for one reason, and when last. */
export interface RefusalRecord {
  readonly pageId: PageId;
  readonly reason: RefusalReason;
  readonly count: number;
  readonly lastMs: number;
}

/** A pool that was joined. Its token stands nowhere else, and is never exported. */
export interface PoolRecord {
  /** Address and name, as `poolId` makes it. */
  readonly id: string;
  readonly origin: string;
  readonly pool: string;
  readonly organiser: string;
  /** By what name the pool knows this browser. */
  readonly observer: ObserverId;
  readonly token: string;
  /** The Pages whose sharing was agreed to. */
  readonly pages: readonly InvitedPage[];
  /** When the person agreed to what stands above. */
  readonly agreedMs: number;
  /** Pages that others share in the pool and that were not agreed to, as the pool has their ids. */
  readonly offered: readonly string[];
  /** Observers the person does not want to see. */
  readonly muted: readonly ObserverId[];
  readonly condition:
    | { readonly kind: 'new' }
    | { readonly kind: 'well'; readonly atMs: number }
    | { readonly kind: 'fault'; readonly fault: PoolFault; readonly sinceMs: number };
  readonly progress: PoolProgress;
}

/** How far sharing has come. Instants are milliseconds since 1970 UTC. */
export interface PoolProgress {
  /** By Page as the pool has it and metric: the instant of the last sample that was pushed. */
  readonly pushedMs: Readonly<Record<string, number>>;
  /** All hours before this one hold in the pool what they hold here. */
  readonly confirmedMs: number;
  /** When all hours that are kept here were last compared with the pool's, from the first one on; 0 for never. */
  readonly checkedMs: number;
  /** How often in a row the pool held fewer samples than it was sent, and when it was last seen to. */
  readonly short: { readonly times: number; readonly atMs: number };
  /** Up to here all that others shared live was pulled. */
  readonly pulledMs: number;
  /** When others' hours of the last days were last compared with what is here of them, and when those of all time. */
  readonly comparedMs: number;
  readonly comparedAllMs: number;
  /** Observers of whom nothing is pulled live, since they send more than can be read; a pool joined long ago has none. */
  readonly leftOut?: readonly ObserverId[];
}

/** Pool, Page as the pool has it, metric, observer, start of the slot. */
export type PooledKey = [string, string, Metric, ObserverId, number];

/** The stores of the history. Keys that are not a field of the record stand beside it. */
export interface HistorySchema extends DBSchema {
  pages: { key: PageId; value: PageRecord; indexes: { alias: string } };
  series: { key: SeriesKey; value: SeriesRecord; indexes: { page: PageId } };
  filters: { key: SeriesKey; value: FilterRecord };
  /** The two ids in the order of their letters. */
  pairs: { key: [PageId, PageId]; value: PairRecord };
  /** By the series of the Page that others are shown under. */
  joint: { key: SeriesKey; value: JointRecord };
  /** Series and start of the slot. */
  chunks: { key: [SeriesKey, number]; value: ChunkRecord };
  /** Series, width of a bucket in milliseconds and start of the slot. */
  buckets: { key: [SeriesKey, number, number]; value: BucketsRecord };
  watches: { key: PageId; value: WatchRecord };
  /** Series, instant and kind: the same event is never kept twice. */
  events: { key: [SeriesKey, number, string]; value: EventRecord };
  campaigns: { key: string; value: CampaignRecord };
  notes: { key: string; value: NoteRecord };
  refusals: { key: [PageId, RefusalReason]; value: RefusalRecord };
  /** Page, instant and kind. */
  watchEvents: { key: [PageId, number, string]; value: WatchEventRecord };
  /** Series, the sample's own instant, and when it was set apart. */
  setApart: { key: [SeriesKey, number, number]; value: SetApartRecord };
  /** Numbered, since a place may be damaged again. */
  damaged: { key: number; value: DamagedRecord; indexes: { series: SeriesKey } };
  /** The days on which upkeep ran, by their starts: each is a witness that time has passed. */
  upkeep: { key: number; value: number };
  pools: { key: string; value: PoolRecord };
  /** Samples that other observers shared. */
  pooled: { key: PooledKey; value: ChunkRecord };
  /** One record. */
  roads: { key: 'memory'; value: RoadMemory };
}

export type StoreName = StoreNames<HistorySchema>;

/** The opened history. Views only read; the background alone writes. */
export type History = IDBPDatabase<HistorySchema>;

/** A transaction that may write, over any of the stores. */
export type HistoryWrite = IDBPTransaction<HistorySchema, StoreName[], 'readwrite'>;
