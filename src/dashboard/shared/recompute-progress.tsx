import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from './dashboard-context.ts';

/** How far the rates have been reckoned again from the samples; nothing when they all are. */
export function RecomputeProgress({ done, total }: { done: number; total: number }) {
  const { text } = useDashboard();
  if (done >= total) return null;
  const label = text.say('dashboard_recomputing', {
    percent: text.format.percent(done / Math.max(1, total)),
  });
  return (
    <p class="faint">
      <progress value={done} max={total} aria-label={text.plain(label)} /> <Say of={label} />
    </p>
  );
}
