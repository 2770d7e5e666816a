import type { Count } from '../count/count.ts';
import type { Metric } from './metric.ts';
import type { Obstacle } from './obstacle.ts';
import type { PageIdentity } from './page-identity.ts';

/** Which reader of the documents gave a count; `import` for samples that came from a file without one. */
export const READER_NAMES = [
  'meta-description',
  'page-data',
  'header-link',
  'classic-counter',
  'touch-counter',
  'linked-data',
  'page-plugin',
  'import',
] as const;

export type ReaderName = (typeof READER_NAMES)[number];

/** One counter seen in one look. */
export interface Reading {
  readonly metric: Metric;
  readonly count: Count;
  readonly reader: ReaderName;
}

/** A look that found the Page and at least one counter. */
export interface LookWithReadings {
  readonly kind: 'readings';
  readonly page: PageIdentity;
  /** The interface language of the document, as in `html[lang]` ("fr", "ar", "en"); '' if not stated. */
  readonly language: string;
  /** At least one; at most one a metric. */
  readonly readings: readonly Reading[];
}

/** What one look at a document gave: the Page and at least one reading, or the obstacle. */
export type Look =
  | LookWithReadings
  | {
      readonly kind: 'obstacle';
      readonly obstacle: Obstacle;
      /** Where the Page was known although its counters were not. */
      readonly page?: PageIdentity;
      readonly language: string;
    };
