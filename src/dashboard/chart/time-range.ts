/** A span of time, milliseconds since 1970 UTC; `toMs` is later than `fromMs`. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a chart shows: everything, the time up to now, or a span the person chose. */
export type TimeRange =
  | { readonly kind: 'all' }
  | { readonly kind: 'last'; readonly ms: number }
  | ({ readonly kind: 'span' } & Span);

const SHORTEST_MS = 60_000;
/** Time shown beyond either end of the data at most, as a part of what is shown. */
const BEYOND = 0.5;

/** @param whole from the first sample to the present. */
export function spanOf(range: TimeRange, whole: Span): Span {
  switch (range.kind) {
    case 'all':
      return { fromMs: whole.fromMs, toMs: Math.max(whole.toMs, whole.fromMs + SHORTEST_MS) };
    case 'last':
      return { fromMs: whole.toMs - range.ms, toMs: whole.toMs };
    case 'span':
      return { fromMs: range.fromMs, toMs: range.toMs };
  }
}

/**
 * Nearer or further, around an instant that stays where it is.
 * @param factor below 1 comes nearer.
 */
export function zoomed({ fromMs, toMs }: Span, factor: number, aroundMs: number, whole: Span): TimeRange {
  const length = toMs - fromMs;
  const longest = whole.toMs - whole.fromMs;
  if (length * factor >= longest) return { kind: 'all' };
  const wanted = Math.max(SHORTEST_MS, length * factor);
  const part = (aroundMs - fromMs) / length;
  return within({ fromMs: aroundMs - part * wanted, toMs: aroundMs + (1 - part) * wanted }, whole);
}

/** Earlier or later. @param part of what is shown; negative is earlier. */
export function panned({ fromMs, toMs }: Span, part: number, whole: Span): TimeRange {
  const move = part * (toMs - fromMs);
  return within({ fromMs: fromMs + move, toMs: toMs + move }, whole);
}

/** The span the person marked, at least a minute long. */
export const chosen = (oneMs: number, otherMs: number): TimeRange => {
  const fromMs = Math.min(oneMs, otherMs);
  return span(fromMs, Math.max(oneMs, otherMs, fromMs + SHORTEST_MS));
};

/** Keeps some of the data in sight. */
function within({ fromMs, toMs }: Span, whole: Span): TimeRange {
  const spare = BEYOND * (toMs - fromMs);
  const tooEarly = Math.max(0, whole.fromMs - spare - fromMs);
  const tooLate = Math.max(0, toMs - (whole.toMs + spare));
  const move = tooEarly > 0 ? tooEarly : -tooLate;
  return span(fromMs + move, toMs + move);
}

/** In whole milliseconds: from others uPlot reckons the marks of a time axis a millisecond, and so a minute, early. */
const span = (fromMs: number, toMs: number): TimeRange => ({
  kind: 'span',
  fromMs: Math.round(fromMs),
  toMs: Math.round(toMs),
});
