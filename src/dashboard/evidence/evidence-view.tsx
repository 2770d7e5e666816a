import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type PageId, toPageId } from '../../core/page/page-identity.ts';
import { askBackground } from '../../messaging/send.ts';
import { openHistory } from '../../storage/database.ts';
import { readRefusals } from '../../storage/refusals.ts';
import { readWatchEvents } from '../../storage/watches.ts';
import { Say } from '../../ui/say.tsx';
import { localInput, parseLocalInput } from '../campaign/local-input.ts';
import { useDashboard } from '../dashboard-context.ts';
import { useMedia } from '../use-media.ts';
import {
  EVIDENCE_KINDS,
  type Evidence,
  type EvidenceKind,
  filterEvidence,
  nearestLine,
  newestFirst,
  seriesEvidence,
} from './evidence.ts';
import { EvidenceLine, KIND_LABELS } from './evidence-line.tsx';
import { contentHeight, scrollTopOf, virtualWindow } from './virtual-window.ts';

/** Every sample and event, newest first, filtered by kind and Page. */
export function EvidenceView({ pageId, atMs }: { pageId: PageId | undefined; atMs: number | undefined }) {
  const { text, pages, go, fail } = useDashboard();
  const kinds = useSignal<ReadonlySet<EvidenceKind>>(new Set(EVIDENCE_KINDS));
  const evidence = useEvidence();
  const lines = useMemo(
    () => evidence && filterEvidence(evidence, { kinds: kinds.value, pageId }),
    [evidence, kinds.value, pageId],
  );
  const nameOf = (id: PageId | undefined): string =>
    pages.value.find(({ page }) => page.id === id)?.page.name ?? '';
  return (
    <>
      <h1>
        <Say of={text.say('dashboard_nav_evidence')} />
      </h1>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <label>
          <Say of={text.say('dashboard_page')} />{' '}
          <select
            value={pageId ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              go({ view: 'evidence', ...(value === '' ? {} : { pageId: toPageId(value) }) });
            }}
          >
            <option value="">{text.plain(text.say('dashboard_every_page'))}</option>
            {pages.value.map(({ page }) => (
              <option key={page.id} value={page.id}>
                {page.name}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="choice">
          <legend class="visually-hidden">
            <Say of={text.say('dashboard_kinds')} />
          </legend>
          {EVIDENCE_KINDS.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={kinds.value.has(kind)}
                onChange={(event) => {
                  const next = new Set(kinds.value);
                  if (event.currentTarget.checked) next.add(kind);
                  else next.delete(kind);
                  kinds.value = next;
                }}
              />
              <Say of={text.say(KIND_LABELS[kind])} />
            </label>
          ))}
        </fieldset>
      </form>
      <NoteForm pageId={pageId} />
      {lines ? (
        <EvidenceList
          lines={lines}
          atMs={atMs}
          nameOf={nameOf}
          onDeleteNote={(id) => {
            askBackground('deleteNote', { id }).catch(fail);
          }}
        />
      ) : (
        <p class="faint">
          <Say of={text.say('dashboard_loading')} />
        </p>
      )}
    </>
  );
}

/** All that is known of all Pages, newest first; nothing until all of it is read. */
function useEvidence(): readonly Evidence[] | undefined {
  const { pages, histories, notes, fail } = useDashboard();
  const rest = useSignal<readonly Evidence[] | undefined>(undefined);
  const ids = pages.value.map(({ page }) => page.id).join(' ');
  useEffect(() => {
    let isCurrent = true;
    readRest()
      .then((read) => {
        if (isCurrent) rest.value = read;
      })
      .catch(fail);
    return () => {
      isCurrent = false;
    };

    async function readRest(): Promise<Evidence[]> {
      const db = await openHistory();
      const turns = await Promise.all(
        pages.peek().map(async ({ page }) => {
          const events = await readWatchEvents(db, page.id, 0, Number.MAX_SAFE_INTEGER);
          return events.map(
            (event): Evidence => ({ kind: 'watch-event', atMs: event.atMs, pageId: page.id, event }),
          );
        }),
      );
      const refusals = (await readRefusals(db)).map(
        ({ pageId, reason, count, lastMs }): Evidence => ({
          kind: 'refusals',
          atMs: lastMs,
          pageId,
          reason,
          count,
        }),
      );
      return [...turns.flat(), ...refusals];
    }
  }, [ids, pages, rest, fail]);

  const series = pages.value.flatMap(({ page, series: all }) =>
    all.map(({ metric }) => {
      const id = { pageId: page.id, metric };
      return { ...id, history: histories.of(id).value };
    }),
  );
  return useMemo(() => {
    if (!rest.value || series.some(({ history }) => !history)) return undefined;
    const samples = series.flatMap(({ pageId, metric, history }) =>
      history ? seriesEvidence({ pageId, metric, samples: history.samples, events: history.events }) : [],
    );
    const own = notes.value.map((note): Evidence => ({ kind: 'note', ...note }));
    return newestFirst([...samples, ...rest.value, ...own]);
  }, [rest.value, notes.value, ...series.map(({ history }) => history)]);
}

