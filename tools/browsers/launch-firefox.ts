import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import * as v from 'valibot';
import { browserProgram } from '../setup.ts';
import { callFunction, contextOf, inBrowserWindow } from './bidi.ts';
import { type ExtensionBrowser, type LaunchOptions, OVERLAY } from './extension-browser.ts';
import { firefoxProfile } from './firefox-profile.ts';
import { openTab } from './open-tab.ts';
import { removeProfile } from './profile.ts';
import { until } from './until.ts';

/** Under which the extension's own pages are reached; Firefox would draw a new one for every profile. */
const UUID = '11111111-2222-4333-8444-555555555555';

const widthsInside = v.object({ innerWidth: v.number(), clientWidth: v.number(), scrollWidth: v.number() });

const manifestId = v.object({
  browser_specific_settings: v.object({ gecko: v.object({ id: v.string() }) }),
});

const idOf = (extension: string): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  return v.parse(manifestId, manifest).browser_specific_settings.gecko.id;
};

/** Where nobody looks on: one process for all tabs of a site and one kept for empty tabs, and fewer frames a second. */
const UNSEEN = {
  'dom.ipc.processCount': 1,
  'dom.ipc.processCount.webIsolated': 1,
  'dom.ipc.keepProcessesAlive.web': 1,
  'layout.frame_rate': 20,
};

/** Whether what a temporary add-on stored outlives it. */
const KEEP_STORAGE = 'extensions.webextensions.keepStorageOnUninstall';

function preferences(
  id: string,
  { replayPort, headless = true, language, dark, remembersNothing }: LaunchOptions,
): Record<string, unknown> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
    // Without a screen its window has no focus: this has it tell of focus all the same.
    'focusmanager.testmode': true,
    // A process begun ahead of need is work for nothing.
    'dom.ipc.processPrelaunch.enabled': false,
    ...(headless ? UNSEEN : {}),
    // A temporary add-on is gone after a restart; its history is to be there when it is installed again.
    [KEEP_STORAGE]: true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    // Every host leads to the replay, which refuses those that are not Facebook's.
    ...(replayPort === undefined
      ? {}
      : {
          'network.dns.forceResolve': '127.0.0.1',
          'network.socket.forcePort': `443=${replayPort}`,
          // The only one of Firefox's own services that would ask for more.
          'services.settings.server': 'data:,#none/v1',
        }),
    ...(remembersNothing ? { 'browser.privatebrowsing.autostart': true } : {}),
    ...(language ? { 'intl.locale.requested': language } : {}),
    ...(dark ? { 'ui.systemUsesDarkTheme': 1, 'layout.css.prefers-color-scheme.content-override': 0 } : {}),
  };
}

const withShadow = v.object({
  value: v.array(
    v.looseObject({
      value: v.looseObject({
        shadowRoot: v.nullish(
          v.looseObject({ sharedId: v.string(), value: v.looseObject({ mode: v.string() }) }),
        ),
      }),
    }),
  ),
});

async function inOverlay<T>(
  browser: Browser,
  tab: Page,
  read: (root: ShadowRoot, argument: string) => T,
  argument: string,
): Promise<T | undefined> {
  const context = contextOf(tab);
  const found = await callFunction(
    browser,
    context,
    '(name) => [...document.querySelectorAll(name)]',
    [{ type: 'string', value: OVERLAY }],
    {
      includeShadowTree: 'all',
      maxDomDepth: 0,
    },
  );
  const shadow = v
    .parse(withShadow, found)
    .value.map(({ value }) => value.shadowRoot)
    .find((root) => root?.value.mode === 'closed');
  if (!shadow) return undefined;
  const answer = await callFunction(
    browser,
    context,
    `async (root, argument) => JSON.stringify((await (${read.toString()})(root, argument)) ?? null)`,
    [{ sharedId: shadow.sharedId }, { type: 'string', value: argument }],
  );
  const text = answer['value'];
  return typeof text === 'string' ? (JSON.parse(text) as T) : undefined;
}

