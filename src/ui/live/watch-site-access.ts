import { type ReadonlySignal, signal as store } from '@preact/signals';
import { browser } from '../../platform/browser.ts';
import { hasSiteAccess } from '../../platform/site-access.ts';

/** Whether the browser lets Ebb read the site, from now on until `signal` ends. */
export async function watchSiteAccess(signal: AbortSignal): Promise<ReadonlySignal<boolean>> {
  const { permissions } = browser;
  const isGranted = store(await hasSiteAccess());
  const look = (): void => {
    void hasSiteAccess().then((granted) => {
      isGranted.value = granted;
    });
  };
  permissions.onAdded.addListener(look);
  permissions.onRemoved.addListener(look);
  signal.addEventListener('abort', () => {
    permissions.onAdded.removeListener(look);
    permissions.onRemoved.removeListener(look);
  });
  return isGranted;
}
