import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from './dashboard-context.ts';

/** The way to the guide, which the build makes of `docs/guide` in each language. */
export function GuideLink() {
  const { text } = useDashboard();
  return (
    <a href={`guide-${text.language}.html`} target="_blank" rel="noreferrer">
      <Say of={text.say('guide')} />
    </a>
  );
}
