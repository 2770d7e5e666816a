import { countLabel, stepLabel } from '../../ui/labels/count-label.ts';
import { unkeptFigure } from '../../ui/labels/figure.ts';
import { Figure } from '../../ui/parts/figure.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';
import type { OverlayContent } from './overlay-content.ts';

type Unkept = Extract<OverlayContent, { kind: 'unkept' }>;

/** What the document shows of a Page of which nothing is kept, and why. */
export function UnkeptLines({ content, text }: { content: Unkept; text: Text }) {
  const { reason, counts } = content;
  return (
    <div class="lines">
      {counts.map(({ metric, count }) => (
        <p key={metric} class="count">
          <Say of={countLabel(count, metric, text)} />{' '}
          <Say as="span" class="faint" of={stepLabel(count, text)} />
        </p>
      ))}
      <Figure figure={unkeptFigure(reason, text)} text={text} />
    </div>
  );
}
