import { lossCurve } from '../chart/loss-curve.ts';
import type { PlotCurve } from '../chart/plot.ts';
import { sumCurves } from '../chart/sum-curves.ts';
import type { DenseCurve } from '../chart/thin-curve.ts';
import { since } from '../histories/count-columns.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';
import type { CampaignPage } from './campaign-model.ts';

const NO_POINTS: DenseCurve = { atMs: [], lines: [[]], gaps: [] };

/** A Page with what is stored of it; nothing before that of all of them is read. */
export interface LoadedPage {
  readonly page: CampaignPage;
  readonly isTarget: boolean;
  readonly history: SeriesHistory | undefined;
}

/** What the lines of a campaign are called. */
export interface CurveWords {
  readonly total: string;
  readonly controls: string;
  /** What stands under the figure of the targets. */
  readonly sub: string;
}

/** The change of one Page since the start; nothing where its count then is not known. */
export function pageCurve({ page, history }: LoadedPage, startMs: number): DenseCurve | undefined {
  if (!page.baseline) return undefined;
  return history ? lossCurve(since(history.counts, startMs), page.baseline.value, 'absolute') : NO_POINTS;
}

/**
 * All targets together, each count once, and beside them the controls, scaled to the size of the targets; before they
 * are read without points.
 */
export function campaignCurves(
  loaded: readonly LoadedPage[],
  startMs: number,
  words: CurveWords,
): PlotCurve[] {
  const sumOf = (isTarget: boolean) => {
    const known = loaded.filter((one) => one.isTarget === isTarget && !one.page.sharesCountOf);
    const curves = known.flatMap((one) => pageCurve(one, startMs) ?? []);
    const baseline = known.reduce((sum, { page }) => sum + (page.baseline?.value ?? 0), 0);
    return { curves, baseline, dense: sumCurves(curves) };
  };
  const targets = sumOf(true);
  const controls = sumOf(false);
  const total: PlotCurve = {
    label: words.total,
    colour: 'side',
    isArea: true,
    sub: words.sub,
    dense: targets.dense,
  };
  if (controls.curves.length === 0 || controls.baseline === 0) return [total];
  const factor = targets.baseline / controls.baseline;
  return [
    total,
    { label: words.controls, colour: 'control', isDashed: true, dense: multiplied(controls.dense, factor) },
  ];
}

const multiplied = (dense: DenseCurve, factor: number): DenseCurve => ({
  ...dense,
  lines: dense.lines.map((line) => Array.from(line, (value) => value * factor)),
});
