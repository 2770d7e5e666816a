import { browser } from './browser.ts';

/** The site's hosts, as the manifest asks for them: the one place where the pattern stands. */
const siteHosts = () => ({ origins: browser.runtime.getManifest().host_permissions ?? [] });

/** Whether the browser lets Ebb read the site; the person may grant or withdraw it at any time. */
export const hasSiteAccess = (): Promise<boolean> => browser.permissions.contains(siteHosts());

/** Asks the person for it. Call it synchronously in a click: Firefox allows it nowhere else. */
export const requestSiteAccess = (): Promise<boolean> => browser.permissions.request(siteHosts());
