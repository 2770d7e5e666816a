import type { StateLabel } from '../labels/state-label.ts';
import type { Phrase } from '../text/phrase.ts';
import { AfterDot } from './after-dot.tsx';
import { Say } from './say.tsx';

/** What Ebb is doing about a Page, how old its last reading is, and what the person can do. */
export function StateLines({ label, age = [] }: { label: StateLabel; age?: Phrase }) {
  const isSentence = label.advice.length > 0;
  return (
    <div class={`state ${label.tone}`}>
      <p class="what">
        <Say of={label.state} />
        {!isSentence && <AfterDot class="age" of={age} />}
      </p>
      {isSentence && (
        <>
          {age.length > 0 && (
            <p class="age">
              <Say of={age} />
            </p>
          )}
          <p class="advice">
            <Say of={label.advice} />
          </p>
        </>
      )}
    </div>
  );
}
