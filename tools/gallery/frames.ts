import type { Language } from '../../src/settings/language.ts';
import { HARD_VIEWS } from '../../tests/demo/hard-views.ts';
import { DEMO_VIEWS } from '../../tests/demo/page-views.ts';
import { ROAD_VIEWS } from '../../tests/demo/road-views.ts';

/** One view in one state, and the room it wants. */
export interface Frame {
  readonly view: 'overlay' | 'strip' | 'menu' | 'popup' | 'figures';
  readonly state: string;
  readonly width: number;
  readonly height: number;
}

const STATES = [...Object.keys(DEMO_VIEWS), ...Object.keys(HARD_VIEWS), ...Object.keys(ROAD_VIEWS)];

export const THEMES = ['light', 'dark'] as const;

export const FRAMES: readonly Frame[] = [
  ...STATES.map((state): Frame => ({ view: 'strip', state, width: 480, height: 110 })),
  ...STATES.map((state): Frame => ({ view: 'overlay', state, width: 332, height: 480 })),
  { view: 'menu', state: 'live', width: 332, height: 600 },
  { view: 'popup', state: 'full', width: 360, height: 920 },
  { view: 'popup', state: 'trouble', width: 360, height: 460 },
  { view: 'popup', state: 'empty', width: 360, height: 380 },
  { view: 'popup', state: 'no-access', width: 360, height: 520 },
  { view: 'popup', state: 'wall', width: 360, height: 480 },
  { view: 'popup', state: 'stale', width: 360, height: 520 },
  { view: 'popup', state: 'hard', width: 360, height: 1500 },
  { view: 'popup', state: 'roads', width: 360, height: 1300 },
  { view: 'popup', state: 'many', width: 360, height: 900 },
  { view: 'figures', state: 'all', width: 1200, height: 1300 },
];

/** Where a frame is shown, relative to the gallery's folder. */
export const addressOf = ({ view, state }: Frame, language: Language, theme: string): string =>
  `frame.html#${view}/${state}/${language}/${theme}`;
