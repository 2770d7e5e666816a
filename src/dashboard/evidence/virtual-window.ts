/** A list of any length of which only the rows in sight exist. Lengths in CSS pixels. */
export interface VirtualList {
  readonly rows: number;
  readonly rowHeight: number;
  readonly viewHeight: number;
}

/** The rows to draw. */
export interface VirtualWindow {
  /** First row, and the row after the last. */
  readonly from: number;
  readonly to: number;
  /** Where the first row stands, from the top of the content. */
  readonly offset: number;
}

/** Firefox draws nothing beyond some 17.8 million pixels, Chromium beyond 33.5 million. */
const TALLEST = 8_000_000;
/** Rows drawn beyond either edge, so that a quick scroll does not show white. */
const SPARE = 6;

/** How tall the content is said to be: the rows' own height, up to what browsers can draw. */
export const contentHeight = ({ rows, rowHeight }: VirtualList): number =>
  Math.min(TALLEST, rows * rowHeight);

/** Which rows are in sight. Where the rows are taller than browsers can draw, the way of the scroll is stretched. */
export function virtualWindow(list: VirtualList, scrollTop: number): VirtualWindow {
  const { rows, rowHeight, viewHeight } = list;
  const top = topRow(list, scrollTop);
  const from = Math.max(0, Math.floor(top) - SPARE);
  const to = Math.min(rows, Math.ceil(top + viewHeight / rowHeight) + SPARE);
  return { from, to, offset: scrollTop - (top - from) * rowHeight };
}

/** Where to scroll so that a row is at the top of the view, or as near as the end allows. */
export function scrollTopOf(list: VirtualList, row: number): number {
  const most = Math.max(0, contentHeight(list) - list.viewHeight);
  return Math.max(0, Math.min(most, (row / Math.max(1, lastTop(list))) * most));
}

/** The row at the top when scrolled to the end; not a whole number. */
const lastTop = ({ rows, rowHeight, viewHeight }: VirtualList): number =>
  Math.max(0, rows - viewHeight / rowHeight);

function topRow(list: VirtualList, scrollTop: number): number {
  const most = contentHeight(list) - list.viewHeight;
  if (most <= 0) return 0;
  return Math.max(0, Math.min(1, scrollTop / most)) * lastTop(list);
}
