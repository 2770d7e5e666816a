import type { PageView } from '../../core/summary/series-summary.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';

/** Measure, or Stop while the Page is being measured. */
export function MeasureButton(props: {
  view: PageView;
  text: Text;
  onSetMeasuring: (measuring: boolean) => void;
}) {
  const { view, text, onSetMeasuring } = props;
  const isMeasuring = view.watch.kind === 'measuring' || view.watch.kind === 'obstructed';
  return (
    <button
      type="button"
      class={isMeasuring ? undefined : 'main'}
      onClick={() => onSetMeasuring(!isMeasuring)}
    >
      <Say of={text.say(isMeasuring ? 'stop' : 'measure')} />
    </button>
  );
}
