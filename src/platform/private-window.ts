import { browser } from './browser.ts';

/** Whether this context belongs to a private window; in a Firefox that never remembers history, all of them do. */
export const isInPrivateWindow = (): boolean => browser.extension.inIncognitoContext === true;
