import { useMemo } from 'preact/hooks';
import { HOUR_MS } from '../../core/math/durations.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { Num } from '../../ui/parts/gauge.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { SHAPES } from '../chart/mark-lane.tsx';
import type { SeriesHistory } from '../histories/series-histories.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Link } from '../shared/link.tsx';
import { noticedSince } from './noticed-lines.ts';

const MOST = 4;

/** What was noticed in the last hour and where nobody looked, each with the way to its evidence. */
export function Noticed(props: {
  pageId: PageId;
  metric: Metric;
  history: SeriesHistory;
  /** The present, to the minute: nothing here is worth more. */
  nowMs: number;
}) {
  const { pageId, metric, history, nowMs } = props;
  const { text } = useDashboard();
  const lines = useMemo(
    () => noticedSince(history, nowMs - HOUR_MS, metric, text).slice(0, MOST),
    [history, nowMs, metric, text],
  );
  if (lines.length === 0) return null;
  const why = text.plain(text.say('noticed_why'));
  return (
    <div class="aside">
      <Say as="h2" of={text.say('noticed')} />
      <ul class="noticed">
        {lines.map(({ kind, atMs, short, label }) => (
          <li key={`${kind} ${atMs}`}>
            <span class={kind === 'gap' ? 'hole' : 'shape'} aria-hidden="true">
              {kind === 'gap' ? '' : SHAPES[kind]}
            </span>
            <time dateTime={new Date(atMs).toISOString()}>
              <Num>{text.format.time(atMs)}</Num>
            </time>
            <span title={label}>{short}</span>
            <Link to={{ view: 'evidence', pageId, atMs }} label={`${why}: ${short}`}>
              {why}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
