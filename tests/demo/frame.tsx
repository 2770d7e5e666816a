// One view in one state, named by the address: `frame.html#overlay/live/ar/dark`.
import './demo-browser.ts';
import { signal } from '@preact/signals';
import { render } from 'preact';
import ar from '../../public/_locales/ar/messages.json';
import en from '../../public/_locales/en/messages.json';
import fr from '../../public/_locales/fr/messages.json';
import OVERLAY_STYLE from '../../public/overlay-inside.css' with { type: 'text' };
import { MenuChoices } from '../../src/content/overlay/menu-choices.tsx';
import { moveHandlers } from '../../src/content/overlay/move-overlay.ts';
import { OverlayCard } from '../../src/content/overlay/overlay-card.tsx';
import type { OverlayContent } from '../../src/content/overlay/overlay-content.ts';
import { OverlayFrame } from '../../src/content/overlay/overlay-frame.tsx';
import { OverlayStrip } from '../../src/content/overlay/overlay-strip.tsx';
import { contentState } from '../../src/content/overlay/say-content.ts';
import type { StorageState } from '../../src/core/summary/storage-state.ts';
import { withDisk } from '../../src/core/summary/with-disk.ts';
import { ObstacleNotice } from '../../src/popup/obstacle-notice.tsx';
import { PopupView } from '../../src/popup/popup-view.tsx';
import { PrivateView } from '../../src/popup/private-view.tsx';
import type { Language } from '../../src/settings/language.ts';
import { pageFigure } from '../../src/ui/labels/figure.ts';
import { pageState } from '../../src/ui/labels/page-state.ts';
import { Figure } from '../../src/ui/parts/figure.tsx';
import { PageMark } from '../../src/ui/parts/mark.tsx';
import { StorageNotice } from '../../src/ui/parts/storage-notice.tsx';
import { makeText, type Text } from '../../src/ui/text/text.ts';
import { HARD_VIEWS, MANY_VIEWS } from './hard-views.ts';
import { DEMO_NOW_MS, DEMO_VIEWS, obstacle, WATCHES } from './page-views.ts';
import { ROAD_VIEWS } from './road-views.ts';

const counts = [{ metric: 'likes', count: { value: 2_312_587, step: 1 } }] as const;
const { page } = DEMO_VIEWS.live;
/** What the overlay shows of a Page of which nothing is kept. */
const UNKEPT: Readonly<Record<string, OverlayContent>> = {
  private: { kind: 'unkept', page, reason: 'private', counts },
  'no-database': { kind: 'unkept', page, reason: 'no_history', counts },
  wall: { kind: 'obstacle', page, obstacle: obstacle('signed-out-wall') },
};
const MESSAGES: Record<Language, Record<string, { message: string }>> = { en, fr, ar };
const VIEWS = { ...DEMO_VIEWS, ...HARD_VIEWS, ...ROAD_VIEWS };
const nothing = (): void => undefined;
const FRAME_ACTIONS = {
  toggleSize: nothing,
  toggleMenu: nothing,
  hideHere: nothing,
  hideEverywhere: nothing,
  resetPlace: nothing,
};
const POPUP_ACTIONS = {
  setMeasuring: nothing,
  setMetric: nothing,
  setCloseUp: nothing,
  openCharts: nothing,
  share: nothing,
  showOverlay: nothing,
  showOverlayEverywhere: nothing,
  openDashboard: nothing,
  requestAccess: nothing,
};

const [view = '', state = '', language = 'en', theme = 'light'] = location.hash.slice(1).split('/');
const text = makeText(language as Language, (key) => MESSAGES[language as Language][key]?.message ?? '');
document.documentElement.lang = text.language;
document.documentElement.dir = text.direction;
document.documentElement.style.colorScheme = theme;

