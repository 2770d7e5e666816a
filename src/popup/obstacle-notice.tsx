import type { ObstacleKind } from '../core/page/obstacle.ts';
import { adviceLabel, obstacleLabel } from '../ui/labels/state-label.ts';
import { Say } from '../ui/parts/say.tsx';
import type { Text } from '../ui/text/text.ts';

/** What keeps the Page in sight from being read, and what the person can do: before all figures, whatever else is known. */
export function ObstacleNotice({ kind, text }: { kind: ObstacleKind; text: Text }) {
  const obstacle = { kind, detail: '' };
  // Another place of the site is in nobody's way.
  const isWarning = kind !== 'not-a-page';
  return (
    <section class={isWarning ? 'banner warn' : 'banner'} aria-label={text.plain(text.say('popup_this_tab'))}>
      <div>
        <h2>
          <Say as="b" of={obstacleLabel(obstacle, text)} />
        </h2>
        <Say as="p" of={adviceLabel(obstacle, text)} />
      </div>
    </section>
  );
}
