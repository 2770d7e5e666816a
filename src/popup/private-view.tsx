import { Logo } from '../ui/parts/icon.tsx';
import { Say } from '../ui/parts/say.tsx';
import type { Text } from '../ui/text/text.ts';

/** Over a private window: no history, no Measure, and why. */
export function PrivateView({ text }: { text: Text }) {
  return (
    <main>
      <section class="first">
        <header>
          <Logo />
          <Say as="h1" of={text.say('mark_private')} />
        </header>
        <p class="banner" role="status">
          <Say as="strong" of={text.say('unkept_private')} /> <Say of={text.say('unkept_private_next')} />
        </p>
        <Say as="p" class="faint" of={text.say('unkept_private_always')} />
      </section>
    </main>
  );
}
