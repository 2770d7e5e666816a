import { browser } from './browser.ts';

/** Whether this is Firefox, which alone says so of itself. */
export const isFirefox = (): boolean => 'getBrowserInfo' in browser.runtime;
