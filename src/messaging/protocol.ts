import * as v from 'valibot';
import { CLOSE_UPS_MS } from '../core/page/interval.ts';
import type { Obstacle } from '../core/page/obstacle.ts';
import type { PageId } from '../core/page/page-identity.ts';
import { ROAD_NAMES } from '../core/page/road-name.ts';
import type { InvitationFault } from '../core/pool/invitation.ts';
import { OBSERVER_NAME, type ObserverId } from '../core/pool/observer.ts';
import type { Way } from '../core/road/road.ts';
import type { CheckedWay } from '../core/road/road-check.ts';
import type { RoadNotes } from '../core/road/road-notes.ts';
import type { PageView } from '../core/summary/series-summary.ts';
import type { StorageState } from '../core/summary/storage-state.ts';
import { LONGEST_ADDRESS } from '../facebook/facts/site.ts';
import { instantMs } from '../shapes/count.ts';
import { lookWithReadings } from '../shapes/look.ts';
import {
  metric,
  pageAddressShape,
  pageId,
  pageKeys,
  pageNameShape,
  vanity,
} from '../shapes/page-identity.ts';
import type { Immutable } from './immutable.ts';
import type { KnownSender } from './sender.ts';

// Every message of Ebb stands on this page, but for the questions to a tab (`tab-protocol.ts`). A message is
// `{ebb: name, body}`; both ends derive from the tables below, and nothing is believed before its shape and its
// sender are checked.

/** What the background answers where the browser opens no database. */
export interface NoHistory {
  readonly kind: 'no-history';
}

/** What the background answers where no Page is known by those keys. */
export interface UnknownPage {
  readonly kind: 'unknown-page';
}

export interface KnownPage {
  readonly kind: 'known-page';
  readonly view: PageView;
}

export type PageAnswer = KnownPage | UnknownPage | NoHistory;

/** What became of a Page that was to be added. */
export type AddedPage =
  | { readonly kind: 'measured'; readonly pageId: PageId }
  /** Nothing was read at its address, so it is not measured. */
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle };

/** What an import did. */
export interface ImportAnswer {
  readonly kind: 'imported' | 'refused';
  readonly pages: number;
  readonly samplesAdded: number;
  readonly samplesKnown: number;
  /** Why it was refused, in English, for diagnostics; empty when imported. */
  readonly reason: string;
}

/** Two Pages; where they are joined, the first is the one both are shown under. */
const pagePair = v.pipe(
  v.tuple([pageId, pageId]),
  v.check(([a, b]) => a !== b, 'two Pages'),
);

const pageUrl = v.pipe(v.string(), v.maxLength(2000));

const way = v.object({
  road: v.picklist(ROAD_NAMES),
  host: v.pipe(v.string(), v.maxLength(100)),
  route: v.pipe(v.string(), v.maxLength(100)),
});

const version = v.pipe(v.string(), v.maxLength(20));

const recordId = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** Address and name of a pool. */
const poolRecordId = v.pipe(v.string(), v.minLength(1), v.maxLength(300));

const observerName = v.pipe(
  v.string(),
  v.regex(OBSERVER_NAME),
  v.transform((name) => name as ObserverId),
);

