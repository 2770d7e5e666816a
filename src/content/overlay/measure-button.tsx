import { isMeasuring } from '../../core/summary/condition.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { Icon } from '../../ui/parts/icon.tsx';
import { PLAY, STOP } from '../../ui/parts/icons.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';

/** Measure, or Stop while the Page is being measured. */
export function MeasureButton(props: {
  view: PageView;
  text: Text;
  onSetMeasuring: (measuring: boolean) => void;
}) {
  const { view, text, onSetMeasuring } = props;
  const isOn = isMeasuring(view);
  return (
    <button type="button" class={isOn ? undefined : 'main'} onClick={() => onSetMeasuring(!isOn)}>
      <Icon of={isOn ? STOP : PLAY} />
      <Say of={text.say(isOn ? 'stop' : 'measure')} />
    </button>
  );
}
