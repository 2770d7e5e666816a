// A view of the dashboard in one state, named by the address: `dashboard-frame.html#campaign/partial/ar/dark`.
import './demo-browser.ts';
import { signal } from '@preact/signals';
import { render } from 'preact';
import ar from '../../public/_locales/ar/messages.json';
import en from '../../public/_locales/en/messages.json';
import fr from '../../public/_locales/fr/messages.json';
import { toPageId } from '../../src/core/page/page-identity.ts';
import type { ObserverId } from '../../src/core/pool/observer.ts';
import type { SeriesId } from '../../src/core/series/sample.ts';
import type { PageView } from '../../src/core/summary/series-summary.ts';
import type { StorageState } from '../../src/core/summary/storage-state.ts';
import { withDisk } from '../../src/core/summary/with-disk.ts';
import { DashboardView } from '../../src/dashboard/dashboard-view.tsx';
import { pooledHistories } from '../../src/dashboard/histories/pooled-histories.ts';
import { rateHistories } from '../../src/dashboard/histories/rate-histories.ts';
import { serveRecomputations } from '../../src/dashboard/histories/recompute/serve-recomputations.ts';
import { type HistoryReader, seriesHistories } from '../../src/dashboard/histories/series-histories.ts';
import type { Dashboard } from '../../src/dashboard/shared/dashboard-context.ts';
import type { Route } from '../../src/dashboard/shared/route.ts';
import { undoDesk } from '../../src/dashboard/shared/undo-desk.ts';
import type { Language } from '../../src/settings/language.ts';
import type { ObserverColumns } from '../../src/storage/pool/pooled-pages.ts';
import type { CampaignRecord } from '../../src/storage/schema.ts';
import { makeText } from '../../src/ui/text/text.ts';
import { sampleColumns } from '../dashboard/columns.ts';
import {
  controlPages,
  type DemoPage,
  HARD_PAGES,
  monthsControls,
  monthsPages,
  operators,
} from './dashboard-pages.ts';
import { ACTS } from './demo-acts.ts';
import { fillDatabase } from './demo-database.ts';
import { MANY_VIEWS } from './hard-views.ts';
import { DEMO_NOW_MS, DEMO_VIEWS } from './page-views.ts';
import { ROAD_VIEWS } from './road-views.ts';

const MESSAGES: Record<Language, Record<string, { message: string }>> = { en, fr, ar };
const HOUR_MS = 3_600_000;
const [view = '', state = '', language = 'en', theme = 'light'] = location.hash.slice(1).split('/');
const text = makeText(language as Language, (key) => MESSAGES[language as Language][key]?.message ?? '');
document.documentElement.lang = text.language;
document.documentElement.dir = text.direction;
document.documentElement.style.colorScheme = theme;

/** Two Pages of which the documents of one name the number of the other. */
const onePage = (): DemoPage[] =>
  operators()
    .slice(0, 2)
    .map((page, i) => ({
      ...page,
      view: {
        ...page.view,
        page: { ...page.view.page, id: toPageId(`facebook:10006${4 + i}`), name: 'inwi' },
      },
    }));
/** A Page whose figure is in another state than its samples alone would bring it to. */
function withRateOf(view: PageView): DemoPage {
  const samples = view.series[0]?.recent.map((point) => ({ ...point, reader: 'page-data' as const })) ?? [];
  return { view, samples, events: [] };
}
const hard = (...names: readonly string[]): DemoPage[] => names.flatMap((name) => HARD_PAGES[name]?.() ?? []);
/** As a Page is measured that a road leads to in this way. */
const [, way] = Object.entries(ROAD_VIEWS).find(([name]) => state !== 'usual' && name === state) ?? [];
/** Each is worked out only where it is shown. */
const SHOWN: Readonly<Record<string, () => readonly DemoPage[]>> = {
  none: () => [],
  months: monthsPages,
  many: () => MANY_VIEWS.map(withRateOf),
  partial: () => operators('ميديتل'),
  'one-of-three': () => operators('ميديتل', 'inwi'),
  'one-page': onePage,
  'too-early': () => [withRateOf(DEMO_VIEWS.early)],
  jump: () => [withRateOf(DEMO_VIEWS.jump)],
  'all-stale': () => hard('stale'),
  stale: () => hard('stale', 'year'),
};
const shown = (SHOWN[state]?.() ?? (HARD_PAGES[state] ? hard(state) : operators())).map((page) =>
  way?.measuring
    ? {
        ...page,
        view: { ...page.view, watch: way.watch, intervalMs: way.intervalMs, measuring: way.measuring },
      }
    : page,
);
const controls =
  state === 'months' ? monthsControls() : state === 'usual' || state === 'partial' ? controlPages() : [];
