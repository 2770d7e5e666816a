import type { RateLabel } from '../labels/rate-label.ts';
import { AfterDot } from './after-dot.tsx';
import { Say } from './say.tsx';

/** A rate as every view shows it: the claim with its number large, below it the interval and the figure a second. */
export function RateLines({ label }: { label: RateLabel }) {
  return (
    <div class={`rate ${label.tone}${label.isStale ? ' stale' : ''}`}>
      <p class="headline">
        <Say of={label.headline} />
      </p>
      {label.between.length > 0 && (
        <p class="interval">
          <Say of={label.between} />
          <AfterDot class="second" of={label.second} />
        </p>
      )}
    </div>
  );
}
