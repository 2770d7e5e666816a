/** Something to see at an instant or over a span: a burst, a platform change, a note. */
export interface ChartMark {
  readonly kind: 'burst' | 'platform-change' | 'glitch' | 'note';
  readonly atMs: number;
  /** The end, where it lasted. */
  readonly untilMs?: number;
  /** What it says, in the reader's language. */
  readonly label: string;
  /** The same in a few words, where they differ. */
  readonly short?: string;
}

/** What of the picture a mark covers, in the same unit as `toX` gives. */
export interface DrawnMark {
  readonly mark: ChartMark;
  readonly left: number;
  readonly right: number;
}

/** The marks that touch a picture, cut to its edges. @param toX where an instant stands, ascending. */
export function drawnMarks(
  marks: readonly ChartMark[],
  toX: (atMs: number) => number,
  left: number,
  right: number,
): DrawnMark[] {
  return marks.flatMap((mark) => {
    const from = toX(mark.atMs);
    const to = toX(mark.untilMs ?? mark.atMs);
    if (to < left || from > right) return [];
    return [{ mark, left: Math.max(left, from), right: Math.min(right, to) }];
  });
}
