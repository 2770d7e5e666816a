import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import puppeteer, { type CDPSession, type Page, type Protocol, type Target } from 'puppeteer-core';
import { browserProgram } from '../setup.ts';
import { type ExtensionBrowser, type LaunchOptions, OVERLAY } from './extension-browser.ts';
import { openTab } from './open-tab.ts';
import { removeProfile, temporaryProfile } from './profile.ts';
import { until } from './until.ts';

/** In developer mode, as a person who loads an unpacked extension has it. */
function inDeveloperMode(profile: string): void {
  const file = join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
}

/** Where Chromium itself asks for what it does by itself: it leads nowhere. */
const OWN_SERVICES = ['*.google.com', '*.googleapis.com', '*.gvt1.com'];

/**
 * Documents of the address bar's own, loaded in a process of their own before anybody types: a second of processor each
 * launch. Puppeteer adds them to those it switches off.
 */
const ADDRESS_BAR = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
];

/**
 * Every other host leads to the replay, which writes down those that are not Facebook's and refuses them; but this
 * machine, where a pool may run.
 */
const toReplay = (port: number): string[] => {
  const nowhere = OWN_SERVICES.map((host) => `MAP ${host} ~NOTFOUND`);
  return [`--host-resolver-rules=${[...nowhere, `MAP * 127.0.0.1:${port}`, 'EXCLUDE 127.0.0.1'].join(', ')}`];
};

/** Where something may have been left behind. */
const SITE = ['www', 'web', 'm'].map((host) => `https://${host}.facebook.com`);

/** The overlay's closed shadow root, without asking the page, which could answer what it likes; nothing while there is none. */
async function overlayRoot(session: CDPSession): Promise<Protocol.DOM.Node | undefined> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: OVERLAY,
  });
  for (const nodeId of nodeIds) {
    const { node } = await session.send('DOM.describeNode', { nodeId });
    const closed = node.shadowRoots?.find(({ shadowRootType }) => shadowRootType === 'closed');
    if (closed) return closed;
  }
  return undefined;
}

async function inOverlay<T>(
  session: CDPSession,
  read: (root: ShadowRoot, argument: string) => T,
  argument: string,
): Promise<T | undefined> {
  const shadow = await overlayRoot(session);
  if (!shadow) return undefined;
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId });
  if (!object.objectId) return undefined;
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    functionDeclaration: read.toString(),
    objectId: object.objectId,
    arguments: [{ objectId: object.objectId }, { value: argument }],
    returnByValue: true,
    awaitPromise: true,
    userGesture: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}

interface ExtensionGlobals {
  readonly chrome: {
    readonly windows: { create(options: { url: string; incognito: boolean }): Promise<unknown> };
  };
}

interface SettingsGlobals {
  readonly chrome: {
    readonly developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> };
    readonly management: { setEnabled(id: string, enabled: boolean): Promise<void> };
  };
}

