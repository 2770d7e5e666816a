import { isExact } from '../count/count.ts';
import type { Metric } from './metric.ts';
import type { Reading } from './reading.ts';

/**
 * Which metric of a Page to follow where nobody has chosen: one that is shown exactly, and likes before followers,
 * since people un-like.
 */
export const metricToFollow = (readings: readonly Reading[]): Metric => {
  const isExactly = (metric: Metric): boolean =>
    readings.some((one) => one.metric === metric && isExact(one.count));
  if (isExactly('followers') && !isExactly('likes')) return 'followers';
  return readings.some(({ metric }) => metric === 'likes') ? 'likes' : 'followers';
};
