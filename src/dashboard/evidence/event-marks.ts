import type { Metric } from '../../core/page/metric.ts';
import type { PlatformChange, RateEvent } from '../../core/rate/rate-event.ts';
import type { NoteRecord } from '../../storage/schema.ts';
import type { Text } from '../../ui/text/text.ts';
import type { ChartMark } from '../chart/chart-marks.ts';
import { eventLabel, shortEventLabel } from './event-label.ts';

/**
 * The marks of what the filter noticed: bursts from start to end, platform changes, glitches.
 * @param name of the Page, where several stand in one chart.
 * @param explain says more of a platform change; '' where there is no more to say.
 */
export function eventMarks(
  events: readonly RateEvent[],
  metric: Metric,
  text: Text,
  name = '',
  explain: (change: PlatformChange) => string = () => '',
): ChartMark[] {
  const prefix = name === '' ? [] : [{ isolated: name }, ': '];
  const marks: ChartMark[] = [];
  for (const [i, event] of events.entries()) {
    const label = text.plain([...prefix, ...eventLabel(event, metric, text)]);
    const short = text.plain([...prefix, ...shortEventLabel(event, text)]);
    switch (event.kind) {
      case 'burst':
        if (event.phase === 'ended')
          marks.push({ kind: 'burst', atMs: event.startMs, untilMs: event.endMs, label, short });
        else if (!events.slice(i + 1).some((later) => later.kind === 'burst' && later.phase === 'ended'))
          marks.push({ kind: 'burst', atMs: event.startMs, label, short });
        break;
      case 'platform-change':
        marks.push({
          kind: 'platform-change',
          atMs: event.afterMs,
          untilMs: event.atMs,
          short,
          label: [label, explain(event)].filter((sentence) => sentence !== '').join('. '),
        });
        break;
      case 'glitch':
        marks.push({ kind: 'glitch', atMs: event.sampleAtMs, label, short });
        break;
      default:
        break;
    }
  }
  return marks;
}

export const noteMarks = (notes: readonly NoteRecord[]): ChartMark[] =>
  notes.map(({ atMs, text }) => ({ kind: 'note', atMs, label: text }));
