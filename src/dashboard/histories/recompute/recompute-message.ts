import type { RateColumns } from './rate-columns.ts';

// Between the page and its workers: both sides are of this program, so nothing is checked.

/** What the page asks of a worker. A recomputation has an id and begins at the first sample of a series. */
export type RecomputeRequest =
  /** Samples that follow those already given, column by column. `smoothed`: these alone, each with those after it. */
  | {
      readonly kind: 'samples' | 'smoothed';
      readonly id: number;
      readonly atMs: Float64Array<ArrayBuffer>;
      readonly value: Float64Array<ArrayBuffer>;
      readonly step: Float64Array<ArrayBuffer>;
    }
  /** Nobody wants the rest. */
  | { readonly kind: 'forget'; readonly id: number }
  /** The person moves a chart, whose frames need the processors: all recomputations wait a moment. */
  | { readonly kind: 'rest' };

/** The rates that follow those already answered. */
export interface RecomputeAnswer {
  readonly id: number;
  /** How many samples have been gone through, all in all. */
  readonly done: number;
  readonly rates: RateColumns;
}

/** One end of the way between them: a worker, its own scope, or a port. */
export interface RecomputePort {
  postMessage(message: RecomputeRequest | RecomputeAnswer, options: { transfer: Transferable[] }): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
