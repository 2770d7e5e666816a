import type { Phrase } from '../text/phrase.ts';
import { Say } from './say.tsx';

/** One thing more on a line, after a dot; it goes to the next line as a whole. @param class what it is. */
export function AfterDot({ class: name, of }: { class: 'second' | 'step' | 'age'; of: Phrase }) {
  if (of.length === 0) return null;
  return (
    <>
      {'\u00a0· '}
      <span class={name}>
        <Say of={of} />
      </span>
    </>
  );
}
