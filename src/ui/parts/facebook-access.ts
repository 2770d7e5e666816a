import { type ReadonlySignal, signal as store } from '@preact/signals';
import { browser } from '../../platform/browser.ts';

const ORIGINS = ['https://*.facebook.com/*'];

/** Whether the browser lets Ebb read Facebook, as the person may grant or withdraw it at any time. */
export async function facebookAccess(signal: AbortSignal): Promise<ReadonlySignal<boolean>> {
  const { permissions } = browser;
  const isGranted = store(await permissions.contains({ origins: ORIGINS }));
  const look = (): void => {
    void permissions.contains({ origins: ORIGINS }).then((granted) => {
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

/** Asks the person for it. Call it synchronously in a click: Firefox allows it nowhere else. */
export const requestFacebookAccess = (): Promise<boolean> =>
  browser.permissions.request({ origins: ORIGINS });
