// One view in one state, named by the address: `frame.html#overlay/live/ar/dark`.
import { signal } from '@preact/signals';
import { render } from 'preact';
import ar from '../../public/_locales/ar/messages.json';
import en from '../../public/_locales/en/messages.json';
import fr from '../../public/_locales/fr/messages.json';
import { OverlayCard } from '../../src/content/overlay/overlay-card.tsx';
import { OVERLAY_STYLE } from '../../src/content/overlay/overlay-style.ts';
import { PopupView } from '../../src/popup/popup-view.tsx';
import type { Language } from '../../src/settings/language.ts';
import { makeText, type Text } from '../../src/ui/text.ts';
import { DEMO_NOW_MS, DEMO_VIEWS } from './page-views.ts';

const MESSAGES: Record<Language, Record<string, { message: string }>> = { en, fr, ar };
const nothing = (): void => undefined;
const POPUP_ACTIONS = {
  setMeasuring: nothing,
  openPage: nothing,
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

const views: Readonly<Record<string, (text: Text) => void>> = { overlay: showOverlay, popup: showPopup };
views[view]?.(text);

function showOverlay(text: Text): void {
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(OVERLAY_STYLE);
  shadow.adoptedStyleSheets = [sheet];
  const card = document.createElement('section');
  card.className = theme === 'dark' ? 'card dark' : 'card';
  card.dir = text.direction;
  shadow.append(card);
  document.body.append(host);
  const demo = DEMO_VIEWS[state as keyof typeof DEMO_VIEWS];
  render(
    <OverlayCard
      content={{ kind: 'page', view: demo }}
      text={text}
      nowMs={DEMO_NOW_MS}
      openedAt={() => ({
        value: (demo.series[0]?.last.value ?? 0) + 1204,
        step: demo.series[0]?.last.step ?? 1,
      })}
      isOrphaned={false}
      actions={{ setMeasuring: nothing, setMetric: nothing, openDashboard: nothing }}
    />,
    card,
  );
}

function showPopup(text: Text): void {
  const { live, gap, gain, blocked, both, first, stale } = DEMO_VIEWS;
  const pages = {
    full: [live, first, gap, gain, both],
    trouble: [blocked, stale],
    empty: [],
    'no-access': [],
  }[state];
  render(
    <PopupView
      pages={signal(pages ?? [])}
      now={signal(DEMO_NOW_MS)}
      hidden={signal({ everywhere: false, pages: state === 'trouble' ? [stale.page.id] : [] })}
      hasAccess={signal(state !== 'no-access')}
      activeId={undefined}
      targets={undefined}
      text={text}
      actions={POPUP_ACTIONS}
    />,
    document.body,
  );
}
