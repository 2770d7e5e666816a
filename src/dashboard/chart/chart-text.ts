import uPlot from 'uplot';
import { themeColour } from './chart-theme.ts';

const FAMILY = 'system-ui, "Segoe UI", Roboto, "Noto Sans Arabic", sans-serif';
/** The font of words on a canvas. @param em as `Sides` has it, times the screen's points where that counts. */
export const chartFont = (em: number, isBold = false): string =>
  `${isBold ? '600 ' : ''}${12 * em}px ${FAMILY}`;
/** Words on a halo of the surface, so that no line runs through them. */
export function writeOnHalo(
  ctx: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  colour: string,
): void {
  ctx.lineWidth = 5 * uPlot.pxRatio;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = themeColour('surface');
  ctx.strokeText(words, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(words, x, y);
}
