import { browser, type Tabs } from '../../platform/browser.ts';
import { hasSiteAccess } from '../../platform/site-access.ts';
import { readSettings, type Settings } from '../../settings/settings.ts';
import { readSession, type Session } from './session.ts';

/** What the browser shows, allows and remembers: whoever looks at many Pages asks once for all of them. */
export interface BrowserNow {
  readonly session: Session;
  readonly settings: Settings;
  readonly openTabs: readonly Tabs.Tab[];
  /** The background may ask the site. It is asked again before every request. */
  readonly hasAccess: boolean;
}

export async function readBrowserNow(): Promise<BrowserNow> {
  const [session, settings, openTabs, hasAccess] = await Promise.all([
    readSession(),
    readSettings(),
    browser.tabs.query({}),
    hasSiteAccess(),
  ]);
  return { session, settings, openTabs, hasAccess };
}