/** Questions to the background: shape of the body and who may ask. */
export const backgroundRequests = {
  /** What a document shows by itself: on opening, after in-page navigation, when its counter changed. */
  report: {
    from: ['content'],
    body: v.object({
      look: lookWithReadings,
      atMs: instantMs,
      /** Whether that instant can be trusted. */
      clockAgrees: v.boolean(),
      version,
    }),
  },
  getPage: { from: ['content', 'view'], body: v.object({ keys: pageKeys }) },
  /** What the readers see in an open tab of a Page, and why: for diagnostics. */
  explainPage: { from: ['view'], body: v.object({ pageId }) },
  setMeasuring: { from: ['content', 'view'], body: v.object({ pageId, measuring: v.boolean() }) },
  /** Measure the Page at this address, which no tab needs to show. The person has pressed *Add and measure*. */
  addPage: { from: ['view'], body: v.object({ address: v.pipe(v.string(), v.maxLength(LONGEST_ADDRESS)) }) },
  /** Start or stop measuring Pages together. */
  setMeasuringOf: {
    from: ['view'],
    body: v.object({ pageIds: v.pipe(v.array(pageId), v.maxLength(500)), measuring: v.boolean() }),
  },
  /** More frequent looks for a quarter of an hour; none where no interval is given. */
  setCloseUp: {
    from: ['content', 'view'],
    body: v.object({ pageId, everyMs: v.optional(v.picklist(CLOSE_UPS_MS)) }),
  },
  setMetric: { from: ['content', 'view'], body: v.object({ pageId, metric }) },
  /** The messages of a language that is not the browser's own, by key. */
  getMessages: {
    from: ['content', 'private', 'view'],
    body: v.object({ language: v.picklist(['en', 'fr', 'ar']) }),
  },
  /** The words around and in counters and of obstacles, in all languages: content scripts that show a Page ask once. */
  getWords: { from: ['content', 'private'], body: v.object({}) },
  /** How the inside of the overlay looks: content scripts that are to show one ask. */
  getOverlayStyle: { from: ['content', 'private'], body: v.object({}) },
  /** Opens the dashboard: at a Page, at a place of its own, or at home. */
  openDashboard: {
    from: ['content', 'view'],
    body: v.object({
      pageId: v.exactOptional(pageId),
      place: v.exactOptional(v.picklist(['share', 'settings', 'data'])),
    }),
  },
  /**
   * An export file's content, already parsed as JSON; checked by the importer. A long file comes in parts, `more`
   * set on all but the last.
   */
  importHistory: {
    from: ['view'],
    body: v.object({ file: v.unknown(), more: v.exactOptional(v.boolean()) }),
  },
  /** What a file says of a known Page, and the person chose: an import by itself changes nothing of it. */
  changePage: {
    from: ['view'],
    body: v.object({
      pageId,
      name: v.exactOptional(pageNameShape),
      address: v.exactOptional(pageAddressShape),
      vanity: v.exactOptional(vanity),
    }),
  },
  /** Forget a Page and all that was kept of it. */
  deletePage: { from: ['view'], body: v.object({ pageId }) },
  /**
   * Two known Pages are one: both are shown and measured under the first. Nothing of their histories is written, so that
   * `separatePages` undoes it.
   */
  joinPages: { from: ['view'], body: v.object({ pages: pagePair }) },
  /** They are two, and were never one; they are not asked about again unless told so. */
  separatePages: { from: ['view'], body: v.object({ pages: pagePair }) },
  /** Not now: they are two until the person says otherwise, and are asked about another day. */
  laterPages: { from: ['view'], body: v.object({ pages: pagePair }) },
  /** The samples that were set apart of a series belong into it after all, as far as they lie in the past. */
  takeBack: { from: ['view'], body: v.object({ pageId, metric }) },
  getStorageState: { from: ['view'], body: v.object({}) },
  /** What the chooser of roads would do now about a Page, and why: for diagnostics. */
  explainRoads: { from: ['view'], body: v.object({ pageId }) },
  /** Which ways a check of the roads of a Page asks; nothing is asked yet. */
  getWays: { from: ['view'], body: v.object({ address: pageUrl }) },
  /** Ask one of them once, and say what it told. */
  checkWay: { from: ['view'], body: v.object({ address: pageUrl, way }) },
  /** Forget everything that was kept of every Page. Settings stay. */
  deleteHistory: { from: ['view'], body: v.object({}) },
  /** A new campaign where no id is given. */
  saveCampaign: {
    from: ['view'],
    body: v.object({
      id: v.exactOptional(recordId),
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
      startMs: instantMs,
      targets: v.pipe(v.array(pageId), v.minLength(1), v.maxLength(500)),
      controls: v.pipe(v.array(pageId), v.maxLength(500)),
    }),
  },
  deleteCampaign: { from: ['view'], body: v.object({ id: recordId }) },
  /** A note of the person's own about a Page, or about all where none is given; a new one where it has no id. */
  addNote: {
    from: ['view'],
    body: v.object({
      id: v.exactOptional(recordId),
      atMs: instantMs,
      text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(10_000)),
      pageId: v.exactOptional(pageId),
    }),
  },
  deleteNote: { from: ['view'], body: v.object({ id: recordId }) },
  /** An invitation as it was pasted; the person has seen what it says, and agreed. */
  joinPool: { from: ['view'], body: v.object({ text: v.pipe(v.string(), v.maxLength(40_000)) }) },
  /** Share Pages too that the pool turned out to be about. */
  sharePages: {
    from: ['view'],
    body: v.object({
      id: poolRecordId,
      pages: v.pipe(v.array(v.pipe(v.string(), v.maxLength(250))), v.maxLength(100)),
    }),
  },
  /** Stop sharing at once. */
  leavePool: {
    from: ['view'],
    body: v.object({ id: poolRecordId, others: v.picklist(['keep', 'delete']) }),
  },
  muteObserver: {
    from: ['view'],
    body: v.object({ id: poolRecordId, observer: observerName, muted: v.boolean() }),
  },
} as const satisfies Record<string, { from: readonly KnownSender['kind'][]; body: v.GenericSchema }>;

