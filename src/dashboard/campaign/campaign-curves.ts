import { lossCurve } from '../chart/loss-curve.ts';
import type { PlotCurve } from '../chart/plot.ts';
import { sumCurves } from '../chart/sum-curves.ts';
import type { DenseCurve } from '../chart/thin-curve.ts';
import { NO_POINTS } from '../chart/thin-curve.ts';
import { since } from '../histories/count-columns.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';
import type { CampaignPage } from './campaign-model.ts';

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
  const curvesOf = (isTarget: boolean): DenseCurve[] =>
    countedPages(loaded, isTarget).flatMap((one) => pageCurve(one, startMs) ?? []);
  const controls = curvesOf(false);
  const factor = controlFactor(loaded);
  const total: PlotCurve = {
    label: words.total,
    colour: 'side',
    isArea: true,
    sub: words.sub,
    dense: sumCurves(curvesOf(true)),
  };
  if (controls.length === 0 || factor === undefined) return [total];
  return [
    total,
    {
      label: words.controls,
      colour: 'control',
      isDashed: true,
      dense: multiplied(sumCurves(controls), factor),
    },
  ];
}

/** The targets or the controls, each count once. */
export const countedPages = (loaded: readonly LoadedPage[], isTarget: boolean): LoadedPage[] =>
  loaded.filter((one) => one.isTarget === isTarget && !one.page.sharesCountOf);

/** How many times as large as the controls the targets were at the start; nothing where there are no controls to scale. */
export function controlFactor(loaded: readonly LoadedPage[]): number | undefined {
  const [targets, controls] = [true, false].map((isTarget) =>
    countedPages(loaded, isTarget).reduce((sum, { page }) => sum + (page.baseline?.value ?? 0), 0),
  );
  return targets && controls ? targets / controls : undefined;
}

const multiplied = (dense: DenseCurve, factor: number): DenseCurve => ({
  ...dense,
  lines: dense.lines.map((line) => Array.from(line, (value) => value * factor)),
});
