import { Say } from '../ui/say.tsx';
import type { Text } from '../ui/text.ts';

const STEPS = ['popup_first_open', 'popup_first_measure', 'popup_first_wait'] as const;

/** What to do when there is nothing yet. */
export function FirstVisit({ text }: { text: Text }) {
  return (
    <section class="first">
      <h2>
        <Say of={text.say('popup_first_title')} />
      </h2>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>
            <Say of={text.say(step)} />
          </li>
        ))}
      </ol>
      <p class="interval">
        <Say of={text.say('popup_first_promise')} />
      </p>
    </section>
  );
}