const all = [...shown, ...controls];
const idOf = ({ view: { page } }: DemoPage) => page.id;
const [first] = all;
const firstMs = Math.min(
  ...shown.map(({ samples, hours }) => hours?.[0]?.firstMs ?? samples[0]?.atMs ?? DEMO_NOW_MS),
);
const campaign: CampaignRecord = {
  id: 'demo',
  name: state === 'endless' ? 'Une campagne au nom sans fin '.repeat(17) : '#OpeUnlike',
  startMs: firstMs,
  targets: shown.map(idOf),
  controls: controls.map(idOf),
  baseline: all.flatMap(({ view: { page, series } }) =>
    series.map(({ metric, first: sample }) => ({ pageId: page.id, metric, ...sample })),
  ),
};

const pageOf = ({ pageId }: SeriesId): DemoPage | undefined => all.find((one) => idOf(one) === pageId);
const reader: HistoryReader = async (wanted) =>
  wanted.map(({ series, fromMs }) => ({
    columns: sampleColumns(pageOf(series)?.samples.filter(({ atMs }) => atMs >= fromMs) ?? []),
    hours: [...(pageOf(series)?.hours ?? [])].filter(({ lastMs }) => lastMs >= fromMs),
    minutes: [],
    events: [...(pageOf(series)?.events ?? [])],
  }));

const routes: Readonly<Record<string, Route>> = {
  campaign: { view: 'campaign', id: 'demo' },
  edit: { view: 'edit-campaign', id: 'demo' },
  page: first ? { view: 'page', pageId: idOf(first) } : { view: 'home' },
  'same-page': first && all[1] ? { view: 'same-page', pages: [idOf(first), idOf(all[1])] } : { view: 'home' },
  evidence: { view: 'evidence', ...(state === 'chosen' ? { atMs: DEMO_NOW_MS - 21 * 60_000 } : {}) },
  share: state === 'gone' ? { view: 'share', campaignId: 'deleted' } : { view: 'share' },
  data: { view: 'data' },
  settings: { view: 'settings' },
  diagnostics: { view: 'diagnostics' },
  welcome: { view: 'welcome' },
};

/** Three others who look at the same Page: two see what the first sees, the third three times the loss. */
const OBSERVERS: readonly ObserverColumns[] = ['casablanca-2', 'rabat-1', 'tanger-4'].map((observer, i) => {
  const own = first?.samples ?? [];
  const [start] = own;
  return {
    pool: 'https://pool.example.org/opeunlike',
    observer: observer as ObserverId,
    columns: sampleColumns(
      own.slice(i * 60).map((sample) => ({
        ...sample,
        atMs: sample.atMs - 3000 * (i + 1),
        value: i < 2 ? sample.value : (start?.value ?? 0) + 3 * (sample.value - (start?.value ?? 0)),
      })),
    ),
  };
});

const STORAGE: Readonly<Record<string, StorageState>> = {
  'no-history': { kind: 'no-history' },
  'private-window': { kind: 'private-window' },
  'full-disk': { kind: 'full', sinceMs: DEMO_NOW_MS - HOUR_MS },
};

const closed = new AbortController();
const fail = (error: unknown): void => reportError(error);
const storage = STORAGE[state] ?? { kind: 'well' as const };
const pages = signal(all.map((one) => withDisk(one.view, storage)));
const histories = seriesHistories(reader, pages, fail, closed.signal);
const { port1, port2 } = new MessageChannel();
serveRecomputations(port2);
port1.start();
port2.start();
const dashboard: Dashboard = {
  text,
  pages,
  campaigns: signal(view === 'welcome' || state === 'none' ? [] : [campaign]),
  notes: signal([{ id: 'n1', atMs: DEMO_NOW_MS - 0.4 * HOUR_MS, text: 'TV report on the second channel' }]),
  hasAccess: signal(true),
  now: signal(DEMO_NOW_MS),
  histories,
  rates: rateHistories(histories, () => port1, closed.signal),
  pooled: pooledHistories(async () => (state === 'observers' ? OBSERVERS : []), fail, closed.signal),
  poolChanges: signal(0),
  undo: undoDesk(fail, closed.signal),
  go: () => undefined,
  fail,
  signal: closed.signal,
};
if (state === 'undo')
  dashboard.undo.hold({
    key: 'note n1',
    said: text.say('dashboard_deleted', { name: 'TV report' }),
    commit: async () => undefined,
  });
/** Pictures wait until it is no longer busy. */
async function show(): Promise<void> {
  document.documentElement.ariaBusy = 'true';
  await fillDatabase(state, all);
  render(
    <DashboardView
      dashboard={dashboard}
      route={signal(routes[view] ?? { view: 'home' })}
      failure={signal(state === 'failure')}
      storage={signal(storage)}
    />,
    document.body,
  );
  await ACTS[state]?.(all);
  document.documentElement.ariaBusy = null;
}

show().catch(fail);
