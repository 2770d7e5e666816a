import { browser, type Permissions } from './browser.ts';
import { isFirefox } from './is-firefox.ts';

/** What a pool is given, in Firefox's words; the manifest names the same as optional. */
const poolData = (): Permissions.Permissions => ({
  data_collection: ['browsingActivity', 'websiteContent'],
});

/** Whether the browser lets Ebb send what a pool is given: Firefox asks the person for it, others leave it to us. */
export const hasDataConsent = async (): Promise<boolean> =>
  !isFirefox() || (await browser.permissions.contains(poolData()));

/** Asks the person for it. Call it synchronously in a click: Firefox allows it nowhere else. */
export const requestDataConsent = async (): Promise<boolean> =>
  !isFirefox() || (await browser.permissions.request(poolData()));
