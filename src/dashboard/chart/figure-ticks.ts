/** Room of one figure on its axis, pixels. */
const ROOM = 42;

/** The marks of an axis of figures: 1, 2 or 5 times a power of ten apart, zero among them. @param height in pixels. */
export function figureTicks(low: number, high: number, height: number, em = 1): number[] {
  const most = Math.max(1, Math.floor(height / (ROOM * em)));
  const least = (high - low || 1) / most;
  const ten = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * ten).find((one) => one >= least * (1 - 1e-9)) ?? least;
  const ticks: number[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++)
    ticks.push(Number((k * step).toPrecision(12)));
  return ticks;
}
