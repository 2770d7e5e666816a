// The only import of the polyfill: everything else takes the browser from here.
import browser from 'webextension-polyfill';

export type { Alarms, Permissions, Runtime, Storage, Tabs } from 'webextension-polyfill';
export { browser };
