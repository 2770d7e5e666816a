import type { PageView } from '../../core/summary/series-summary.ts';

/** Whether the person has a Page measured now, obstacles or not: what can be stopped. */
export const isMeasuring = ({ watch }: Pick<PageView, 'watch'>): boolean =>
  watch.kind === 'measuring' || watch.kind === 'obstructed';
