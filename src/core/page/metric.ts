/** What a counter counts. The two are never mixed in one series. */
export type Metric = 'likes' | 'followers';

export const METRICS: readonly Metric[] = ['likes', 'followers'];
