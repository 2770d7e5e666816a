import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PageId } from '../../core/page/page-identity.ts';
import { Say } from '../../ui/parts/say.tsx';
import { FORMAT_TAG } from '../../ui/text/language.ts';
import type { MessageKey } from '../../ui/text/message-key.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { useMedia } from '../shared/use-media.ts';
import { type Evidence, nearestLine, withDays } from './evidence.ts';
import { EvidenceRow } from './evidence-row.tsx';
import { contentHeight, scrollTopOf, virtualWindow } from './virtual-window.ts';

/** As the style sheet has them, on wide screens and on narrow ones. */
const ROW_HEIGHTS = { wide: 40, narrow: 60 };
const NARROW = '(width < 780px)';
const VIEW_HEIGHT = 600;
const HEADS: readonly MessageKey[] = [
  'dashboard_time',
  'dashboard_page',
  'evidence_change',
  'evidence_count',
  'evidence_origin',
];

/** The log under its column heads, of which only the lines in sight exist. @param atMs brought into sight once. */
export function EvidenceTable(props: {
  lines: readonly Evidence[];
  atMs: number | undefined;
  chosen: Evidence | undefined;
  nameOf: (id: PageId | undefined) => string;
  onChoose: (line: Evidence) => void;
  onDeleteNote: (id: string) => void;
}) {
  const { lines, atMs, chosen, nameOf, onChoose, onDeleteNote } = props;
  const { text } = useDashboard();
  const scroller = useRef<HTMLElement>(null);
  const scrollTop = useSignal(0);
  const rowHeight = useMedia(NARROW) ? ROW_HEIGHTS.narrow : ROW_HEIGHTS.wide;
  const rows = useMemo(() => withDays(lines, (at) => new Date(at).setHours(0, 0, 0, 0)), [lines]);
  const list = { rows: rows.length, rowHeight, viewHeight: VIEW_HEIGHT };
  const wanted = atMs === undefined ? -1 : nearestLine(rows, atMs);
  useEffect(() => {
    if (wanted >= 0) scroller.current?.scrollTo({ top: scrollTopOf(list, Math.max(0, wanted - 2)) });
    // A new sample on top must not pull the list away from where the person reads.
  }, [atMs, wanted >= 0]);
  const { from, to, offset } = virtualWindow(list, scrollTop.value);
  const day = useMemo(
    () => new Intl.DateTimeFormat(FORMAT_TAG[text.language], { dateStyle: 'full' }),
    [text.language],
  );
  return (
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
      <div class="all" style={{ blockSize: `${contentHeight(list) + rowHeight}px` }}>
        <table class="log" aria-rowcount={rows.length + 1} style={{ insetBlockStart: `${offset}px` }}>
          <thead>
            <tr aria-rowindex={1}>
              {HEADS.map((key) => (
                <th key={key} scope="col">
                  <Say of={text.say(key)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(from, to).map((row, i) =>
              row.kind === 'day' ? (
                <tr key={from + i} class="day" aria-rowindex={from + i + 2}>
                  <th scope="rowgroup" colSpan={HEADS.length}>
                    <bdi>{day.format(row.atMs)}</bdi>
                  </th>
                </tr>
              ) : (
                <EvidenceRow
                  key={from + i}
                  line={row}
                  index={from + i + 2}
                  isChosen={row === chosen || (!chosen && from + i === wanted)}
                  name={nameOf(row.pageId)}
                  text={text}
                  onChoose={() => onChoose(row)}
                  onDeleteNote={onDeleteNote}
                />
              ),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}
