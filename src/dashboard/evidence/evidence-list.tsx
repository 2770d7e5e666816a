import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PageId } from '../../core/page/page-identity.ts';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { useMedia } from '../shared/use-media.ts';
import { type Evidence, nearestLine } from './evidence.ts';
import { EvidenceLine } from './evidence-line.tsx';
import { contentHeight, scrollTopOf, virtualWindow } from './virtual-window.ts';

/** As the style sheet has them, on wide screens and on narrow ones. */
const ROW_HEIGHTS = { wide: 44, narrow: 66 };
const NARROW = '(width < 640px)';
const VIEW_HEIGHT = 620;

/** The log, of which only the lines in sight exist. @param atMs brought into sight and marked. */
export function EvidenceList(props: {
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
