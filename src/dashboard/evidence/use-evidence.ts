import { useMemo } from 'preact/hooks';
import { METRICS } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { NO_SAMPLES, samplesOf } from '../../core/series/sample-columns.ts';
import { keysOf } from '../../facebook/facts/page-key.ts';
import { openHistory } from '../../storage/database.ts';
import { readWatchEvents } from '../../storage/pages/watches.ts';
import { readRefusals } from '../../storage/series/refusals.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { useRead } from '../shared/use-read.ts';
import { type Evidence, newestEvidenceFirst, seriesEvidence, sharedEvidence } from './evidence.ts';

/** All that is known of all Pages, newest first; nothing until all of it is read. */
export function useEvidence(): readonly Evidence[] | undefined {
  const { pages, histories, pooled, notes } = useDashboard();
  const ids = pages.value.map(({ page }) => page.id);
  const rest = useRead(() => readRest(ids), [ids.join(' ')]);

  const series = pages.value.flatMap(({ page, series: all }) =>
    all.map(({ metric }) => {
      const id = { pageId: page.id, metric };
      return { ...id, history: histories.of(id).value };
    }),
  );
  const shared = pages.value.flatMap(({ page }) =>
    METRICS.flatMap((metric) =>
      pooled.of(keysOf(page), metric).value.map(({ observer, history }) => ({
        ...{ pageId: page.id, metric, observer },
        columns: history.value?.columns ?? NO_SAMPLES,
      })),
    ),
  );
  return useMemo(() => {
    if (!rest || series.some(({ history }) => !history)) return undefined;
    const samples = series.flatMap(({ pageId, metric, history }) =>
      history ? seriesEvidence({ pageId, metric, samples: history.samples, events: history.events }) : [],
    );
    const own = notes.value.map((note): Evidence => ({ kind: 'note', ...note }));
    const theirs = shared.flatMap(({ observer, columns, ...id }) =>
      sharedEvidence(id, observer, samplesOf(columns)),
    );
    return newestEvidenceFirst([...samples, ...theirs, ...rest, ...own]);
  }, [rest, notes.value, ...series.map(({ history }) => history), ...shared.map(({ columns }) => columns)]);
}

/** The turns of the watches, and what was refused. */
async function readRest(ids: readonly PageId[]): Promise<Evidence[]> {
  const db = await openHistory();
  const turns = await Promise.all(
    ids.map(async (pageId) => {
      const events = await readWatchEvents(db, pageId, 0, Number.MAX_SAFE_INTEGER);
      return events.map((event): Evidence => ({ kind: 'watch-event', atMs: event.atMs, pageId, event }));
    }),
  );
  const refusals = (await readRefusals(db)).map(
    ({ lastMs, ...one }): Evidence => ({ kind: 'refusals', atMs: lastMs, ...one }),
  );
  return [...turns.flat(), ...refusals];
}
