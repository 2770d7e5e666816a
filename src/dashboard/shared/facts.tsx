import type { ComponentChildren } from 'preact';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';

/** A fact: what it is, the value, and one small line. @param full the whole sentence, for who does not see how it is set. */
export function Fact(props: {
  of: Phrase;
  value: Phrase;
  unit?: Phrase;
  small?: Phrase;
  full?: Phrase;
  children?: ComponentChildren;
}) {
  const { of, value, unit = [], small = [], full = [], children } = props;
  return (
    <div>
      <Say as="dt" of={of} />
      <dd>
        <bdi dir="auto">
          <Say of={value} />
          {unit.length > 0 && (
            <span class="fact-unit">
              {' '}
              <Say of={unit} />
            </span>
          )}
        </bdi>
        {small.length > 0 && <Say as="small" of={small} />}
        {full.length > 0 && (
          <span class="unseen">
            {' '}
            <Say of={full} />
          </span>
        )}
        {children}
      </dd>
    </div>
  );
}

/** A piece that runs from left to right: a signed number, an interval, a time. */
export const piece = (words: string): Phrase => [{ isolated: `\u2066${words}\u2069` }];
