import type { Text } from '../text/text.ts';
import { Say } from './say.tsx';

const STEPS = ['popup_first_open', 'popup_first_measure', 'popup_first_wait'] as const;

/** Three steps to the first figure. */
export function FirstSteps({ text }: { text: Text }) {
  return (
    <ol class="steps">
      {STEPS.map((step) => (
        <li key={step}>
          <Say as="span" of={text.say(step)} />
        </li>
      ))}
    </ol>
  );
}
