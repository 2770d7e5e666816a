import type { Mark, PageState } from '../labels/page-state.ts';
import type { Phrase } from '../text/phrase.ts';
import { Say } from './say.tsx';

/** The mark of a state with its words: dot, ring, grey dot, triangle. The words are one piece beside it. */
export const State = ({ mark, of }: { mark: Mark; of: Phrase }) => (
  <span class={`state ${mark}`}>
    <Say as="span" of={of} />
  </span>
);

export const PageMark = ({ state }: { state: PageState }) => <State mark={state.mark} of={state.say} />;
