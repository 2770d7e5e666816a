import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';

/** A quiet button of one row among others: who does not see the row hears what it is about. */
export function ButtonAbout(props: { of: Phrase; about: string; isPressed?: boolean; onClick: () => void }) {
  const { of, about, isPressed, onClick } = props;
  return (
    <button type="button" class="quiet" aria-pressed={isPressed} onClick={onClick}>
      <Say of={of} />
      <span class="unseen">
        {' '}
        <bdi>{about}</bdi>
      </span>
    </button>
  );
}
