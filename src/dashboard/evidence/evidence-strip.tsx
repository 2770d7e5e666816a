import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { HOUR_MS } from '../../core/math/durations.ts';
import type { PageView, SeriesSummary } from '../../core/summary/series-summary.ts';
import { signed } from '../../ui/labels/signed.ts';
import { Instrument } from '../chart/instrument.tsx';
import { lossCurve } from '../chart/loss-curve.ts';
import type { PanelProps } from '../chart/panel-props.ts';
import { changeWords } from '../chart/panel-words.ts';
import type { Point } from '../chart/readout.tsx';
import { NO_POINTS } from '../chart/thin-curve.ts';
import { type Span, spanOf, type TimeRange } from '../chart/time-range.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { momentLabel } from '../shared/moment-label.ts';
import { eventMarks, noteMarks } from './event-marks.ts';

const HEIGHT = 96;

/** The course of one Page above the log: the line that is chosen stands in it as an instant, marked. */
export function EvidenceStrip(props: {
  view: PageView;
  series: SeriesSummary;
  /** The instant marked; set by the log, and by the person in the chart. */
  point: Signal<Point | undefined>;
}) {
  const { view, series, point } = props;
  const { text, notes, now, histories } = useDashboard();
  const { page } = view;
  const { metric, first } = series;
  const history = histories.of({ pageId: page.id, metric }).value;
  const whole: Span = { fromMs: history?.counts.atMs[0] ?? first.atMs, toMs: now.value };
  const isLong = whole.toMs - whole.fromMs > 2 * HOUR_MS;
  const range = useSignal<TimeRange>(isLong ? { kind: 'last', ms: HOUR_MS } : { kind: 'all' });
  const span = spanOf(range.value, whole);
  const chosenMs = point.value?.isPinned ? point.value.atMs : undefined;
  useEffect(() => {
    // A line of another hour brings the chart there; what is in sight already stays where it is.
    if (chosenMs === undefined || (chosenMs >= span.fromMs && chosenMs <= span.toMs)) return;
    range.value = { kind: 'span', fromMs: chosenMs - HOUR_MS / 2, toMs: chosenMs + HOUR_MS / 2 };
  }, [chosenMs]);
  const marks = useMemo(
    () => [
      ...noteMarks(notes.value.filter(({ pageId }) => pageId === undefined || pageId === page.id)),
      ...eventMarks(history?.events ?? [], metric, text),
    ],
    [notes.value, history, metric, page.id, text],
  );
  const when = momentLabel(span.fromMs, now.value, text);
  const panels = useMemo((): readonly PanelProps[] => {
    const title = text.say(`chart_since_${metric}`, { when });
    return [
      {
        title,
        curves: [
          {
            label: text.plain(title),
            colour: 'side',
            isArea: true,
            isRebased: true,
            dense: history ? lossCurve(history.counts, first.value, 'absolute') : NO_POINTS,
          },
        ],
        height: HEIGHT,
        ...changeWords(metric, when, text),
        now: history && [series.last.value - first.value],
        endLabel: (_, value) => signed(value, text),
      },
    ];
  }, [history, series, metric, when, text]);
  return (
    <Instrument
      title={[{ isolated: page.name }]}
      hasVisibleTitle
      panels={panels}
      marks={marks}
      pageId={page.id}
      whole={whole}
      range={range}
      point={point}
      isBusy={!history}
      text={text}
    />
  );
}