/** Puppeteer puts a profile's preferences back once the browser is gone; a launch amid that finds half of them. */
const hasBackups = (profile: string): boolean =>
  ['prefs.js', 'user.js'].some((name) => existsSync(join(profile, `${name}.puppeteer`)));

/** Finds the extension and what the browser's window keeps for it. */
const parent = (id: string): string =>
  `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');` +
  `const extension = ExtensionParent.GlobalManager.getExtension(${JSON.stringify(id)});` +
  `const action = ExtensionParent.apiManager.global.browserActionFor(extension);`;

/** Lets the extension into private windows, as its switch in the browser's list of add-ons does. */
const allowInPrivate = (id: string): string =>
  "const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');" +
  "const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');" +
  `await ExtensionPermissions.add(${JSON.stringify(id)}, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });` +
  `await (await AddonManager.getAddonByID(${JSON.stringify(id)})).reload(); return true;`;

const PERMISSIONS =
  "const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');" +
  "const facebook = { permissions: [], origins: ['https://*.facebook.com/*'] };";

const inPopup = (body: string): string =>
  `const popup = document.querySelector('browser.webextension-popup-browser');${body}`;

/** Launches Firefox with the extension as a temporary add-on. */
export async function launchFirefox(options: LaunchOptions): Promise<ExtensionBrowser> {
  const { extension, replayPort, headless = true } = options;
  const profile = options.profile ?? firefoxProfile();
  const id = idOf(extension);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    // Ctrl-C is the demonstration’s to hear: it still asks the browser for its figures.
    handleSIGINT: false,
    handleSIGTERM: false,
    executablePath: browserProgram('firefox'),
    headless,
    userDataDir: profile,
    acceptInsecureCerts: replayPort !== undefined,
    protocolTimeout: 30_000,
    defaultViewport: headless ? { width: 1280, height: 900 } : null,
    // Lets this program open the extension's own pages and run code in the browser's window.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: preferences(id, options),
    // Without it Firefox asks its own settings server, whatever the preference says.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
  });
  await browser.installExtension(extension);
  if (options.isAllowedInPrivate) await inBrowserWindow(browser, `(async () => {${allowInPrivate(id)}})()`);
  const inWindow = (body: string): Promise<unknown> =>
    inBrowserWindow(browser, `(async () => {${parent(id)}${body}})()`);

  return {
    kind: 'firefox',
    browser,
    profile,
    openTab: (address) => openTab(browser, address),
    openPrivately: async (address) => {
      await inWindow(
        'const own = OpenBrowserWindow({ private: true });' +
          "await new Promise((resolve) => own.addEventListener('load', resolve, { once: true }));" +
          'await own.delayedStartupPromise;' +
          `own.openTrustedLinkIn(${JSON.stringify(address)}, 'current'); return true;`,
      );
      return until(`${address} in a private window`, async () =>
        (await browser.pages()).find((page) => page.url() === address),
      );
    },
    openOwnPage: async (path) => {
      const page = await browser.newPage();
      // The navigation works; only puppeteer never learns that it has ended.
      page.goto(`moz-extension://${UUID}/${path}`, { timeout: 1000 }).catch(() => undefined);
      await until(`${path} to be open`, () =>
        page.evaluate(() => location.protocol === 'moz-extension:' && document.readyState === 'complete'),
      );
      return page;
    },
    openPopup: async (tab) => {
      await tab.bringToFront();
      await inWindow('await action.openPopup(window, true); return true;');
      await until('the popup to be drawn', () =>
        inWindow(
          inPopup('return Boolean(popup && popup.getAttribute("remote") && popup.clientWidth > 100);'),
        ),
      );
      /** What an expression is in the process of the popup. */
      const inside = async (expression: string): Promise<string> =>
        String(
          await inWindow(
            inPopup(
              'return new Promise((resolve) => { const messages = popup.messageManager;' +
                'messages.addMessageListener("ebb:said", ({ data }) => resolve(data));' +
                `messages.loadFrameScript("data:,sendAsyncMessage('ebb:said', ${expression})", false); });`,
            ),
          ),
        );
      return {
        text: () => inside('content.document.body.innerText'),
        has: async (selector) =>
          (await inside(`String(content.document.querySelector('${selector}') !== null)`)) === 'true',
        widths: async () => {
          const { innerWidth, clientWidth, scrollWidth } = v.parse(
            widthsInside,
            JSON.parse(
              await inside(
                'JSON.stringify({ innerWidth: content.innerWidth,' +
                  ' clientWidth: content.document.documentElement.clientWidth,' +
                  ' scrollWidth: content.document.documentElement.scrollWidth })',
              ),
            ),
          );
          return { window: innerWidth, visible: clientWidth, content: scrollWidth };
        },
        press: async (selector) => {
          const press =
            `const button = content.document.querySelector(${JSON.stringify(selector)});` +
            'const input = content.windowUtils.setHandlingUserInput(true);' +
            'button.click(); input.destruct();';
          await inWindow(
            inPopup(
              `popup.messageManager.loadFrameScript("data:," + encodeURIComponent(${JSON.stringify(press)}), false); return true;`,
            ),
          );
        },
        screenshot: async (file) => {
          const data = await inWindow(
            inPopup(
              'const picture = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, "white");' +
                'const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");' +
                'canvas.width = picture.width; canvas.height = picture.height;' +
                'canvas.getContext("2d").drawImage(picture, 0, 0); return canvas.toDataURL("image/png");',
            ),
          );
          writeFileSync(file, Buffer.from(String(data).split(',')[1] ?? '', 'base64'));
        },
      };
    },
    inOverlay: (tab, read, argument = '') => inOverlay(browser, tab, read, argument),
    withholdAccess: async () => {
      await inWindow(
        `${PERMISSIONS} await ExtensionPermissions.remove(extension.id, facebook, extension); return true;`,
      );
    },
    allowAccess: async () => {
      await until('the question of the browser', () =>
        inWindow('return Boolean(document.querySelector("#notification-popup popupnotification"));'),
      );
      await inWindow(
        'document.querySelector("#notification-popup popupnotification").button.click(); return true;',
      );
    },
    answerConsent: async (isAllowed) => {
      const popup = 'const popup = document.querySelector("#notification-popup popupnotification");';
      const asked = await until('what Firefox asks', async () => {
        const said = await inWindow(`${popup} return popup?.textContent.replace(/\\s+/g, " ").trim() ?? "";`);
        return typeof said === 'string' && said !== '' && said;
      });
      const answer = isAllowed ? 'button' : 'secondaryButton';
      // Firefox does not hear who presses in the first half second.
      await until('Firefox to have heard the answer', () =>
        inWindow(`${popup} popup?.${answer}.click(); return !popup;`),
      );
      return asked;
    },
    switchOff: async () => {
      await inWindow(
        "const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');" +
          'await (await AddonManager.getAddonByID(extension.id)).disable(); return true;',
      );
    },
    stopBackground: async () => {
      await inWindow('await extension.terminateBackground(); return true;');
    },
    renew: async () => {
      const left = await browser.newPage();
      for (const page of await browser.pages()) if (page !== left) await page.close();
      const keepStorage = (isKept: boolean): Promise<unknown> =>
        inBrowserWindow(browser, `Services.prefs.setBoolPref('${KEEP_STORAGE}', ${isKept}); true`);
      await keepStorage(false);
      await browser.uninstallExtension(id);
      await inBrowserWindow(
        browser,
        'new Promise((resolve) => Services.clearData.deleteData(Services.clearData.CLEAR_ALL_CACHES |' +
          ' Services.clearData.CLEAR_COOKIES_AND_SITE_DATA | Services.clearData.CLEAR_HISTORY, () => resolve(true)))',
      );
      await keepStorage(true);
      await browser.installExtension(extension);
    },
    kill: async () => {
      const child = browser.process();
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGKILL');
      await gone;
      await until('the preferences to be put back', () => !hasBackups(profile));
    },
    close: async () => {
      await browser.close();
      if (options.profile === undefined) await removeProfile(profile);
    },
  };
}
