import type { RecentPoint } from '../../core/summary/series-summary.ts';
import { type SparkBox, sparkPath } from './spark-path.ts';

const HOUR_MS = 3_600_000;
const SHORTEST_SPAN_MS = 600_000;

/**
 * The count over the last hour, or since the first sample if that is less, never stretched below ten minutes.
 * Time runs from left to right in every language, as the digits do. Gaps are left open.
 * Nothing is drawn where the last hour holds no sample.
 */
export function Sparkline(props: {
  points: readonly RecentPoint[];
  nowMs: number;
  label: string;
  width: number;
  height: number;
}) {
  const { points, nowMs, label, width, height } = props;
  const first = points.find(({ atMs }) => atMs >= nowMs - HOUR_MS)?.atMs ?? nowMs;
  const fromMs = Math.min(first, nowMs - SHORTEST_SPAN_MS);
  const box: SparkBox = { width, height, fromMs, toMs: nowMs };
  const path = sparkPath(points, box);
  if (path === '') return null;
  return (
    <svg
      class="spark"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
    >
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        vector-effect="non-scaling-stroke"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
