import { isMeasuring } from '../../core/summary/condition.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { Button } from '../../ui/parts/button.tsx';
import { PLAY, STOP } from '../../ui/parts/icons.ts';
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
    <Button
      of={text.say(isOn ? 'stop' : 'measure')}
      icon={isOn ? STOP : PLAY}
      class={isOn ? undefined : 'main'}
      onClick={() => onSetMeasuring(!isOn)}
    />
  );
}
