import type { PlotColour } from './plot.ts';

/** A role of the style sheet, without its dashes. */
type Role =
  | `plot-${1 | 2 | 3 | 4 | 5}`
  | 'loss'
  | 'gain'
  | 'faint'
  | 'ink'
  | 'surface'
  | 'grid'
  | 'water'
  | 'gap'
  | 'mark';

const resolved = new Map<Role, string>();

/** The roles are read again: the theme has changed. */
export const forgetTheme = (): void => resolved.clear();

/** The colour of a role as a canvas needs it, which knows no `light-dark()`: a probe resolves it once a theme. */
export function themeColour(role: Role): string {
  const known = resolved.get(role);
  if (known !== undefined) return known;
  const probe = document.createElement('i');
  probe.style.color = `var(--${role})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  resolved.set(role, color);
  return color;
}

/** The colour of a line that has one of its own. */
export const lineColour = (colour: Exclude<PlotColour, 'side'>): string =>
  themeColour(colour === 'control' ? 'faint' : `plot-${colour}`);

/** A colour, thin: of bands and of what lies between a line and zero. */
export const thin = (colour: string, part = 16): string =>
  `color-mix(in srgb, ${colour} ${part}%, transparent)`;
