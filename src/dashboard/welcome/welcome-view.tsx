import { requestSiteAccess } from '../../platform/site-access.ts';
import { Button } from '../../ui/parts/button.tsx';
import { FirstPicture } from '../../ui/parts/first-picture.tsx';
import { FirstSteps } from '../../ui/parts/first-steps.tsx';
import { Icon } from '../../ui/parts/icon.tsx';
import { EYE, HAND, LOCK } from '../../ui/parts/icons.ts';
import { Say } from '../../ui/parts/say.tsx';
import { EarlierHistories } from '../data/earlier-histories.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { GuideLink } from '../shared/guide-link.tsx';

const DOES = ['dashboard_does_reads', 'dashboard_does_rate', 'dashboard_does_keeps'] as const;
const NEVER = [
  ['dashboard_never_sends', LOCK],
  ['dashboard_never_account', EYE],
  ['dashboard_never_acts', HAND],
] as const;

/** What Ebb does, what it never does, the access it needs, and three steps to the first figure. */
export function WelcomeView() {
  const { text, pages, hasAccess, fail } = useDashboard();
  return (
    <>
      <Say as="h1" of={text.say(pages.value.length === 0 ? 'dashboard_nothing_yet' : 'dashboard_welcome')} />
      {!hasAccess.value && (
        <section class="banner warn">
          <Say as="p" of={text.say('dashboard_access_needed')} />
          <Button
            of={text.say('dashboard_allow')}
            class="main"
            onClick={() => {
              requestSiteAccess().catch(fail);
            }}
          />
        </section>
      )}
      {pages.value.length === 0 && <EarlierHistories />}
      <div class="welcome">
        <section>
          <Say as="h2" of={text.say('dashboard_three_steps')} />
          <FirstSteps text={text} />
          <p>
            <GuideLink />
          </p>
        </section>
        <FirstPicture />
      </div>
      <div class="pair">
        <section class="card">
          <Say as="h2" of={text.say('dashboard_what_it_does')} />
          <ul class="promises">
            {DOES.map((line) => (
              <Say as="li" key={line} of={text.say(line)} />
            ))}
          </ul>
        </section>
        <section class="card">
          <Say as="h2" of={text.say('dashboard_what_it_never_does')} />
          <ul class="promises">
            {NEVER.map(([line, icon]) => (
              <li key={line}>
                <Icon of={icon} />
                <Say as="span" of={text.say(line)} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
