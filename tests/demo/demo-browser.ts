// A browser for the gallery, where no extension runs: it keeps nothing, and whoever asks the background hears nothing.
export {};

const event = { addListener: () => undefined, removeListener: () => undefined, hasListener: () => false };
const area = {
  get: async () => ({}),
  set: async () => undefined,
  remove: async () => undefined,
  onChanged: event,
};
const unheard = new Promise<never>(() => undefined);

Object.assign(globalThis, {
  chrome: { runtime: { id: 'gallery' } },
  browser: {
    runtime: {
      id: 'gallery',
      onMessage: event,
      sendMessage: () => unheard,
      getManifest: () => ({ version: '0.1.0', manifest_version: 3 }),
      getURL: (path: string) => path,
    },
    storage: { local: area, session: area, sync: area, onChanged: event },
    permissions: {
      contains: async () => true,
      getAll: async () => ({ origins: [], permissions: [] }),
      onAdded: event,
      onRemoved: event,
    },
    tabs: { query: async () => [], onUpdated: event },
    i18n: { getMessage: () => '', getUILanguage: () => 'en' },
    extension: { inIncognitoContext: false },
  },
});