/** Launches Chromium (or Chrome, or Edge) with the extension. */
export async function launchChromium(options: LaunchOptions): Promise<ExtensionBrowser> {
  const { extension, replayPort, headless = true, language, dark = false } = options;
  const profile = options.profile ?? temporaryProfile();
  inDeveloperMode(profile);
  const browser = await puppeteer.launch({
    executablePath: browserProgram('chromium'),
    headless,
    pipe: true,
    // Ctrl-C is the demonstration’s to hear: it still asks the browser for its figures.
    handleSIGINT: false,
    handleSIGTERM: false,
    userDataDir: profile,
    acceptInsecureCerts: replayPort !== undefined,
    enableExtensions: [extension],
    protocolTimeout: 30_000,
    defaultViewport: headless ? { width: 1280, height: 900 } : null,
    // Chromium on Linux takes its language from this variable alone.
    env: { ...process.env, ...(language ? { LANGUAGE: language } : {}) },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(headless ? [`--disable-features=${ADDRESS_BAR.join(',')}`] : []),
      ...(language ? [`--lang=${language}`] : []),
      ...(dark ? ['--force-dark-mode', '--blink-settings=preferredColorScheme=0'] : []),
      ...(replayPort === undefined ? [] : toReplay(replayPort)),
    ],
  });
  const isBackground = (target: Target): boolean =>
    target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');
  const background = await browser.waitForTarget(isBackground, { timeout: 20_000 });
  const id = new URL(background.url()).host;
  const sessions = new WeakMap<Page, CDPSession>();
  const sessionOf = async (tab: Page): Promise<CDPSession> => {
    const session = sessions.get(tab) ?? (await tab.createCDPSession());
    sessions.set(tab, session);
    return session;
  };

  /** Does something in the browser's own page of extensions. */
  const inSettings = async (change: (settings: Page) => Promise<unknown>): Promise<void> => {
    const settings = await browser.newPage();
    await settings.goto('chrome://extensions');
    await change(settings);
    await settings.close();
  };
  const configure = (change: object): Promise<void> =>
    inSettings((settings) =>
      settings.evaluate(
        (wanted) =>
          (globalThis as unknown as SettingsGlobals).chrome.developerPrivate.updateExtensionConfiguration(
            wanted,
          ),
        { extensionId: id, ...change },
      ),
    );
  const setAccess = (hostAccess: string): Promise<void> => configure({ hostAccess });
  if (options.isAllowedInPrivate) await configure({ incognitoAccess: true });

  return {
    kind: 'chromium',
    browser,
    profile,
    openTab: (address) => openTab(browser, address),
    openPrivately: async (address) => {
      const opened = browser.waitForTarget((target) => target.url() === address, { timeout: 15_000 });
      // Only an extension may ask for one.
      const own = await browser.newPage();
      await own.goto(`chrome-extension://${id}/popup.html`);
      await own.evaluate(
        (url) => (globalThis as unknown as ExtensionGlobals).chrome.windows.create({ url, incognito: true }),
        address,
      );
      await own.close();
      return (await opened).asPage();
    },
    openOwnPage: async (path) => {
      const page = await browser.newPage();
      await page.goto(`chrome-extension://${id}/${path}`);
      return page;
    },
    openPopup: async (tab) => {
      await tab.bringToFront();
      const isPopup = (target: Target): boolean =>
        target.type() === 'page' && target.url().endsWith('/popup.html');
      const opened = browser.waitForTarget(isPopup, { timeout: 15_000 });
      await (await browser.extensions()).get(id)?.triggerAction(tab);
      const popup = await (await opened).asPage();
      return {
        text: () => popup.evaluate(() => document.body.innerText),
        has: (selector) => popup.evaluate((wanted) => document.querySelector(wanted) !== null, selector),
        widths: () =>
          popup.evaluate(() => {
            const { clientWidth, scrollWidth } = document.documentElement;
            return { window: innerWidth, visible: clientWidth, content: scrollWidth };
          }),
        press: (selector) => popup.click(selector),
        screenshot: async (file) => {
          // As the person sees it: beyond the window Chromium paints the same part again.
          await popup.screenshot({ path: file as `${string}.png`, captureBeyondViewport: false });
        },
      };
    },
    inOverlay: async (tab, read, argument = '') => inOverlay(await sessionOf(tab), read, argument),
    withholdAccess: () => setAccess('ON_CLICK'),
    allowAccess: () => setAccess('ON_ALL_SITES'),
    switchOff: () =>
      inSettings((settings) =>
        settings.evaluate(
          (own) => (globalThis as unknown as SettingsGlobals).chrome.management.setEnabled(own, false),
          id,
        ),
      ),
    skewClock: async (byMs) => {
      const worker = await (await browser.waitForTarget(isBackground)).worker();
      await worker?.evaluate((by) => {
        const now = Date.now;
        Date.now = () => now() + by;
      }, byMs);
    },
    stopBackground: async () => {
      const target = await browser.waitForTarget(isBackground);
      // Puppeteer takes hold of it, closes it and lets go of it, all of which fails where it is just coming or going:
      // what counts is that it is gone.
      await until('the background to be gone', async () => {
        if (!browser.targets().includes(target)) return true;
        await (await target.worker())?.close();
        return false;
      });
    },
    renew: async () => {
      // Without a tab the browser would end.
      const left = await browser.newPage();
      for (const page of await browser.pages()) if (page !== left) await page.close();
      await browser.uninstallExtension(id);
      await until('the extension to be gone', () => !browser.targets().some(isBackground));
      const session = await left.createCDPSession();
      await session.send('Network.clearBrowserCookies');
      await session.send('Network.clearBrowserCache');
      for (const origin of SITE)
        await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      await session.detach();
      await browser.installExtension(extension);
      await browser.waitForTarget(isBackground, { timeout: 20_000 });
    },
    kill: async () => {
      const child = browser.process();
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGKILL');
      await gone;
    },
    close: async () => {
      await browser.close();
      if (options.profile === undefined) await removeProfile(profile);
    },
  };
}
