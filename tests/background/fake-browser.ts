import { isDeepStrictEqual } from 'node:util';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };

// A browser as the background meets it, small and by hand: events, storage areas, alarms, tabs, badge. What the
// tests need to see of it stands in plain fields.

type Listener<Args extends unknown[]> = (...args: Args) => unknown;

class FakeEvent<Args extends unknown[]> {
  #listeners: Listener<Args>[] = [];

  addListener(listener: Listener<Args>): void {
    this.#listeners.push(listener);
  }

  removeListener(listener: Listener<Args>): void {
    this.#listeners = this.#listeners.filter((one) => one !== listener);
  }

  /** Everything that the listeners answer. */
  emit(...args: Args): unknown[] {
    return this.#listeners.map((listener) => listener(...args));
  }

  get listenerCount(): number {
    return this.#listeners.length;
  }

  clear(): void {
    this.#listeners = [];
  }
}

type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

class FakeArea {
  readonly items = new Map<string, unknown>();
  readonly #name: string;
  readonly #changed: FakeEvent<[Changes, string]>;

  constructor(name: string, changed: FakeEvent<[Changes, string]>) {
    this.#name = name;
    this.#changed = changed;
  }

  async get(keys: string | string[] | null): Promise<Record<string, unknown>> {
    const found = [...this.items].filter(([name]) => keys === null || [keys].flat().includes(name));
    return structuredClone(Object.fromEntries(found));
  }

  async set(items: Record<string, unknown>): Promise<void> {
    for (const [key, newValue] of Object.entries(structuredClone(items))) {
      const oldValue = this.items.get(key);
      this.items.set(key, newValue);
      // Chromium says nothing of a value that stays as it was.
      if (!isDeepStrictEqual(oldValue, newValue))
        this.#changed.emit({ [key]: { oldValue, newValue } }, this.#name);
    }
  }

  async remove(keys: string | string[]): Promise<void> {
    for (const key of [keys].flat()) this.items.delete(key);
  }
}

export interface FakeTab {
  readonly id: number;
  active: boolean;
  discarded: boolean;
  /** Where it is, once it has loaded. */
  url?: string;
  /** What the content script in it answers; none where there is no content script. */
  answer?: (message: unknown) => unknown;
  /** Everything that was sent to it. */
  readonly heard: unknown[];
}

const messages: Readonly<Record<string, { readonly message: string }>> = english;

export const EXTENSION_ID = 'ebb';

/** What arrives of a message. Firefox carries no property that is a getter. */
function carried(message: unknown): unknown {
  if (Array.isArray(message)) return message.map(carried);
  if (typeof message !== 'object' || message === null) return structuredClone(message);
  const own = Object.entries(Object.getOwnPropertyDescriptors(message));
  return Object.fromEntries(
    own.filter(([, { get }]) => !get).map(([name, { value }]) => [name, carried(value)]),
  );
}

/** The address of the Page that a report is about. */
function addressIn(body: unknown): string {
  const { look } = body as { look?: { page?: { address?: string } } };
  return look?.page?.address ?? 'https://www.facebook.com/inwi';
}

