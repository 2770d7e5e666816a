/** What a counter counts. The two are never mixed in one series. */
export const METRICS = ['likes', 'followers'] as const;

export type Metric = (typeof METRICS)[number];
