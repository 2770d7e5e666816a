import type { Metric } from '../../core/page/metric.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { stepLabel } from '../../ui/labels/count-label.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';

export interface ChoiceActions {
  readonly setMetric: (metric: Metric) => void;
  /** What changed since the Page was opened is reckoned from now on. */
  readonly openAnew: () => void;
}

/** What the menu offers about the Page: which counter is followed, each with how exact it is, and a new beginning. */
export function MenuChoices(props: { view: PageView; text: Text; actions: ChoiceActions }) {
  const { view, text, actions } = props;
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
            <small>
              <Say of={stepLabel(last, text)} />
            </small>
          </button>
        ))}
      {view.series.length > 1 && <hr />}
      <button type="button" onClick={actions.openAnew}>
        <Say of={text.say('opened_anew')} />
      </button>
    </>
  );
}