const views: Readonly<Record<string, (text: Text) => void>> = {
  overlay: (text) => showOverlay(text, 'full'),
  strip: (text) => showOverlay(text, 'small'),
  menu: (text) => showOverlay(text, 'menu'),
  popup: showPopup,
  figures: showFigures,
};
function showOverlay(text: Text, size: 'full' | 'small' | 'menu'): void {
  const main = document.createElement('main');
  const title = document.createElement('h1');
  title.textContent = state;
  const host = document.createElement('div');
  main.append(title, host);
  document.body.append(main);
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(OVERLAY_STYLE);
  shadow.adoptedStyleSheets = [sheet];
  const card = document.createElement('section');
  card.className = `card ${theme}${size === 'small' ? ' small' : ''}`;
  card.dir = text.direction;
  card.lang = text.language;
  card.setAttribute('aria-label', text.plain(text.say('overlay_label')));
  shadow.append(card);
  const view = VIEWS[state as keyof typeof VIEWS] ?? DEMO_VIEWS.live;
  const content = UNKEPT[state] ?? { kind: 'page', view };
  const Inside = size === 'small' ? OverlayStrip : OverlayCard;
  render(
    <OverlayFrame
      text={text}
      isSmall={size === 'small'}
      isMenuOpen={size === 'menu'}
      spoken=""
      moving={moveHandlers({ where: () => card.getBoundingClientRect(), carry: nothing, drop: nothing })}
      actions={FRAME_ACTIONS}
      state={<PageMark state={contentState(content, DEMO_NOW_MS, text)} />}
      choices={
        <MenuChoices
          view={view}
          nowMs={DEMO_NOW_MS}
          text={text}
          actions={{ setMetric: nothing, setCloseUp: nothing, openAnew: nothing }}
        />
      }
    >
      <Inside
        content={content}
        text={text}
        nowMs={DEMO_NOW_MS}
        openedAt={() => ({
          value: (view.series[0]?.last.value ?? 0) + 1204,
          step: view.series[0]?.last.step ?? 1,
          atMs: view.series[0]?.last.atMs ?? 0,
        })}
        actions={{ setMeasuring: nothing, setMetric: nothing, openDashboard: nothing }}
      />
    </OverlayFrame>,
    card,
  );
}

const STORAGE: Readonly<Record<string, StorageState>> = {
  'no-database': { kind: 'no-history' },
  'full-disk': { kind: 'full', sinceMs: DEMO_NOW_MS - 3_600_000 },
};

function showPopup(text: Text): void {
  document.body.className = 'popup';
  if (state === 'private') {
    render(<PrivateView text={text} />, document.body);
    return;
  }
  const { live, gap, gain, blocked, both, first, stale } = DEMO_VIEWS;
  const pages = {
    full: [live, first, gap, gain, both],
    trouble: [blocked, stale],
    empty: [],
    'no-access': [],
    'no-database': [],
    'full-disk': [live, gap],
    wall: [],
    stale: [stale, { ...stale, page: { ...stale.page, id: gap.page.id, name: 'Inwi' }, watch: WATCHES.live }],
    hard: Object.values(HARD_VIEWS),
    roads: Object.values(ROAD_VIEWS),
    many: MANY_VIEWS,
    measured: Object.values(ROAD_VIEWS),
  }[state];
  const storage = STORAGE[state] ?? { kind: 'well' as const };
  render(
    <PopupView
      pages={signal((pages ?? []).map((view) => withDisk(view, storage)))}
      now={signal(DEMO_NOW_MS)}
      hidden={signal({ everywhere: false, pages: state === 'trouble' ? [stale.page.id] : [] })}
      hasAccess={signal(state !== 'no-access')}
      activeId={undefined}
      campaign={undefined}
      text={text}
      actions={POPUP_ACTIONS}
      notices={
        <>
          {state === 'wall' && <ObstacleNotice kind="signed-out-wall" text={text} />}
          <StorageNotice
            state={storage}
            text={text}
            toData={<button type="button">{text.plain(text.say('storage_make_room'))}</button>}
          />
        </>
      }
    />,
    document.body,
  );
}

/** The figure in every state, as popup and dashboard draw it. */
function showFigures(text: Text): void {
  render(
    <main class="sheet">
      <h1>{state}</h1>
      {Object.entries(VIEWS).map(([name, view]) => (
        <section key={name} class="cell">
          <p class="faint small">{name}</p>
          <Figure
            figure={pageFigure(view, DEMO_NOW_MS, text)}
            text={text}
            isHero
            foot={<PageMark state={pageState(view, DEMO_NOW_MS, text)} />}
          />
        </section>
      ))}
    </main>,
    document.body,
  );
}

views[view]?.(text);
