import { lowerBound } from '../../core/math/lower-bound.ts';
import { METHOD_VERSION } from '../../core/rate/filter/rate-filter.ts';
import { browser } from '../../platform/browser.ts';
import { Say } from '../../ui/parts/say.tsx';
import { FORMAT_TAG } from '../../ui/text/language.ts';
import { withoutTurns } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { drawnNote } from '../chart/drawn-note.ts';
import type { InstrumentProps } from '../chart/panel-props.ts';
import { utcMinute } from '../chart/time-label.ts';
import type { Span } from '../chart/time-range.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { download, fileNamePart } from '../shared/download.ts';
import { CHART_HEIGHT, CHART_WIDTH, type ChartContent, layChart } from './chart-layout.ts';
import { cardCanvas, drawCard, measureOn, pngOf } from './draw-card.ts';
import { onePiece } from './one-piece.ts';
import { svgOf } from './svg-of.ts';

/** What is drawn, whose it is, and what it says in one line. */
export interface SavedChart extends Pick<InstrumentProps, 'panels' | 'marks'> {
  readonly place: { readonly name: string; readonly headline: string };
}

/** The chart as it stands, as a picture to hand on: with its axis, its place, its true span and its method. */
export function SaveChart(props: { chart: SavedChart; span: Span }) {
  const { chart, span } = props;
  const { text, fail } = useDashboard();
  const { place } = chart;
  const save = async (kind: 'png' | 'svg'): Promise<void> => {
    const { canvas, context } = cardCanvas(document, CHART_HEIGHT, CHART_WIDTH);
    const content = chartContent(chart, span, text);
    const ops = layChart(content, measureOn(context));
    const name = `ebb-${fileNamePart(place.name)}-${new Date(span.toMs).toISOString().slice(0, 10)}.${kind}`;
    if (kind === 'svg') {
      const { direction, language } = text;
      const description = [content.headline, ...content.notes].join('. ');
      const svg = svgOf(ops, CHART_WIDTH, CHART_HEIGHT, {
        title: content.title,
        description,
        direction,
        language,
      });
      download(new Blob([svg], { type: 'image/svg+xml' }), name);
      return;
    }
    drawCard(context, ops, text.direction);
    download(await pngOf(canvas), name);
  };
  return (
    <p class="save-chart">
      <Say of={text.say('chart_save')} />{' '}
      {(['png', 'svg'] as const).map((kind) => (
        <button key={kind} type="button" class="link" onClick={() => void save(kind).catch(fail)}>
          {kind.toUpperCase()}
        </button>
      ))}
    </p>
  );
}

/** What the picture says. */
function chartContent({ panels, marks, place }: SavedChart, span: Span, text: Text): ChartContent {
  return {
    direction: text.direction,
    language: text.language,
    title: withoutTurns(place.name),
    headline: place.headline,
    panels: panels.map(({ title, curves, axisFigure, endLabel }) => {
      const note = drawnNote(curves, text);
      const words = text.plain(note.length > 0 ? [...title, ' · ', ...note] : title);
      return { title: words, curves, axisFigure, endLabel };
    }),
    span,
    marks,
    gapWords: text.plain(text.say('chart_gap')),
    notes: notesOf(
      trueSpan(
        panels.flatMap(({ curves }) => curves.map(({ dense }) => dense.atMs)),
        span,
      ),
      text,
    ),
  };
}

/** From the first to the last point that is drawn. */
function trueSpan(instants: readonly ArrayLike<number>[], { fromMs, toMs }: Span): Span {
  const firsts = instants.flatMap((atMs) => {
    const first = atMs[lowerBound(atMs, fromMs)];
    return first !== undefined && first <= toMs ? [first] : [];
  });
  const lasts = instants.flatMap((atMs) => {
    const last = atMs[lowerBound(atMs, toMs + 1) - 1];
    return last !== undefined && last >= fromMs ? [last] : [];
  });
  return { fromMs: Math.min(toMs, ...firsts), toMs: Math.max(fromMs, ...lasts) };
}

function notesOf({ fromMs, toMs }: Span, text: Text): string[] {
  const local = new Intl.DateTimeFormat(FORMAT_TAG[text.language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [
    text.plain(text.say('chart_span_local', { from: local.format(fromMs), to: local.format(toMs), zone })),
    text.plain(
      text.say('chart_span_utc', {
        from: onePiece(utcMinute(fromMs), text),
        to: onePiece(utcMinute(toMs), text),
        program: `Ebb ${browser.runtime.getManifest().version}`,
        method: METHOD_VERSION,
      }),
    ),
  ];
}
