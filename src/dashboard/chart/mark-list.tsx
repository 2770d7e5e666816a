import type { PageId } from '../../core/page/page-identity.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';
import { Link } from '../shared/link.tsx';
import type { ChartMark } from './chart-marks.ts';
import { preciseInstant } from './time-label.ts';
import type { Span } from './time-range.ts';

const MOST = 30;

/** The marks in sight as a list, each with a way to its place in the evidence. */
export function MarkList(props: { marks: readonly ChartMark[]; span: Span; pageId?: PageId; text: Text }) {
  const { marks, span, pageId, text } = props;
  const inSight = marks
    .filter(({ atMs, untilMs = atMs }) => untilMs >= span.fromMs && atMs <= span.toMs)
    .toSorted((a, b) => b.atMs - a.atMs)
    .slice(0, MOST);
  if (inSight.length === 0) return null;
  return (
    <section>
      <h2>
        <Say of={text.say('dashboard_marks')} />
      </h2>
      <ul class="marks">
        {inSight.map(({ kind, atMs, label }) => (
          <li key={`${kind} ${atMs} ${label}`} class={`mark ${kind}`}>
            <Link to={{ view: 'evidence', atMs, ...(pageId ? { pageId } : {}) }}>
              <bdi>{preciseInstant(atMs, text.language)}</bdi>
            </Link>{' '}
            {kind === 'note' ? <bdi>{label}</bdi> : label}
          </li>
        ))}
      </ul>
    </section>
  );
}
