import type { PlotColour } from './plot.ts';

/** The colours of the style sheet as a canvas needs them, read anew at every drawing: themes change while open. */
export const themeColour = (name: `plot-${PlotColour}` | 'plot-ink' | 'plot-grid' | 'plot-mark'): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** The colour of a band: its line's, thin. */
export const bandColour = (colour: PlotColour): string => `${themeColour(`plot-${colour}`)}33`;
