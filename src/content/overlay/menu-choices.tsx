import type { Metric } from '../../core/page/metric.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { stepLabel } from '../../ui/labels/count-label.ts';
import { Button } from '../../ui/parts/button.tsx';
import { CloseUpChoice } from '../../ui/parts/measuring.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';

export interface ChoiceActions {
  readonly setMetric: (metric: Metric) => void;
  /** Looks come more often for a while; as before where no interval is given. */
  readonly setCloseUp: (everyMs: number | undefined) => void;
  /** What changed since the Page was opened is reckoned from now on. */
  readonly openAnew: () => void;
}

/** What the menu offers about the Page: which counter is followed, each with how exact it is, a close-up, and a new
 * beginning. */
export function MenuChoices(props: { view: PageView; nowMs: number; text: Text; actions: ChoiceActions }) {
  const { view, nowMs, text, actions } = props;
  return (
    <>
      {view.series.length > 1 &&
        view.series.map(({ metric, last }) => (
          <button
            key={metric}
            type="button"
            role="menuitemradio"
            aria-checked={metric === view.metric}
            onClick={() => actions.setMetric(metric)}
          >
            <Say of={text.say(`metric_${metric}`)} />
            <Say as="small" of={stepLabel(last, text)} />
          </button>
        ))}
      {view.series.length > 1 && <hr />}
      <CloseUpChoice view={view} nowMs={nowMs} text={text} onChoose={actions.setCloseUp} />
      <Button of={text.say('opened_anew')} onClick={actions.openAnew} />
    </>
  );
}