export interface BackgroundAnswers {
  /** What came of it is told by the notice that follows, if it could come to anything. */
  report: NoHistory | undefined;
  getPage: PageAnswer;
  /** Lines in English; none where no open tab shows the Page. */
  explainPage: { readonly lines: readonly string[] };
  setMeasuring: PageAnswer;
  addPage: AddedPage;
  setMeasuringOf: undefined;
  setCloseUp: PageAnswer;
  setMetric: PageAnswer;
  getMessages: Readonly<Record<string, string>>;
  /** What the content script's build leaves out: the tables of label words, of number words and of obstacles' titles. */
  getWords: { readonly labels: string; readonly numbers: string; readonly titles: string };
  /** A style sheet. */
  getOverlayStyle: string;
  openDashboard: undefined;
  importHistory: ImportAnswer;
  getStorageState: StorageState;
  /** Nothing for a Page that is not known. */
  explainRoads: { readonly roads?: RoadNotes | Obstacle };
  getWays: readonly Way[];
  checkWay: { readonly checked?: CheckedWay };
  deletePage: undefined;
  takeBack: undefined;
  changePage: undefined;
  joinPages: undefined;
  separatePages: undefined;
  laterPages: undefined;
  deleteHistory: undefined;
  /** The id it is kept under. */
  saveCampaign: { readonly id: string };
  deleteCampaign: undefined;
  addNote: undefined;
  deleteNote: undefined;
  joinPool:
    | { readonly kind: 'joined'; readonly id: string }
    | { readonly kind: 'refused'; readonly fault: InvitationFault }
    /** The browser was not allowed to send what a pool is given. */
    | { readonly kind: 'no-consent' };
  sharePages: undefined;
  leavePool: undefined;
  muteObserver: undefined;
}

/** One-way news of the background to every open view: to our own pages, and to the tabs that show the Page. */
export interface Notices {
  pageChanged: { readonly view: PageView };
  pageRemoved: { readonly pageId: PageId };
  /** The history does better or worse than before. */
  storageChanged: { readonly state: StorageState };
  /** Campaigns, notes or what the person said of two Pages are others than before: read them again. */
  campaignsChanged: Record<never, never>;
  /** A pool was joined or left, or does better or worse. */
  poolChanged: {
    /** Others shared more than before, or the person sees others of them. */
    readonly isSharedChanged: boolean;
  };
}

export type BackgroundRequestName = keyof typeof backgroundRequests;
export type BackgroundBody<Name extends BackgroundRequestName> = Immutable<
  v.InferOutput<(typeof backgroundRequests)[Name]['body']>
>;
export type NoticeName = keyof Notices;
