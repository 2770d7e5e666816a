import type { ComponentChildren } from 'preact';
import type { PageView } from '../../core/summary/series-summary.ts';
import { askBackground } from '../../messaging/send.ts';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from './dashboard-context.ts';

/** Likes or followers, where both have been seen of a Page. @param children what the choice is about. */
export function MetricChoice({ view, children }: { view: PageView; children: ComponentChildren }) {
  const { text, fail } = useDashboard();
  if (view.series.length < 2) return null;
  return (
    <fieldset class="choice">
      <legend>{children}</legend>
      {view.series.map(({ metric }) => (
        <label key={metric}>
          <input
            type="radio"
            name={`metric of ${view.page.id}`}
            checked={view.metric === metric}
            onChange={() => {
              askBackground('setMetric', { pageId: view.page.id, metric }).catch(fail);
            }}
          />
          <Say of={text.say(metric === 'likes' ? 'metric_likes' : 'metric_followers')} />
        </label>
      ))}
    </fieldset>
  );
}
