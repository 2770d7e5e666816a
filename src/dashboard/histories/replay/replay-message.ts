import type { RateColumns } from './rate-columns.ts';

// Between the page and its workers: both sides are of this program, so nothing is checked.

/** What the page asks of a worker. A replay has a number of its own and begins at the first sample of a series. */
export type ReplayRequest =
  /** Samples that follow those already given, column by column. `hindsight`: these alone, each with those after it. */
  | {
      readonly kind: 'samples' | 'hindsight';
      readonly replay: number;
      readonly atMs: Float64Array<ArrayBuffer>;
      readonly value: Float64Array<ArrayBuffer>;
      readonly step: Float64Array<ArrayBuffer>;
    }
  /** Nobody wants the rest. */
  | { readonly kind: 'forget'; readonly replay: number }
  /** The person moves a chart, whose frames need the processors: all replays wait a moment. */
  | { readonly kind: 'rest' };

/** The rates that follow those already answered. */
export interface ReplayAnswer {
  readonly replay: number;
  /** How many samples have been gone through, all in all. */
  readonly done: number;
  readonly rates: RateColumns;
}

/** One end of the way between them: a worker, its own scope, or a port. */
export interface ReplayPort {
  postMessage(message: ReplayRequest | ReplayAnswer, options: { transfer: Transferable[] }): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
