import type { ComponentChildren } from 'preact';
import { gaugeOf, scaleEnd } from '../../core/summary/gauge.ts';
import type {
  ShownFigure as FigureState,
  RateFigure,
  UnclearFigure,
  WaitingFigure,
} from '../labels/figure.ts';
import type { Text } from '../text/text.ts';
import { AcrossEnds, Gauge, GaugeEnds } from './gauge.tsx';
import { Say } from './say.tsx';

export interface FigureProps {
  readonly figure: FigureState;
  readonly text: Text;
  /** One a view is large. */
  readonly isHero?: boolean;
  /** The end of the scale where it is shared or held; else it is chosen by this figure alone. */
  readonly end?: number;
  /** Before the course: what is missing of a sum. */
  readonly chip?: ComponentChildren;
  readonly foot?: ComponentChildren;
}

/** The end of a figure's own scale. */
export const ownEnd = (figure: FigureState, before?: number): number =>
  figure.kind === 'rate' || figure.kind === 'unclear' ? scaleEnd([figure.rate], before) : (before ?? 1);

/** The band is open: nothing holds yet. */
export const isOpen = (figure: FigureState): boolean =>
  (figure.kind === 'rate' && !figure.isSure) || (figure.kind === 'unclear' && figure.isEarly);

/** A figure with its gauge, in whichever state it is: the one way to show one. A reader of the screen hears the sentence. */
export function Figure({ figure, text, isHero = false, end = ownEnd(figure), chip, foot }: FigureProps) {
  const tone = figure.kind === 'rate' ? figure.tone : figure.kind === 'unclear' ? 'unclear' : undefined;
  return (
    <div
      class={isHero ? 'figure hero' : 'figure'}
      data-tone={tone}
      data-sure={isOpen(figure) ? 'no' : undefined}
    >
      <Say as="p" class="unseen" of={figure.sentence} />
      <Body figure={figure} text={text} end={end} chip={chip} />
      {foot && <div class="foot">{foot}</div>}
    </div>
  );
}

function Body(props: { figure: FigureState; text: Text; end: number; chip: ComponentChildren }) {
  const { figure, text, end, chip } = props;
  switch (figure.kind) {
    case 'rate':
      return <Claim figure={figure} text={text} end={end} chip={chip} />;
    case 'unclear':
      return <Unclear figure={figure} text={text} end={end} chip={chip} />;
    case 'waiting':
      return <Waiting figure={figure} />;
    case 'said':
      return (
        <div aria-hidden="true">
          <Say as="p" class="say" of={figure.say} />
          {figure.more.map((line, i) => (
            <Say as="p" key={i} class="trend" of={line} />
          ))}
        </div>
      );
  }
}

function Claim(props: { figure: RateFigure; text: Text; end: number; chip: ComponentChildren }) {
  const { figure, text, end, chip } = props;
  const gauge = gaugeOf(figure.rate, end);
  return (
    <>
      <p class="value" aria-hidden="true">
        <bdi class="n">{figure.value.isolated}</bdi>
        <span class="unit">
          <Say of={figure.unit} />
          {(figure.course.length > 0 || chip) && (
            <span class="trend">
              {chip}
              <Say as="span" of={figure.course} />
            </span>
          )}
        </span>
      </p>
      <div aria-hidden="true">
        <Gauge {...gauge} />
        <GaugeEnds figure={figure} gauge={gauge} end={end} text={text} />
      </div>
    </>
  );
}

function Unclear(props: { figure: UnclearFigure; text: Text; end: number; chip: ComponentChildren }) {
  const { figure, text, end, chip } = props;
  return (
    <>
      <div aria-hidden="true">
        <Say as="p" class="say" of={figure.say} />
        <p class="trend">
          {chip} <Say of={figure.vague} />
        </p>
      </div>
      <div aria-hidden="true">
        <Gauge {...gaugeOf(figure.rate, end)} />
        <AcrossEnds figure={figure} end={end} text={text} />
      </div>
    </>
  );
}

/** One pip a reading: it fills when the reading is there, not by the clock. */
function Waiting({ figure }: { figure: WaitingFigure }) {
  const { say, done, total, readings } = figure;
  return (
    <>
      <Say as="p" class="say" aria-hidden="true" of={say} />
      <div aria-hidden="true">
        <Pips done={done} total={total} />
        <Say as="p" class="trend" of={readings} />
      </div>
    </>
  );
}

export const Pips = ({ done, total }: { done: number; total: number }) => (
  <div class="pips">
    {Array.from({ length: total }, (_, i) => (
      <i key={i} class={i < done ? 'done' : undefined} />
    ))}
  </div>
);
