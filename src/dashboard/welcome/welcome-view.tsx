import { requestSiteAccess } from '../../platform/site-access.ts';
import { FirstSteps } from '../../ui/parts/first-steps.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { EarlierHistories } from '../data/earlier-histories.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';

const DOES = ['dashboard_does_reads', 'dashboard_does_rate', 'dashboard_does_keeps'] as const;
const NEVER = ['dashboard_never_sends', 'dashboard_never_account', 'dashboard_never_acts'] as const;

/** What Ebb does, what it never does, the access it needs, and three steps to the first figure. */
export function WelcomeView() {
  const { text, pages, hasAccess, fail } = useDashboard();
  return (
    <>
      <h1>
        <Say of={text.say(pages.value.length === 0 ? 'dashboard_nothing_yet' : 'dashboard_welcome')} />
      </h1>
      {!hasAccess.value && (
        <section class="warning">
          <p>
            <Say of={text.say('dashboard_access_needed')} />
          </p>
          <button
            type="button"
            class="main"
            onClick={() => {
              requestSiteAccess().catch(fail);
            }}
          >
            <Say of={text.say('dashboard_allow')} />
          </button>
        </section>
      )}
      {pages.value.length === 0 && <EarlierHistories />}
      <section class="first">
        <h2>
          <Say of={text.say('dashboard_three_steps')} />
        </h2>
        <FirstSteps text={text} />
      </section>
      <div class="two-columns">
        <section>
          <h2>
            <Say of={text.say('dashboard_what_it_does')} />
          </h2>
          <ul>
            {DOES.map((line) => (
              <li key={line}>
                <Say of={text.say(line)} />
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>
            <Say of={text.say('dashboard_what_it_never_does')} />
          </h2>
          <ul>
            {NEVER.map((line) => (
              <li key={line}>
                <Say of={text.say(line)} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
