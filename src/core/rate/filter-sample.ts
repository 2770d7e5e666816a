/** What the filter needs of a sample: an instant, a count, the step it was shown in. */
export interface FilterSample {
  /** Milliseconds since 1970 UTC. */
  readonly atMs: number;
  readonly value: number;
  readonly step: number;
}
