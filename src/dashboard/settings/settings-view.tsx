import type { ComponentChildren } from 'preact';
import { DAY_MS } from '../../core/math/durations.ts';
import { RETENTION_DAYS } from '../../core/series/retention.ts';
import { interval, intervalChoicesMs } from '../../settings/interval.ts';
import { LANGUAGES } from '../../settings/language.ts';
import { type LanguageChoice, languageChoice } from '../../settings/language-choice.ts';
import { needsTab } from '../../settings/needs-tab.ts';
import { overlayHidden } from '../../settings/overlay.ts';
import { retentionDays } from '../../settings/retention.ts';
import type { StoredItem } from '../../settings/stored-item.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { MessageKey } from '../../ui/text/message-key.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import { AddPages } from '../add/add-pages.tsx';
import { timeLength } from '../chart/time-length.ts';
import { PoolSetting } from '../pool/pool-setting.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { GuideLink } from '../shared/guide-link.tsx';
import { LANGUAGE_NAMES } from '../shared/language-names.ts';
import { Link } from '../shared/link.tsx';
import { MetricChoice } from '../shared/metric-choice.tsx';
import type { Route } from '../shared/route.ts';
import { useStored } from '../shared/use-stored.ts';
import { AlertSetting } from './alert-setting.tsx';

/** What the person may choose. Every choice counts at once. */
export function SettingsView() {
  const { text } = useDashboard();
  return (
    <>
      <div class="title">
        <Say as="h1" of={text.say('dashboard_nav_settings')} />
      </div>
      <form class="settings" onSubmit={(event) => event.preventDefault()}>
        <section class="card">
          <Say as="h2" of={text.say('dashboard_kind_watch_event')} />
          <Setting label="dashboard_setting_interval" help="dashboard_setting_interval_help">
            <Choice
              item={interval}
              choices={intervalChoicesMs}
              say={(ms) => [timeLength(ms, text.language)]}
              label="dashboard_setting_interval"
            />
          </Setting>
          <TabSetting />
          <MetricSetting />
          <Setting label="dashboard_setting_retention" help="dashboard_setting_retention_help">
            <Choice
              item={retentionDays}
              choices={RETENTION_DAYS}
              say={(days) => [timeLength(days * DAY_MS, text.language)]}
              label="dashboard_setting_retention"
            />
          </Setting>
        </section>
        <AddPages />
        <section class="card">
          <AlertSetting />
        </section>
        <section class="card">
          <Say as="h2" of={text.say('settings_appearance')} />
          <Setting label="dashboard_language" help="dashboard_setting_language_help">
            <Choice
              item={languageChoice}
              choices={['browser', ...LANGUAGES] satisfies readonly LanguageChoice[]}
              say={(choice) =>
                choice === 'browser'
                  ? text.say('dashboard_setting_browser_language')
                  : [LANGUAGE_NAMES[choice]]
              }
              label="dashboard_language"
            />
          </Setting>
          <OverlaySetting />
        </section>
        <section class="card">
          <PoolSetting />
        </section>
        <section class="card">
          <Say as="h2" of={text.say('settings_data')} />
          <Way title="dashboard_stored" to={{ view: 'data' }} label="dashboard_nav_data" />
          <Way
            title="dashboard_nav_diagnostics"
            help="settings_diagnostics_help"
            to={{ view: 'diagnostics' }}
            label="settings_open"
          />
          <p>
            <GuideLink />
          </p>
        </section>
      </form>
    </>
  );
}

/** A row that leads elsewhere. */
function Way(props: { title: MessageKey; help?: MessageKey; to: Route; label: MessageKey }) {
  const { text } = useDashboard();
  const { title, help, to, label } = props;
  return (
    <div class="setting">
      <div>
        <Say as="b" of={text.say(title)} />
        {help && <Say as="p" of={text.say(help)} />}
      </div>
      <div>
        <Link to={to} class="button">
          <Say of={text.say(label)} />
        </Link>
      </div>
    </div>
  );
}

type Label =
  | 'dashboard_setting_interval'
  | 'dashboard_language'
  | 'dashboard_setting_retention'
  | 'setting_needs_tab'
  | 'dashboard_setting_overlay';

function Setting(props: {
  label: Label;
  help:
    | 'dashboard_setting_interval_help'
    | 'dashboard_setting_language_help'
    | 'dashboard_setting_retention_help'
    | 'setting_needs_tab_help'
    | 'dashboard_setting_overlay_help';
  children: ComponentChildren;
}) {
  const { text } = useDashboard();
  return (
    <div class="setting">
      <div>
        <Say as="b" of={text.say(props.label)} />
        <Say as="p" of={text.say(props.help)} />
      </div>
      <div>{props.children}</div>
    </div>
  );
}

function Choice<Value extends string | number>(props: {
  item: StoredItem<Value>;
  choices: readonly Value[];
  say: (value: Value) => Phrase;
  label: Label;
}) {
  const { item, choices, say, label } = props;
  const { text, fail } = useDashboard();
  const value = useStored(item);
  return (
    <select
      aria-label={text.plain(text.say(label))}
      value={String(value ?? '')}
      onChange={(event) => {
        const chosen = choices.find((choice) => String(choice) === event.currentTarget.value);
        if (chosen !== undefined) item.set(chosen).catch(fail);
      }}
    >
      {choices.map((choice) => (
        <option key={choice} value={String(choice)}>
          {text.plain(say(choice))}
        </option>
      ))}
    </select>
  );
}

/** Likes or followers, of each Page that shows both. */
function MetricSetting() {
  const { text, pages } = useDashboard();
  const both = pages.value.filter(({ series }) => series.length > 1);
  if (both.length === 0) return null;
  return (
    <>
      {both.map((view) => (
        <div key={view.page.id} class="setting">
          <div>
            <Say as="b" of={text.say('metric_choose')} />
            <p>
              <bdi>{view.page.name}</bdi>
            </p>
          </div>
          <div>
            <MetricChoice view={view} />
          </div>
        </div>
      ))}
    </>
  );
}

function Switch(props: { label: string; isOn: boolean; onTurn: (isOn: boolean) => void }) {
  const { label, isOn, onTurn } = props;
  return (
    <input
      type="checkbox"
      role="switch"
      class="switch"
      aria-label={label}
      aria-checked={isOn}
      checked={isOn}
      onChange={(event) => onTurn(event.currentTarget.checked)}
    />
  );
}

/** Whether a Page is measured only while a tab shows it. */
function TabSetting() {
  const { text, fail } = useDashboard();
  const isNeeded = useStored(needsTab);
  return (
    <Setting label="setting_needs_tab" help="setting_needs_tab_help">
      <Switch
        label={text.plain(text.say('setting_needs_tab'))}
        isOn={isNeeded === true}
        onTurn={(isOn) => needsTab.set(isOn).catch(fail)}
      />
    </Setting>
  );
}

/** Whether Ebb shows itself on Pages. */
function OverlaySetting() {
  const { text, fail } = useDashboard();
  const hidden = useStored(overlayHidden);
  return (
    <Setting label="dashboard_setting_overlay" help="dashboard_setting_overlay_help">
      <Switch
        label={text.plain(text.say('overlay_show_all'))}
        isOn={hidden !== undefined && !hidden.everywhere}
        onTurn={(isOn) => {
          if (!hidden) return;
          overlayHidden.set({ everywhere: !isOn, pages: isOn ? [] : hidden.pages }).catch(fail);
        }}
      />
    </Setting>
  );
}
