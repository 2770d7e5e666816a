import uPlot from 'uplot';
import { chartFont, writeOnHalo } from './chart-text.ts';
import { lineColour, themeColour } from './chart-theme.ts';
import type { PlotCurve } from './plot.ts';

/** How far words reach above and below the line they stand on, and from one line to the next, in ems. */
const OVER = 12;
const UNDER = 3;
const LINE = 15;

/** What is written at the ends of lines, and where there is room for it. */
export interface Ends {
  readonly curves: readonly PlotCurve[];
  readonly sides: { readonly right: number; readonly isNarrow: boolean; readonly em: number };
  /** Nothing for none. */
  readonly endLabel: (curve: PlotCurve, value: number) => string | undefined;
}

/** Words that were written, in the picture's own points. */
export interface Written {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** At the end of each line its dot and its figure, in the colour of the line; what is beyond the axis is said at its edge. */
export function drawEnds(chart: uPlot, { curves, sides, endLabel }: Ends, places: readonly number[]): void {
  const { ctx, bbox, data } = chart;
  const ratio = uPlot.pxRatio;
  const em = sides.em * ratio;
  const edge = bbox.left + bbox.width + sides.right * ratio;
  const written: Written[] = [];
  ctx.save();
  // The last line may have been a dashed one.
  ctx.setLineDash([]);
  for (const [k, curve] of curves.entries()) {
    const column = data[places[k] ?? 0] ?? [];
    let last = column.length - 1;
    while (last >= 0 && typeof column[last] !== 'number') last--;
    const value = column[last];
    const atMs = data[0][last];
    if (typeof value !== 'number' || atMs === undefined) continue;
    const words = endLabel(curve, value);
    // What is written as nothing is of neither side.
    const isNothing = words !== undefined && !/[1-9]/.test(words);
    const side = isNothing ? 'faint' : value > 0 ? 'gain' : 'loss';
    const colour = curve.colour === 'side' ? themeColour(side) : lineColour(curve.colour);
    const x = Math.min(bbox.left + bbox.width, chart.valToPos(atMs, 'x', true));
    const y = Math.min(bbox.top + bbox.height, Math.max(bbox.top, chart.valToPos(value, 'y', true)));
    ctx.beginPath();
    ctx.arc(x, y, 4 * ratio, 0, 2 * Math.PI);
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.lineWidth = 2 * ratio;
    ctx.strokeStyle = themeColour('surface');
    ctx.stroke();
    if (words === undefined) continue;
    ctx.font = chartFont(em, true);
    ctx.textAlign = 'left';
    const lines = sides.isNarrow || !curve.sub ? 1 : 2;
    const own = ctx.measureText(words).width;
    ctx.font = chartFont(em);
    const width = Math.max(own, lines === 2 ? ctx.measureText(curve.sub ?? '').width : 0);
    ctx.font = chartFont(em, true);
    const below = Math.min(bbox.top + bbox.height - 5 * em, y + 18 * em);
    // In a narrow picture the words stand inside: below a loss, and below what lies at the very top.
    const isBelow = value < 0 || y < (10 + OVER) * em;
    // Its second line does not run into the times under the picture.
    const lowest = bbox.top + bbox.height - (lines - 1) * (LINE - UNDER) * em;
    const beside = sides.isNarrow ? (isBelow ? below : y - 10 * em) : Math.min(y + 4 * em, lowest);
    const left = sides.isNarrow ? x - 8 * ratio - width : Math.min(x + 9 * ratio, edge - width);
    const rest = (lines - 1) * LINE * em + UNDER * em;
    const top = freeTop(beside, { left, right: left + width, over: OVER * em, under: rest }, written, 0);
    written.push({ left, right: left + width, top: top - OVER * em, bottom: top + rest });
    writeOnHalo(ctx, words, left, top, colour);
    if (lines === 1 || !curve.sub) continue;
    ctx.font = chartFont(em);
    writeOnHalo(ctx, curve.sub, left, top + LINE * em, themeColour('faint'));
  }
  ctx.restore();
}

/** A place for words: how far they reach above and below the line they stand on. */
interface Room {
  readonly left: number;
  readonly right: number;
  readonly over: number;
  readonly under: number;
}

/**
 * Where words lie on no others: where they are wanted, else above what stands there, or below it where above there is no
 * room. @param highest where the picture begins.
 */
export function freeTop(
  wanted: number,
  { left, right, over, under }: Room,
  written: readonly Written[],
  highest: number,
): number {
  const isOn = (one: Written, top: number): boolean =>
    left < one.right && right > one.left && top - over < one.bottom && top + under > one.top;
  let top = wanted;
  // From the lowest up: what one makes way for may send it on to the next.
  for (const one of written.toSorted((a, b) => b.bottom - a.bottom))
    if (isOn(one, top)) top = one.top - under;
  if (top - over >= highest) return top;
  top = wanted;
  for (const one of written.toSorted((a, b) => a.top - b.top)) if (isOn(one, top)) top = one.bottom + over;
  return top;
}
