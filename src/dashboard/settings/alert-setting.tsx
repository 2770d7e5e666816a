import { browser } from '../../platform/browser.ts';
import { alertSettings } from '../../settings/alerts.ts';
import { AlertForm } from '../../ui/parts/alert-form.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { useStored } from '../shared/use-stored.ts';

/** What rings, and when it may. The browser is asked for its permission when alerts are switched on. */
export function AlertSetting() {
  const { text, fail } = useDashboard();
  const settings = useStored(alertSettings);
  if (!settings) return null;
  const switchOn = (): void => {
    browser.permissions
      .request({ permissions: ['notifications'] })
      .then((isOn) => alertSettings.set({ ...settings, isOn }))
      .catch(fail);
  };
  return (
    <>
      <Say as="h2" of={text.say('alerts_title')} />
      <AlertForm
        settings={settings}
        text={text}
        onChange={(next) => alertSettings.set(next).catch(fail)}
        onSwitchOn={switchOn}
      />
    </>
  );
}
