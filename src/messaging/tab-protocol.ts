import * as v from 'valibot';
import type { Metric } from '../core/page/metric.ts';
import { OBSTACLE_KINDS } from '../core/page/obstacle.ts';
import type { PageId } from '../core/page/page-identity.ts';
import { STREAM_ENDS } from '../platform/stream-text.ts';
import { instantMs } from '../shapes/count.ts';
import type { Immutable } from './immutable.ts';

/** Questions to the content script of one tab, checked there by `tab-bodies.ts`. */
interface TabBodies {
  /** Say what each reader sees on this Page, and why. */
  explain: { readonly keys: readonly PageId[] };
  /** Say what keeps this document from being read, for a person who looks at it now. */
  obstacleHere: Record<never, never>;
  /** Ask for the Page again, now, as far as the metric that is followed may stand. */
  readAgain: { readonly keys: readonly PageId[]; readonly address: string; readonly metric: Metric };
}

/** What a tab answers; checked, since a tab lives beside a hostile page. */
export const tabAnswers = {
  /** No kind where nothing is in the way. */
  obstacleHere: v.object({ kind: v.exactOptional(v.picklist(OBSTACLE_KINDS)) }),
  /** No lines where the tab shows another Page now. */
  explain: v.object({
    lines: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(200)),
  }),
  readAgain: v.object({
    end: v.picklist(['elsewhere-now', ...STREAM_ENDS]),
    text: v.pipe(v.string(), v.maxLength(1_200_000)),
    atMs: instantMs,
    status: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)),
    bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
    version: v.pipe(v.string(), v.maxLength(20)),
  }),
} as const;

export type TabRequestName = keyof TabBodies;
export type TabBody<Name extends TabRequestName> = TabBodies[Name];
export type TabAnswer<Name extends TabRequestName> = Immutable<v.InferOutput<(typeof tabAnswers)[Name]>>;
