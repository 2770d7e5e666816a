import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { METHOD_VERSION } from '../core/rate/filter/rate-filter.ts';
import type { StorageState } from '../core/summary/storage-state.ts';
import { browser } from '../platform/browser.ts';
import { stateOfAll } from '../ui/labels/state-of-all.ts';
import { totalOf } from '../ui/labels/total.ts';
import { Logo } from '../ui/parts/icon.tsx';
import { State } from '../ui/parts/mark.tsx';
import { Say } from '../ui/parts/say.tsx';
import { StorageNotice } from '../ui/parts/storage-notice.tsx';
import type { MessageKey } from '../ui/text/message-key.ts';
import { CampaignForm } from './campaign/campaign-form.tsx';
import { CampaignView, EVERY_PAGE } from './campaign/campaign-view.tsx';
import { utcInstant } from './chart/time-label.ts';
import { HistoryView } from './data/history-view.tsx';
import { DiagnosticsView } from './diagnostics/diagnostics-view.tsx';
import { EvidenceView } from './evidence/evidence-view.tsx';
import { PageSection } from './page/page-view.tsx';
import { SamePageBanner } from './same-page/same-page-banner.tsx';
import { SamePageView } from './same-page/same-page-view.tsx';
import { SettingsView } from './settings/settings-view.tsx';
import { ShareView } from './share/share-view.tsx';
import { type Dashboard, DashboardProvider, useDashboard } from './shared/dashboard-context.ts';
import { Link } from './shared/link.tsx';
import type { Route, ViewName } from './shared/route.ts';
import { UndoToast } from './shared/undo-toast.tsx';
import { WelcomeView } from './welcome/welcome-view.tsx';

const SECTIONS: readonly {
  readonly to: Route;
  readonly title: MessageKey;
  readonly views: readonly ViewName[];
}[] = [
  {
    to: { view: 'home' },
    title: 'dashboard_campaigns',
    views: ['home', 'campaign', 'edit-campaign', 'page', 'same-page'],
  },
  { to: { view: 'evidence' }, title: 'dashboard_nav_evidence', views: ['evidence'] },
  { to: { view: 'share' }, title: 'dashboard_nav_share', views: ['share'] },
  { to: { view: 'data' }, title: 'dashboard_nav_data', views: ['data'] },
  { to: { view: 'settings' }, title: 'dashboard_nav_settings', views: ['settings', 'diagnostics'] },
];

/** The frame: sections, the place one is at, and what went wrong. */
export function DashboardView(props: {
  dashboard: Dashboard;
  route: ReadonlySignal<Route>;
  /** Whether something went wrong that nobody waited for; what exactly is in the log. */
  failure: ReadonlySignal<boolean>;
  storage: ReadonlySignal<StorageState>;
}) {
  const { dashboard, route, failure, storage } = props;
  const { text } = dashboard;
  const main = useRef<HTMLElement>(null);
  const { view } = route.value;
  const isFirst = useRef(true);
  useEffect(() => {
    // Another place: readers of the screen hear it from its top, as after loading a page.
    if (!isFirst.current) {
      // The focus alone would scroll what stands above out of sight.
      main.current?.focus({ preventScroll: true });
      window.scrollTo({ top: 0, behavior: 'instant' });
    }
    isFirst.current = false;
  }, [view]);
  useEffect(() => {
    document.title = `${text.plain(text.say(titleOf(view)))} · Ebb`;
  }, [view, text]);
  return (
    <DashboardProvider value={dashboard}>
      <header class="frame">
        <Link to={{ view: 'home' }} class="brand">
          <Logo />
          Ebb
        </Link>
        <nav aria-label={text.plain(text.say('dashboard_sections'))}>
          {SECTIONS.map(({ to, title, views }) => (
            <Link key={title} to={to} isCurrent={views.includes(view)}>
              <Say of={text.say(title)} />
            </Link>
          ))}
        </nav>
        <LiveState />
      </header>
      <main ref={main} tabIndex={-1} data-printed={printedLine(dashboard.now.value)}>
        <div role="alert">
          <StorageNotice
            state={storage.value}
            text={text}
            toData={
              <Link to={{ view: 'data' }} class="button">
                <Say of={text.say('storage_make_room')} />
              </Link>
            }
          />
          {failure.value && <Say as="p" class="banner warn" of={text.say('dashboard_failed')} />}
        </div>
        {view !== 'same-page' && <SamePageBanner />}
        <Place route={route.value} />
        <UndoToast />
      </main>
    </DashboardProvider>
  );
}

/** How many of the Pages that count are live, and how old the oldest of their readings is. */
function LiveState() {
  const { text, pages, campaigns, now } = useDashboard();
  const total = totalOf(pages.value, now.value, campaigns.value[0]?.targets);
  const measured = total.pages.map(({ view }) => view);
  const state = stateOfAll(total, measured, now.value, text);
  return state ? <State mark={state.mark} of={state.say} /> : null;
}

/** What stands under a print: when it was, and by which method. */
const printedLine = (nowMs: number): string =>
  `${utcInstant(nowMs)} · Ebb ${browser.runtime.getManifest().version} · ${METHOD_VERSION}`;

const titleOf = (view: ViewName): MessageKey =>
  SECTIONS.find(({ views }) => views.includes(view))?.title ?? 'dashboard_campaigns';

function Place({ route }: { route: Route }) {
  const { campaigns, pages } = useDashboard();
  const isKnown = (id: string): boolean => campaigns.value.some((campaign) => campaign.id === id);
  switch (route.view) {
    case 'home':
      if (pages.value.length === 0) return <WelcomeView />;
      return <CampaignView campaign={campaigns.value[0]} />;
    case 'campaign':
      if (route.id === EVERY_PAGE && pages.value.length === 0) return <WelcomeView />;
      if (route.id !== EVERY_PAGE && !isKnown(route.id)) return <UnknownCampaign />;
      return <CampaignView key={route.id} campaign={campaigns.value.find(({ id }) => id === route.id)} />;
    case 'edit-campaign':
      if (route.id !== undefined && !isKnown(route.id)) return <UnknownCampaign />;
      return <CampaignForm key={route.id ?? ''} id={route.id} />;
    case 'page':
      return <PageSection pageId={route.pageId} fromMs={route.fromMs} toMs={route.toMs} atMs={route.atMs} />;
    case 'evidence':
      return <EvidenceView pageId={route.pageId} atMs={route.atMs} />;
    case 'same-page':
      return <SamePageView key={route.pages.join(' ')} pages={route.pages} />;
    case 'share':
      return (
        <ShareView
          key={`${route.pageId} ${route.campaignId}`}
          pageId={route.pageId}
          campaignId={route.campaignId}
        />
      );
    case 'data':
      return <HistoryView />;
    case 'settings':
      return <SettingsView />;
    case 'diagnostics':
      return <DiagnosticsView />;
    case 'welcome':
      return <WelcomeView />;
  }
}

/** A link to a campaign that is not here says so, and leads nowhere else. */
function UnknownCampaign() {
  const { text } = useDashboard();
  return <Say as="h1" of={text.say('dashboard_campaign_not_known')} />;
}
