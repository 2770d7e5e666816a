/** A band at one column of the picture: in its own pixels, `top` above `bottom`. */
export interface BandColumn {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** An edge of a band as uPlot has it: `null` breaks it, where `undefined` stands another curve has its point. */
type Edge = ArrayLike<number | null | undefined>;

/**
 * The outlines of a band, one a stretch without a break. Of points of one pixel column two places are kept: one as
 * high and as low as any of them, and the last, with which a step goes straight up or down. A picture cannot show more,
 * and a fill takes as long as its outline is long.
 * @param xs the columns of the points, ascending.
 * @param low the lower edge, one figure a point; `high` the upper one.
 * @param toY from a figure to the pixel, downwards.
 */
export function bandOutlines(
  xs: ArrayLike<number>,
  low: Edge,
  high: Edge,
  toY: (figure: number) => number,
): BandColumn[][] {
  const outlines: BandColumn[][] = [];
  let outline: BandColumn[] = [];
  for (let i = 0; i < xs.length; i++) {
    const [from, to] = [low[i], high[i]];
    if (from === undefined || to === undefined) continue;
    if (from === null || to === null) {
      outline = [];
      continue;
    }
    const column = { x: Math.round(xs[i] ?? 0), top: toY(to), bottom: toY(from) };
    if (outline.length === 0) outlines.push(outline);
    const [before, last] = [outline.at(-2), outline.at(-1)];
    if (before && before.x === column.x && last) {
      outline[outline.length - 2] = widest(widest(before, last), column);
      outline[outline.length - 1] = column;
    } else outline.push(column);
  }
  return outlines;
}

const widest = (one: BandColumn, other: BandColumn): BandColumn => ({
  x: one.x,
  top: Math.min(one.top, other.top),
  bottom: Math.max(one.bottom, other.bottom),
});
