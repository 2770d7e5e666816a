import type { PageView } from '../../core/summary/series-summary.ts';
import { askBackground } from '../../messaging/send.ts';
import { Button } from '../../ui/parts/button.tsx';
import { useDashboard } from './dashboard-context.ts';

/** Likes or followers, where both have been seen of a Page. */
export function MetricChoice({ view }: { view: PageView }) {
  const { text, fail } = useDashboard();
  if (view.series.length < 2) return null;
  return (
    <fieldset class="pick metric" aria-label={text.plain(text.say('metric_choose'))}>
      {view.series.map(({ metric }) => (
        <Button
          of={text.say(`metric_${metric}`)}
          key={metric}
          aria-pressed={view.metric === metric}
          onClick={() => {
            askBackground('setMetric', { pageId: view.page.id, metric }).catch(fail);
          }}
        />
      ))}
    </fieldset>
  );
}
