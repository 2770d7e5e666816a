import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { PageView } from '../../core/summary/series-summary.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { signed } from '../../ui/labels/signed.ts';
import { Instrument } from '../chart/instrument.tsx';
import { lossCurve } from '../chart/loss-curve.ts';
import type { PanelProps } from '../chart/panel-props.ts';
import { changeWords } from '../chart/panel-words.ts';
import type { PlotColour } from '../chart/plot.ts';
import { NO_POINTS } from '../chart/thin-curve.ts';
import type { TimeRange } from '../chart/time-range.ts';
import { useDashboard } from '../shared/dashboard-context.ts';

const HEIGHT = 228;
const COLOURS: readonly PlotColour[] = ['side', 3];

/** The counts of two Pages on one axis: how far each is from the first count of the older. Nothing where one counts likes and the other followers. */
export function PairChart({ views }: { views: readonly [PageView, PageView] }) {
  const { text, histories } = useDashboard();
  const range = useSignal<TimeRange>({ kind: 'all' });
  const drawn = views.flatMap((view) => {
    const series = followedSeries(view);
    return series
      ? [{ view, series, history: histories.of({ pageId: view.page.id, metric: series.metric }).value }]
      : [];
  });
  const oldest = drawn
    .map(({ series }) => series.first)
    .reduce((a, b) => (b.atMs < a.atMs ? b : a), drawn[0]?.series.first ?? { atMs: 0, value: 0 });
  const toMs = drawn.reduce((latest, { series }) => Math.max(latest, series.last.atMs), 0);
  const metric = drawn[0]?.series.metric ?? 'likes';
  const panels = useMemo(
    (): readonly PanelProps[] => [
      {
        title: text.say('same_page_counts'),
        height: HEIGHT,
        curves: drawn.map(({ view, history }, i) => ({
          label: view.page.name,
          sub: view.page.address.replace(/^.*\//, ''),
          colour: COLOURS[i] ?? 'side',
          dense: history ? lossCurve(history.counts, oldest.value, 'absolute') : NO_POINTS,
        })),
        ...changeWords(metric, undefined, text),
        now: undefined,
        endLabel: (_, value) => signed(value, text),
      },
    ],
    [text, metric, oldest.value, ...drawn.map(({ history }) => history)],
  );
  if (drawn.length < 2 || drawn.some(({ series }) => series.metric !== metric)) return null;
  return (
    <Instrument
      title={text.say('same_page_counts')}
      panels={panels}
      marks={[]}
      whole={{ fromMs: oldest.atMs, toMs }}
      range={range}
      isBusy={drawn.some(({ history }) => !history)}
      text={text}
    />
  );
}
