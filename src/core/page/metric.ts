/** What a counter counts. The two are never mixed in one series. */
export const METRICS = ['likes', 'followers'] as const;

export type Metric = (typeof METRICS)[number];

/** What a look is to find: one metric, or `either` as long as nobody has settled which one is followed. */
export type Wanted = Metric | 'either';
