import { type DenseCurve, thinCurve } from '../chart/thin-curve.ts';

/** The box a course is drawn into, the span it shows, and what the depth below its waterline holds. */
export interface CourseBox {
  readonly width: number;
  readonly height: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly depth: number;
}

/** As `SparkPath`: the line of a course, what lies between it and the waterline, and where that is. */
export interface CoursePath {
  readonly line: string;
  readonly area: string;
  readonly zero: number;
  readonly isLoss: boolean;
}

/** Points of a picture so small. */
const COLUMNS = 80;

/** A change since the start as SVG path data, losses hanging from the waterline; one sub-path a run, gaps left open. */
export function coursePath(curve: DenseCurve, { width, height, fromMs, toMs, depth }: CourseBox): CoursePath {
  const { atMs, lines } = thinCurve(curve, fromMs, Math.max(toMs, fromMs + 1), COLUMNS);
  const [values = []] = lines;
  const known = values.filter((value) => value !== null);
  const gained = Math.min(2 * depth, Math.max(0, ...known));
  const scale = (0.94 * height) / (depth + gained);
  const zero = 0.03 * height + gained * scale;
  const last = known.at(-1) ?? 0;
  let line = '';
  let area = '';
  let start = '';
  let end = '';
  const close = (): void => {
    if (start !== '') area += `L${end} ${zero.toFixed(1)}L${start} ${zero.toFixed(1)}z`;
    start = '';
  };
  for (const [i, value] of values.entries()) {
    if (value === null) {
      close();
      continue;
    }
    const x = ((width * ((atMs[i] ?? 0) - fromMs)) / Math.max(1, toMs - fromMs)).toFixed(1);
    const y = (zero - Math.max(-depth, Math.min(gained, value)) * scale).toFixed(1);
    line += `${start === '' ? 'M' : 'L'}${x} ${y}`;
    area += `${start === '' ? 'M' : 'L'}${x} ${y}`;
    if (start === '') start = x;
    end = x;
  }
  close();
  return { line, area, zero, isLoss: last <= 0 };
}
