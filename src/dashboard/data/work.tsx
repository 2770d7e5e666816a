import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import type { LongWork } from './use-work.ts';

/** How far a long piece of work has come, and a way to stop it; nothing while there is none. */
export function Work({ work: { progress, cancel } }: { work: LongWork }) {
  const { text } = useDashboard();
  if (progress === undefined) return null;
  const label = text.say('dashboard_working', { percent: text.format.percent(progress) });
  return (
    <p class="actions">
      <progress value={progress} max={1} aria-label={text.plain(label)} />
      <span role="status">
        <Say of={label} />
      </span>
      <Button of={text.say('dashboard_cancel')} class="quiet" onClick={cancel} />
    </p>
  );
}
