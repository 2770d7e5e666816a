import type { GaugeParts } from '../../core/summary/gauge.ts';
import type { RateFigure, UnclearFigure } from '../labels/figure.ts';
import type { Phrase } from '../text/phrase.ts';
import { decimalsOf } from '../text/round-figure.ts';
import type { Text } from '../text/text.ts';
import { Say } from './say.tsx';

/** A number with its sign or an interval: it reads from left to right in every language. */
export const Num = ({ children }: { children: string }) => <bdi dir="ltr">{children}</bdi>;

/** The number line: zero, the way to the figure, the band that holds it, the needle. All in parts of its own length. */
export function Gauge({ zero, low, at, high }: GaugeParts) {
  return (
    <div
      class="gauge"
      aria-hidden="true"
      style={{ '--zero': `${zero}`, '--low': `${low}`, '--at': `${at}`, '--high': `${high}` }}
    >
      <i />
      <b />
    </div>
  );
}

export const sureLabel = (text: Text): Phrase => text.say('sure', { percent: '\u206695\u00a0%\u2069' });

/** What stands under a gauge: its two ends and the interval under its band, in words how sure. */
export function GaugeEnds(props: {
  figure: RateFigure;
  gauge: GaugeParts;
  end: number;
  text: Text;
  /** A row leaves out the words and the end of its scale, which it shares with the others. */
  isRow?: boolean;
}) {
  const { figure, gauge, end, text, isRow = false } = props;
  const isGain = gauge.zero === 1;
  const scale = isRow ? '' : text.format.decimal(end, decimalsOf(end));
  const [from, to] = isGain ? [scale, '0'] : ['0', scale];
  return (
    <p class="ends" aria-hidden="true" style={{ '--mid': `${(gauge.low + gauge.high) / 2}` }}>
      <span>{from}</span>
      <b>
        <Num>{figure.interval.isolated}</Num>
        {!isRow && (
          <>
            {' '}
            <small>
              <Say as="bdi" dir="auto" of={sureLabel(text)} />
            </small>
          </>
        )}
      </b>
      {to !== '' && <span class="to">{to}</span>}
    </p>
  );
}

/** Where neither gain nor loss is clear: zero in the middle, what each side holds at the ends. */
export function AcrossEnds({ end, text }: { figure: UnclearFigure; end: number; text: Text }) {
  const n = text.format.decimal(end, decimalsOf(end));
  return (
    <p class="ends both" aria-hidden="true">
      <span>
        <Say as="bdi" dir="auto" of={text.say('end_gained', { n })} />
      </span>
      <span>0</span>
      <span>
        <Say as="bdi" dir="auto" of={text.say('end_lost', { n })} />
      </span>
    </p>
  );
}
