import type { Language } from '../../src/settings/language.ts';
import { HARD_VIEWS } from '../../tests/demo/hard-views.ts';
import { DEMO_VIEWS } from '../../tests/demo/page-views.ts';
import { ROAD_VIEWS } from '../../tests/demo/road-views.ts';

/** The views of the dashboard; their frame is a document of its own. */
const DASHBOARD_PLACES = [
  'campaign',
  'edit',
  'page',
  'same-page',
  'evidence',
  'share',
  'data',
  'settings',
  'diagnostics',
  'welcome',
] as const;
type DashboardPlace = (typeof DASHBOARD_PLACES)[number];

/** One view in one state, and the room it wants. */
export interface Frame {
  readonly view: 'overlay' | 'strip' | 'menu' | 'popup' | 'figures' | DashboardPlace;
  readonly state: string;
  readonly width: number;
  readonly height: number;
}

/** What the overlay shows of Pages of which nothing is kept. */
const UNKEPT = ['private', 'no-database', 'wall'];
const STATES = [
  ...UNKEPT,
  ...Object.keys(DEMO_VIEWS),
  ...Object.keys(HARD_VIEWS),
  ...Object.keys(ROAD_VIEWS),
];

export const THEMES = ['light', 'dark'] as const;

export const FRAMES: readonly Frame[] = [
  ...STATES.map((state): Frame => ({ view: 'strip', state, width: 480, height: 190 })),
  ...STATES.map((state): Frame => ({ view: 'overlay', state, width: 332, height: 480 })),
  { view: 'menu', state: 'live', width: 332, height: 600 },
  { view: 'popup', state: 'full', width: 360, height: 920 },
  { view: 'popup', state: 'trouble', width: 360, height: 460 },
  { view: 'popup', state: 'empty', width: 360, height: 380 },
  { view: 'popup', state: 'no-access', width: 360, height: 520 },
  { view: 'popup', state: 'wall', width: 360, height: 480 },
  { view: 'popup', state: 'stale', width: 360, height: 520 },
  { view: 'popup', state: 'private', width: 360, height: 380 },
  { view: 'popup', state: 'no-database', width: 360, height: 520 },
  { view: 'popup', state: 'full-disk', width: 360, height: 620 },
  { view: 'popup', state: 'hard', width: 360, height: 1500 },
  { view: 'popup', state: 'roads', width: 360, height: 1300 },
  { view: 'popup', state: 'many', width: 360, height: 900 },
  { view: 'popup', state: 'measured', width: 360, height: 900 },
  { view: 'figures', state: 'all', width: 1200, height: 1300 },
];

/** What pulls the dashboard's views apart. */
const HARD_STATES = [
  'alone',
  'three',
  'billions',
  'rush',
  'hair',
  'year',
  'endless',
  'unbroken',
  'emoji',
  'invisible',
  'turned',
];

const DASHBOARD_STATES: readonly (readonly [DashboardPlace, readonly string[]])[] = [
  [
    'campaign',
    [
      'usual',
      'partial',
      'one-of-three',
      'stale',
      'all-stale',
      'many',
      'none',
      'failure',
      'no-history',
      'private-window',
      'full-disk',
      'one-page',
      'months',
      ...HARD_STATES,
    ],
  ],
  ['edit', ['usual', 'many', 'endless']],
  [
    'page',
    [
      'usual',
      'stale',
      'too-early',
      'jump',
      'closeUp',
      'stretched',
      'tabless',
      'asked',
      'walled',
      'observers',
      'halving',
      ...HARD_STATES,
    ],
  ],
  ['same-page', ['one-page']],
  ['evidence', ['usual', 'chosen', 'undo', 'none', 'alone', 'endless', 'year']],
  ['share', ['usual', 'stale', 'endless', 'none', 'gone']],
  ['data', ['usual', 'none', 'conflicts', 'refused', 'full-disk', 'no-history']],
  ['settings', ['usual', 'many', 'pasted', 'pool', 'pool-fault', 'invited', 'not-invited']],
  ['diagnostics', ['usual', 'checking']],
  ['welcome', ['none']],
];
const WIDTHS = [360, 1280, 1920];

/** Every view of the dashboard, at the widths of a phone, a laptop and a large screen. */
export const DASHBOARD_FRAMES: readonly Frame[] = DASHBOARD_STATES.flatMap(([view, states]) =>
  states.flatMap((state) =>
    WIDTHS.map((width) => ({ view, state, width, height: width < 400 ? 1400 : 1000 })),
  ),
);

const isDashboard = (view: Frame['view']): boolean => DASHBOARD_PLACES.some((place) => place === view);

/** Where a frame is shown, relative to the gallery's folder. */
export const addressOf = ({ view, state }: Frame, language: Language, theme: string): string =>
  `${isDashboard(view) ? 'dashboard-frame' : 'frame'}.html#${view}/${state}/${language}/${theme}`;
