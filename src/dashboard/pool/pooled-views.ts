import type { PageView } from '../../core/summary/series-summary.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { type Compared, type ComparedRate, medianOf, type PanelVerdict } from './compared.ts';

/** Pages whose rates are the medians of their observers, and what the observers of all of them are to each other. */
export interface PooledViews {
  readonly views: readonly PageView[];
  readonly verdict: PanelVerdict;
}

/**
 * Puts the observers' medians in the place of one's own rates, for Pages that are added up. A sum of some medians and
 * some rates of one's own would be neither, so it is all of them or none; a Page without a rate is not in the sum.
 * @param comparedOf the observers of one Page, where there are any.
 * @returns nothing where a Page that has a rate has fewer than three observers.
 */
export function pooledViews(
  views: readonly PageView[],
  comparedOf: (view: PageView) => Compared | undefined,
): PooledViews | undefined {
  const observers = new Set<ComparedRate['observer']>();
  const disagreeing = new Set<ComparedRate['observer']>();
  const pooled: PageView[] = [];
  for (const view of views) {
    const own = followedSeries(view);
    if (own?.rate.kind !== 'rate') {
      pooled.push(view);
      continue;
    }
    const compared = comparedOf(view);
    if (compared?.panel.kind !== 'panel') return undefined;
    const { panel, rates } = compared;
    for (const { observer } of rates) observers.add(observer);
    for (const observer of panel.disagreeing) disagreeing.add(observer);
    const rate = { ...own.rate, ...medianOf(panel) };
    pooled.push({ ...view, series: view.series.map((one) => (one === own ? { ...one, rate } : one)) });
  }
  if (observers.size === 0) return undefined;
  return {
    views: pooled,
    verdict: { kind: 'panel', observers: observers.size, disagreeing: [...disagreeing] },
  };
}
