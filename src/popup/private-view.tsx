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
          <h1>
            <Say of={text.say('mark_private')} />
          </h1>
        </header>
        <p class="banner" role="status">
          <strong>
            <Say of={text.say('unkept_private')} />
          </strong>{' '}
          <Say of={text.say('unkept_private_next')} />
        </p>
        <p class="faint">
          <Say of={text.say('unkept_private_always')} />
        </p>
      </section>
    </main>
  );
}
