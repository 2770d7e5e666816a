import type { RateLabel } from '../ui/rate-label.ts';
import { Say } from '../ui/say.tsx';

/** A rate as it is shown everywhere: headline, interval, and the same a second. */
export function RateFigure({ label }: { label: RateLabel }) {
  return (
    <div class={`rate ${label.tone}${label.isStale ? ' stale' : ''}`}>
      <p class="headline">
        <Say of={label.headline} />
      </p>
      {label.between.length > 0 && (
        <p class="interval">
          <Say of={label.between} />
          {label.second.length > 0 && (
            <>
              {' · '}
              <Say of={label.second} />
            </>
          )}
        </p>
      )}
    </div>
  );
}
