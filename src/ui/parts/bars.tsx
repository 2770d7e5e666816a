import type { Slices } from '../../core/series/slices.ts';
import { roundEnd } from '../../core/summary/gauge.ts';

export interface BarsProps {
  readonly slices: Slices;
  /** The loss that the depth below the waterline holds, above zero; shared by the rows of a list. */
  readonly depth: number;
  /** Nothing is claimed yet: all grey. */
  readonly isPale?: boolean;
}

const EACH = 10;
const DEPTH = 100;
/** Gains may rise so many times as high as the losses fall; what is beyond ends at the edge. */
const MOST_GAIN = 2;

/** The depth that holds the losses of all lists. */
export function depthOf(lists: readonly Slices[]): number {
  const most = Math.max(0, ...lists.flatMap((list) => list.map((one) => Math.max(0, -(one ?? 0)))));
  const gained = Math.max(0, ...lists.flatMap((list) => list.map((one) => one ?? 0)));
  return roundEnd(Math.max(most, gained / MOST_GAIN, 1e-3));
}

/**
 * The change a minute in equal slices, hanging from the waterline where likes are lost and rising above it where they
 * are gained, on one scale. An empty place was not watched. A few paths, however many slices: a list may hold hundreds.
 */
export function Bars({ slices, depth, isPale = false }: BarsProps) {
  const gained = Math.max(0, ...slices.map((one) => one ?? 0));
  const above = Math.min(MOST_GAIN * depth, gained);
  const height = DEPTH * (1 + above / depth);
  const zero = height - DEPTH;
  const last = slices.findLastIndex((one) => one !== undefined);
  const paths = { lost: '', gained: '', newest: '' };
  for (const [i, one] of slices.entries()) {
    if (one === undefined) continue;
    const size = (DEPTH * Math.min(one < 0 ? depth : above, Math.abs(one))) / depth;
    const bar = `M${i * EACH + 0.9} ${zero}h${EACH - 1.8}v${(one < 0 ? Math.max(size, 1) : -size).toFixed(1)}h${1.8 - EACH}z`;
    paths[i === last && i === slices.length - 1 ? 'newest' : one < 0 ? 'lost' : 'gained'] += bar;
  }
  const newest = (slices.at(-1) ?? 0) < 0 ? 'lost' : 'gained';
  const width = slices.length * EACH;
  return (
    <svg
      class={isPale ? 'bars pale' : 'bars'}
      viewBox={`0 0 ${width} ${height.toFixed(1)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {paths.lost !== '' && <path class="lost" d={paths.lost} />}
      {paths.gained !== '' && <path class="gained" d={paths.gained} />}
      {paths.newest !== '' && <path class={`${newest} newest`} d={paths.newest} />}
      <path class="water" d={`M0 ${zero.toFixed(1)}h${width}`} vector-effect="non-scaling-stroke" />
    </svg>
  );
}
