import { CLOSE_UPS_MS } from '../../core/page/interval.ts';
import { isMeasuring } from '../../core/summary/condition.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { lengthLabel } from '../labels/length-label.ts';
import { goOnQuestion, isCloseUp, measuringLines } from '../labels/measuring-lines.ts';
import type { Text } from '../text/text.ts';
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
        <p key={i} class="faint measuring">
          <Say of={line} />
        </p>
      ))}
      {question && (
        <p class="measuring">
          <Say of={question} />{' '}
          <button type="button" class="link" onClick={onGoOn}>
            <Say of={text.say('go_on')} />
          </button>
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
    return (
      <button type="button" onClick={() => onChoose(undefined)}>
        <Say of={text.say('close_up_end')} />
      </button>
    );
  return (
    <details class="menu">
      <summary class="button">
        <Say of={text.say('close_up_menu')} />
      </summary>
      <div>
        {CLOSE_UPS_MS.map((everyMs) => (
          <button key={everyMs} type="button" onClick={() => onChoose(everyMs)}>
            <span>
              <Say of={text.say('close_up', { pace: lengthLabel(everyMs, text) })} />
            </span>
          </button>
        ))}
        <p class="faint small">
          <Say of={text.say('close_up_why')} />
        </p>
      </div>
    </details>
  );
}
