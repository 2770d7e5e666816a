import type { Language } from '../../src/settings/language.ts';
import { DEMO_VIEWS } from '../../tests/demo/page-views.ts';

/** One view in one state, and the room it wants. */
export interface Frame {
  readonly view: 'overlay' | 'strip' | 'menu' | 'popup';
  readonly state: string;
  readonly width: number;
  readonly height: number;
}

export const THEMES = ['light', 'dark'] as const;

const STRIPS = ['live', 'idle', 'first', 'blocked', 'rounded'];

export const FRAMES: readonly Frame[] = [
  ...STRIPS.map((state): Frame => ({ view: 'strip', state, width: 480, height: 190 })),
  ...Object.keys(DEMO_VIEWS).map((state): Frame => ({ view: 'overlay', state, width: 332, height: 480 })),
  { view: 'menu', state: 'live', width: 332, height: 600 },
  { view: 'popup', state: 'full', width: 360, height: 920 },
  { view: 'popup', state: 'trouble', width: 360, height: 460 },
  { view: 'popup', state: 'empty', width: 360, height: 260 },
  { view: 'popup', state: 'no-access', width: 360, height: 380 },
];

/** Where a frame is shown, relative to the gallery's folder. */
export const addressOf = ({ view, state }: Frame, language: Language, theme: string): string =>
  `frame.html#${view}/${state}/${language}/${theme}`;
