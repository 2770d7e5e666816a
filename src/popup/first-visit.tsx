import { FirstSteps } from '../ui/parts/first-steps.tsx';
import { Say } from '../ui/parts/say.tsx';
import type { Text } from '../ui/text/text.ts';

/** What to do when there is nothing yet. */
export function FirstVisit({ text }: { text: Text }) {
  return (
    <section class="first">
      <h2>
        <Say of={text.say('popup_first_title')} />
      </h2>
      <FirstSteps text={text} />
      <p class="interval">
        <Say of={text.say('popup_first_promise')} />
      </p>
    </section>
  );
}
