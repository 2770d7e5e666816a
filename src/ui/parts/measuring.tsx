import { CLOSE_UPS_MS } from '../../core/page/interval.ts';
import { isMeasuring } from '../../core/summary/condition.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { lengthLabel } from '../labels/length-label.ts';
import { goOnQuestion, isCloseUp, measuringLines } from '../labels/measuring-lines.ts';
import type { Text } from '../text/text.ts';
import { Button } from './button.tsx';
import { Say } from './say.tsx';

/** How a Page is measured, and the question whether to go on, with its answer. */
export function Measuring(props: {
  view: PageView;
  nowMs: number;
  text: Text;
  /** Only what is out of the ordinary. */
  isBrief?: boolean;
  onGoOn: () => void;
}) {
  const { view, nowMs, text, isBrief, onGoOn } = props;
  const question = goOnQuestion(view, nowMs, text);
  return (
    <>
      {measuringLines(view, nowMs, text, isBrief).map((line, i) => (
        <Say as="p" key={i} class="faint measuring" of={line} />
      ))}
      {question && (
        <p class="measuring">
          <Say of={question} /> <Button of={text.say('go_on')} class="link" onClick={onGoOn} />
        </p>
      )}
    </>
  );
}

/** Looks at a Page more often for a quarter of an hour, or as before again, and why that ends by itself. */
export function CloseUpChoice(props: {
  view: PageView;
  nowMs: number;
  text: Text;
  /** None: as before again. */
  onChoose: (everyMs: number | undefined) => void;
}) {
  const { view, nowMs, text, onChoose } = props;
  if (!isMeasuring(view)) return null;
  if (isCloseUp(view, nowMs))
    return <Button of={text.say('close_up_end')} onClick={() => onChoose(undefined)} />;
  return (
    <details class="menu">
      <Say as="summary" class="button" of={text.say('close_up_menu')} />
      <div>
        {CLOSE_UPS_MS.map((everyMs) => (
          <button key={everyMs} type="button" onClick={() => onChoose(everyMs)}>
            <Say as="span" of={text.say('close_up', { pace: lengthLabel(everyMs, text) })} />
          </button>
        ))}
        <Say as="p" class="faint small" of={text.say('close_up_why')} />
      </div>
    </details>
  );
}
