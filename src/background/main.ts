import { serveBackground } from '../messaging/serve.ts';
import { browser } from '../platform/browser.ts';
import { logError } from '../platform/log.ts';
import { interval } from '../settings/interval.ts';
import { languageChoice } from '../settings/language-choice.ts';
import { retentionDays } from '../settings/retention.ts';
import { handlers } from './answers/handlers.ts';
import { accessGranted } from './clock/access-granted.ts';
import { browserStarted } from './clock/browser-started.ts';
import { intervalChosen } from './clock/interval-chosen.ts';
import { TICK_ALARM, tick } from './clock/schedule.ts';
import { tabClosed } from './clock/tab-closed.ts';
import { planAnew, wake } from './clock/wake.ts';
import { UPKEEP_ALARM, upkeep } from './history/upkeep.ts';
import { POOL_ALARM, syncPools } from './pool/pool-clock.ts';
import { alertClicked } from './tell/alerts.ts';
import { BADGE_ALARM, showBadge } from './tell/badge.ts';
import { welcome } from './welcome.ts';

// Every listener is registered before anything is awaited, so that the event that woke us is heard; and nothing
// is remembered here, since any moment may be the last.

/** Does work for which the browser does not wait. @returns when it is over, whatever became of it. */
const run = (where: string, work: () => Promise<void>): Promise<void> =>
  work().catch((error: unknown) => logError(where, error));

function onAlertClick(id: string): void {
  run('a click on an alert', () => alertClicked(id));
}

/** Notifications are there only once the person has allowed them; the same listener is never added twice. */
function hearAlertClicks(): void {
  browser.notifications?.onClicked.addListener(onAlertClick);
}

serveBackground(handlers, (error) => void logError('answering a message', error));
browser.alarms.onAlarm.addListener(async ({ name }) => {
  if (name === TICK_ALARM) await run('a tick', tick);
  if (name === BADGE_ALARM) await run('the badge', showBadge);
  if (name === UPKEEP_ALARM) await run('upkeep', upkeep);
  if (name === POOL_ALARM) await run('sharing with pools', syncPools);
});
browser.runtime.onStartup.addListener(() => run('start-up', browserStarted));
browser.runtime.onInstalled.addListener(({ reason }) => {
  run('installation', wake);
  run('the welcome', () => welcome(reason));
});
browser.tabs.onRemoved.addListener((tabId, { isWindowClosing }) =>
  run('a closed tab', () => tabClosed(tabId, isWindowClosing)),
);
// A fast clock that is set right leaves every alarm in the future, and Chromium rings none before that. Who sets a clock
// comes back to the browser; Firefox for Android, which has no windows, counts by another clock.
browser.windows?.onFocusChanged.addListener(() => run('a look at the clock', planAnew));
browser.permissions.onAdded.addListener(() => {
  hearAlertClicks();
  run('new access', accessGranted);
});
hearAlertClicks();
interval.watch((chosenMs) => run('a new interval', () => intervalChosen(chosenMs)));
languageChoice.watch(() => run('a new language', showBadge));
retentionDays.watch(() => run('a new retention', upkeep));
run('waking', wake);