/** As the style sheet has them, on wide screens and on narrow ones. */
const ROW_HEIGHTS = { wide: 44, narrow: 66 };
const NARROW = '(width < 640px)';
const VIEW_HEIGHT = 620;

function EvidenceList(props: {
  lines: readonly Evidence[];
  atMs: number | undefined;
  nameOf: (id: PageId | undefined) => string;
  onDeleteNote: (id: string) => void;
}) {
  const { lines, atMs, nameOf, onDeleteNote } = props;
  const { text } = useDashboard();
  const scroller = useRef<HTMLElement>(null);
  const scrollTop = useSignal(0);
  const rowHeight = useMedia(NARROW) ? ROW_HEIGHTS.narrow : ROW_HEIGHTS.wide;
  const list = { rows: lines.length, rowHeight, viewHeight: VIEW_HEIGHT };
  const wanted = atMs === undefined ? -1 : nearestLine(lines, atMs);
  useEffect(() => {
    if (wanted >= 0) scroller.current?.scrollTo({ top: scrollTopOf(list, wanted) });
    // A new sample on top must not pull the list away from where the person reads.
  }, [atMs, wanted >= 0]);
  const { from, to, offset } = virtualWindow(list, scrollTop.value);
  const total = text.sayCounted('dashboard_lines', lines.length);
  return (
    <>
      <p class="faint">
        <Say of={total} />
      </p>
      <section
        ref={scroller}
        class="evidence"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={text.plain(text.say('dashboard_nav_evidence'))}
        onScroll={(event) => {
          scrollTop.value = event.currentTarget.scrollTop;
        }}
      >
        <div class="all" style={{ blockSize: `${contentHeight(list)}px` }}>
          <ol style={{ insetBlockStart: `${offset}px` }}>
            {lines.slice(from, to).map((line, i) => (
              <li
                key={from + i}
                class={from + i === wanted ? 'wanted' : ''}
                aria-setsize={lines.length}
                aria-posinset={from + i + 1}
              >
                <EvidenceLine
                  line={line}
                  name={nameOf(line.pageId)}
                  text={text}
                  onDeleteNote={onDeleteNote}
                />
              </li>
            ))}
          </ol>
        </div>
      </section>
    </>
  );
}

/** A note of the person's own, at an instant of their choice. */
function NoteForm({ pageId }: { pageId: PageId | undefined }) {
  const { text, now, fail } = useDashboard();
  const note = useSignal('');
  const when = useSignal('');
  return (
    <form
      class="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        const atMs = parseLocalInput(when.value) ?? now.value;
        if (note.value.trim() === '') return;
        askBackground('addNote', { atMs, text: note.value, ...(pageId ? { pageId } : {}) })
          .then(() => {
            note.value = '';
          })
          .catch(fail);
      }}
    >
      <label>
        <Say of={text.say('dashboard_note')} />
        <input
          type="text"
          dir="auto"
          maxLength={5000}
          value={note.value}
          onInput={(event) => {
            note.value = event.currentTarget.value;
          }}
        />
      </label>
      <label>
        <Say of={text.say('dashboard_time')} />
        <input
          type="datetime-local"
          max={localInput(now.value)}
          value={when.value}
          onInput={(event) => {
            when.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="quiet">
        <Say of={text.say('dashboard_add_note')} />
      </button>
    </form>
  );
}
