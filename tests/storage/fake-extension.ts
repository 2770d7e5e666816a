// The polyfill refuses to load outside an extension: import this before anything that imports it.
import { fakeBrowser } from '../background/fake-browser.ts';

export const fake = fakeBrowser();

Object.assign(globalThis, { chrome: fake.browser, browser: fake.browser });
