// A browser for the gallery, where no extension runs: it keeps nothing, and whoever asks the background hears nothing.
export {};

const event = { addListener: () => undefined, removeListener: () => undefined, hasListener: () => false };
/** Every state has a database of its own: all are shown beside each other on one page. */
const [view = '', state = ''] = location.hash.slice(1).split('/');
const open = indexedDB.open.bind(indexedDB);
indexedDB.open = (name, version) => open(`${view}/${state}: ${name}`, version);

const area = {
  get: async () => ({}),
  set: async () => undefined,
  remove: async () => undefined,
  onChanged: event,
};

const way = (road: string, host: string, route = '') => ({ road, host: `${host}.facebook.com`, route });
const WAYS = [
  way('background', 'm'),
  way('tab', 'www'),
  way('background', 'www'),
  way('background', 'web'),
  way('plugin', 'www'),
];

/** What a background would answer to the few questions that lead to a state of their own. */
const ANSWERS: Readonly<
  Record<string, (body: { readonly address?: string; readonly way?: unknown }) => unknown>
> = {
  addPage: ({ address = '' }) =>
    address.includes('walled')
      ? { kind: 'obstacle', obstacle: { kind: 'signed-out-wall', detail: 'made by hand' } }
      : { kind: 'measured', pageId: 'facebook:1' },
  getWays: () => WAYS,
  checkWay: ({ way }) => ({
    checked:
      JSON.stringify(way) === JSON.stringify(WAYS[2])
        ? {
            kind: 'answered',
            way,
            outcome: 'open',
            steps: [{ metric: 'likes', step: 1 }],
            status: 200,
            tookMs: 412,
            bytes: 2150,
          }
        : { kind: 'resting', way, untilMs: Date.UTC(2016, 1, 27, 21, 45) },
  }),
};

const answer = ({ ebb, body }: { ebb: string; body: object }): Promise<unknown> => {
  const known = ANSWERS[ebb];
  return known ? Promise.resolve({ ok: true, value: known(body) }) : new Promise<never>(() => undefined);
};

Object.assign(globalThis, {
  chrome: { runtime: { id: 'gallery' } },
  browser: {
    runtime: {
      id: 'gallery',
      onMessage: event,
      sendMessage: answer,
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
