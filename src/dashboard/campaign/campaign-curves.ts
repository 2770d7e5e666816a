import { type LossScale, lossCurve } from '../chart/loss-curve.ts';
import type { PlotColour, PlotCurve } from '../chart/plot.ts';
import { rateCurveSince } from '../chart/rate-curve.ts';
import { sumCurves } from '../chart/sum-curves.ts';
import type { DenseCurve } from '../chart/thin-curve.ts';
import { since } from '../histories/count-columns.ts';
import type { RateColumns } from '../histories/replay/rate-columns.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';
import type { CampaignPage } from './campaign-model.ts';

const NO_POINTS: DenseCurve = { atMs: [], lines: [[]], gaps: [] };

const COLOURS: readonly PlotColour[] = [1, 2, 3, 4, 5, 6];
/** More bands than this would hide each other. */
const MOST_BANDS = 3;

/** How the i-th line is told from the others. */
const lookOf = (i: number): Pick<PlotCurve, 'colour' | 'isDashed'> => ({
  colour: COLOURS[i % COLOURS.length] ?? 1,
  isDashed: Math.floor(i / COLOURS.length) % 2 === 1,
});

/** A Page with what is stored of it; nothing before that of all of them is read. */
export interface LoadedPage {
  readonly page: CampaignPage;
  readonly isTarget: boolean;
  readonly history: SeriesHistory | undefined;
}

/**
 * What each Page lost since the start, and before them all targets together where there are several of them; before
 * they are read without points.
 */
export function campaignLossCurves(
  loaded: readonly LoadedPage[],
  scale: LossScale,
  startMs: number,
  totalLabel: string,
): PlotCurve[] {
  const known = loaded.flatMap(({ page, isTarget, history }) => {
    if (!page.baseline) return [];
    const baseline = page.baseline.value;
    const dense = history ? lossCurve(since(history.counts, startMs), baseline, 'absolute') : NO_POINTS;
    return [{ label: page.view.page.name, counts: isTarget && !page.sharesCountOf, baseline, dense }];
  });
  const summed = known.filter(({ counts }) => counts);
  const total = {
    label: totalLabel,
    baseline: summed.reduce((sum, { baseline }) => sum + baseline, 0),
    dense: sumCurves(summed.map(({ dense }) => dense)),
  };
  const curves = summed.length > 1 ? [total, ...known] : known;
  return curves.map(({ label, baseline, dense }, i) => ({
    label,
    ...lookOf(i),
    dense: scale === 'percent' ? multiplied(dense, 100 / Math.max(1, baseline)) : dense,
  }));
}

const multiplied = (dense: DenseCurve, factor: number): DenseCurve => ({
  ...dense,
  lines: dense.lines.map((line) => Array.from(line, (value) => value * factor)),
});

/** The rates of the Pages, in the colours their losses have; few of them with their bands. */
export function campaignRateCurves(
  pages: readonly { readonly page: CampaignPage; readonly rates: RateColumns }[],
  startMs: number,
  firstColour: number,
): PlotCurve[] {
  return pages.map(({ page, rates }, i) => {
    const dense = rateCurveSince(rates, startMs);
    const shown = pages.length <= MOST_BANDS ? dense : { ...dense, lines: dense.lines.slice(0, 1) };
    return { label: page.view.page.name, ...lookOf(i + firstColour), dense: shown };
  });
}