/** @param nowMs the clock by which its alarms stand. */
export function fakeBrowser(nowMs = (): number => 0) {
  const onChanged = new FakeEvent<[Changes, string]>();
  const alarms = new Map<string, { name: string; scheduledTime: number; periodInMinutes?: number }>();
  const tabs = new Map<number, FakeTab>();
  const badges = new Map<number | undefined, string>();
  const titles = new Map<number | undefined, string>();
  const toViews: unknown[] = [];
  const opened: string[] = [];
  const shown: number[] = [];
  const notified: { id: string; title: string; message: string }[] = [];
  const access = { granted: true, version: '1.0.0' };
  const events = {
    onMessage: new FakeEvent<[unknown, unknown]>(),
    onAlarm: new FakeEvent<[{ name: string }]>(),
    onStartup: new FakeEvent<[]>(),
    onInstalled: new FakeEvent<[unknown]>(),
    onRemoved: new FakeEvent<[number, { isWindowClosing: boolean }]>(),
    onPermissionsAdded: new FakeEvent<[unknown]>(),
    onNotificationClicked: new FakeEvent<[string]>(),
    onFocusChanged: new FakeEvent<[number]>(),
  };

  const browser = {
    runtime: {
      id: EXTENSION_ID,
      getURL: (path: string) => `chrome-extension://${EXTENSION_ID}/${path}`,
      getManifest: () => ({ version: access.version, host_permissions: ['https://*.facebook.com/*'] }),
      sendMessage: async (message: unknown) => {
        toViews.push(carried(message));
      },
      onMessage: events.onMessage,
      onStartup: events.onStartup,
      onInstalled: events.onInstalled,
    },
    storage: {
      local: new FakeArea('local', onChanged),
      session: new FakeArea('session', onChanged),
      onChanged,
    },
    alarms: {
      get: async (name: string) => alarms.get(name),
      create: (
        name: string,
        {
          when,
          delayInMinutes = 0,
          ...rest
        }: { when?: number; delayInMinutes?: number; periodInMinutes?: number },
      ) => {
        alarms.set(name, { name, scheduledTime: when ?? nowMs() + 60_000 * delayInMinutes, ...rest });
      },
      clear: async (name: string) => alarms.delete(name),
      onAlarm: events.onAlarm,
    },
    tabs: {
      query: async () =>
        [...tabs.values()].map(({ id, active, discarded, url }) => ({
          id,
          active,
          discarded,
          ...(url ? { url, status: 'complete' } : {}),
        })),
      sendMessage: async (tabId: number, message: unknown) => {
        const tab = tabs.get(tabId);
        if (!tab?.answer) throw new Error('Could not establish connection. Receiving end does not exist.');
        tab.heard.push(structuredClone(message));
        return structuredClone(await tab.answer(message));
      },
      update: async (id: number) => {
        if (!tabs.has(id)) throw new Error(`No tab with id: ${id}.`);
        shown.push(id);
        return {};
      },
      create: async ({ url }: { url: string }) => {
        opened.push(url);
      },
      onRemoved: events.onRemoved,
    },
    action: {
      setBadgeText: async ({ tabId, text }: { tabId?: number; text: string | null }) => {
        if (text === null) badges.delete(tabId);
        else badges.set(tabId, text);
      },
      setTitle: async ({ tabId, title }: { tabId?: number; title: string }) => {
        titles.set(tabId, title);
      },
    },
    i18n: {
      getMessage: (key: string) => messages[key]?.message ?? '',
    },
    notifications: {
      create: async (id: string, { title, message }: { title: string; message: string }) => {
        notified.push({ id, title, message });
      },
      clear: async () => true,
      onClicked: events.onNotificationClicked,
    },
    windows: { onFocusChanged: events.onFocusChanged },
    permissions: {
      contains: async () => access.granted,
      onAdded: events.onPermissionsAdded,
    },
  };

  async function ask(message: unknown, sender: unknown): Promise<unknown> {
    const answers = events.onMessage
      .emit(structuredClone(message), sender)
      .filter((one) => one !== undefined);
    return carried(await answers[0]);
  }

  return {
    browser,
    events,
    alarms,
    badges,
    titles,
    toViews,
    opened,
    shown,
    notified,
    access,
    ask,
    openTab(id: number, answer?: FakeTab['answer']): FakeTab {
      const tab: FakeTab = { id, active: false, discarded: false, heard: [], ...(answer ? { answer } : {}) };
      tabs.set(id, tab);
      return tab;
    },
    closeTab(id: number, isWindowClosing = false): void {
      tabs.delete(id);
      events.onRemoved.emit(id, { isWindowClosing });
    },
    /** The background is stopped: its listeners are gone, everything the browser keeps stays. */
    stopBackground(): void {
      for (const event of Object.values(events)) event.clear();
      onChanged.clear();
    },
    /** A message as a content script in a tab sends it. @param url where that is; else where the Page it tells of is. */
    fromTab: (tabId: number, ebb: string, body: unknown, url = addressIn(body)): Promise<unknown> =>
      ask({ ebb, body }, { id: EXTENSION_ID, tab: { id: tabId }, frameId: 0, url }),
    /** A message as one of our own pages sends it. */
    fromView: (ebb: string, body: unknown): Promise<unknown> =>
      ask({ ebb, body }, { id: EXTENSION_ID, url: `chrome-extension://${EXTENSION_ID}/popup.html` }),
  };
}

export type FakeBrowser = ReturnType<typeof fakeBrowser>;
