import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { type PageId, toPageId } from '../../core/page/page-identity.ts';
import { askBackground } from '../../messaging/send.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Point } from '../chart/readout.tsx';
import { utcInstant } from '../chart/time-label.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Link } from '../shared/link.tsx';
import { countKinds, EVIDENCE_KINDS, type Evidence, type EvidenceKind, filterEvidence } from './evidence.ts';
import { EvidenceStrip } from './evidence-strip.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { evidenceLabel, kindLabel, originLabel } from './evidence-words.ts';
import { NoteForm } from './note-form.tsx';
import { useEvidence } from './use-evidence.ts';

/** Every sample and event, newest first, under the course of the Page that is looked at. */
export function EvidenceView({ pageId, atMs }: { pageId: PageId | undefined; atMs: number | undefined }) {
  const { text, pages, notes, go, undo } = useDashboard();
  const kinds = useSignal<ReadonlySet<EvidenceKind>>(new Set(EVIDENCE_KINDS));
  const chosen = useSignal<Evidence | undefined>(undefined);
  const point = useSignal<Point | undefined>(undefined);
  const evidence = useEvidence();
  useEffect(() => {
    chosen.value = undefined;
    point.value = atMs === undefined ? undefined : { atMs, isPinned: true };
  }, [pageId, atMs]);
  const ofPage = useMemo(() => evidence && filterEvidence(evidence, { pageId }), [evidence, pageId]);
  const counts = useMemo(() => ofPage && countKinds(ofPage), [ofPage]);
  const lines = useMemo(
    () => ofPage && filterEvidence(ofPage, { kinds: kinds.value }),
    [ofPage, kinds.value],
  );
  const nameOf = (id: PageId | undefined): string =>
    pages.value.find(({ page }) => page.id === id)?.page.name ?? '';
  const shownId = chosen.value?.pageId ?? pageId;
  const view =
    pages.value.find(({ page }) => page.id === shownId) ?? pages.value.find((one) => followedSeries(one));
  const series = view && followedSeries(view);
  return (
    <>
      <div class="title">
        <Say as="h1" of={text.say('dashboard_nav_evidence')} />
        <div class="actions">
          <select
            aria-label={text.plain(text.say('dashboard_page'))}
            value={pageId ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              go({ view: 'evidence', ...(value === '' ? {} : { pageId: toPageId(value) }) });
            }}
          >
            <option value="">{text.plain(text.say('dashboard_every_page'))}</option>
            {pages.value.map(({ page }) => (
              <option key={page.id} value={page.id}>
                {text.plain([{ isolated: page.name }])}
              </option>
            ))}
          </select>
          <Link to={{ view: 'data' }} class="button">
            <Say of={text.say('dashboard_export')} />
          </Link>
        </div>
      </div>
      {view && series && <EvidenceStrip key={view.page.id} view={view} series={series} point={point} />}
      <section class="card">
        <div class="head">
          <fieldset class="chips">
            <Say as="legend" class="unseen" of={text.say('dashboard_kinds')} />
            {EVIDENCE_KINDS.map((kind) => (
              <button
                key={kind}
                type="button"
                aria-pressed={kinds.value.has(kind)}
                onClick={() => {
                  const next = new Set(kinds.value);
                  if (!next.delete(kind)) next.add(kind);
                  kinds.value = next;
                }}
              >
                <Say of={kindLabel(kind, text)} />{' '}
                {counts && <small>{text.format.whole(counts[kind])}</small>}
              </button>
            ))}
          </fieldset>
          <NoteForm pageId={pageId} atMs={point.value?.isPinned ? point.value.atMs : undefined} />
        </div>
        <p class="chosen" role="status">
          {chosen.value && <Chosen line={chosen.value} name={nameOf(chosen.value.pageId)} />}
          {!chosen.value && lines && <Say of={text.sayCounted('dashboard_lines', lines.length)} />}
        </p>
        {lines ? (
          <EvidenceTable
            lines={lines}
            atMs={atMs}
            chosen={chosen.value}
            nameOf={nameOf}
            onChoose={(line) => {
              chosen.value = line;
              point.value = { atMs: line.atMs, isPinned: true };
            }}
            onDeleteNote={(id) => {
              const note = notes.peek().find((one) => one.id === id);
              undo.hold({
                key: `note ${id}`,
                said: text.say('dashboard_deleted', { name: note?.text.slice(0, 60) ?? '' }),
                commit: () => askBackground('deleteNote', { id }),
              });
            }}
          />
        ) : (
          <Say as="p" class="faint" of={text.say('dashboard_loading')} />
        )}
      </section>
    </>
  );
}

/** A quarter of an hour on either side of what is looked up in the Page's charts. */
const AROUND_MS = 15 * 60_000;

/** The line that is chosen, in full, in UTC too, and the way to the Page's charts at that instant. */
function Chosen({ line, name }: { line: Evidence; name: string }) {
  const { text } = useDashboard();
  const { atMs } = line;
  const untilMs = line.kind === 'gap' ? line.untilMs : atMs;
  return (
    <>
      <bdi dir="ltr">{utcInstant(atMs)}</bdi> <bdi>{name}</bdi>{' '}
      <Say of={line.kind === 'sample' ? originLabel(line, text) : evidenceLabel(line, text)} />{' '}
      {line.pageId !== undefined && (
        <Link
          to={{
            view: 'page',
            pageId: line.pageId,
            fromMs: atMs - AROUND_MS,
            toMs: untilMs + AROUND_MS,
            atMs,
          }}
        >
          <Say of={text.say('dashboard_charts')} />
        </Link>
      )}
    </>
  );
}
