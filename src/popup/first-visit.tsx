import { FirstPicture } from '../ui/parts/first-picture.tsx';
import { FirstSteps } from '../ui/parts/first-steps.tsx';
import { Icon, Logo } from '../ui/parts/icon.tsx';
import { LOCK } from '../ui/parts/icons.ts';
import { Say } from '../ui/parts/say.tsx';
import type { Text } from '../ui/text/text.ts';

/** What to do when there is nothing yet. */
export function FirstVisit({ text }: { text: Text }) {
  return (
    <section class="first">
      <header>
        <Logo />
        <Say as="h1" of={text.say('popup_first_title')} />
      </header>
      <FirstPicture />
      <FirstSteps text={text} />
      <p class="promise">
        <Icon of={LOCK} />
        <Say as="span" of={text.say('popup_first_promise')} />
      </p>
    </section>
  );
}
