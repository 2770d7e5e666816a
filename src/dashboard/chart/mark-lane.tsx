import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import type { PageId } from '../../core/page/page-identity.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';
import { Link } from '../shared/link.tsx';
import type { ChartMark } from './chart-marks.ts';
import type { Sides } from './draw-chart.ts';
import { preciseInstant } from './time-label.ts';
import type { Span } from './time-range.ts';

export const SHAPES: Readonly<Record<ChartMark['kind'], string>> = {
  burst: '▲',
  'platform-change': '▼',
  note: '■',
  glitch: '━',
};
/** Marks nearer to each other than this part of the picture are one button. */
const NEAR = 0.025;
const MOST = 40;
/** The words of a mark want this part of the picture's width. */
const LEAST_ROOM = 0.25;

const shapesOf = (marks: readonly ChartMark[]): string =>
  [...new Set(marks.map(({ kind }) => SHAPES[kind]))].join('');

/** What was noticed, as buttons over the picture: one for what lies close together. The words stand beside them when pressed. */
export function MarkLane(props: {
  marks: readonly ChartMark[];
  span: Span;
  sides: Sides;
  pageId: PageId | undefined;
  text: Text;
  onChoose: (atMs: number) => void;
}) {
  const { marks, span, sides, pageId, text, onChoose } = props;
  const chosen = useSignal<number | undefined>(undefined);
  const groups = groupsOf(marks, span);
  const open = groups.find(({ marks: [first] }) => first && first.atMs === chosen.value);
  return (
    <div class="lane" style={{ '--left': `${sides.left}px`, '--right': `${sides.right}px` }}>
      {groups.map(({ part, marks: ones }) => {
        const [first] = ones;
        if (!first) return null;
        const label = ones.map((mark) => mark.label).join(' · ');
        return (
          <button
            key={`${first.kind} ${first.atMs}`}
            type="button"
            class="flag"
            aria-pressed={open?.marks[0] === first}
            aria-label={label}
            title={label}
            style={{ '--at': `${part}` }}
            onClick={() => {
              chosen.value = chosen.value === first.atMs ? undefined : first.atMs;
              onChoose(first.atMs);
            }}
          >
            <span aria-hidden="true">{shapesOf(ones)}</span>
          </button>
        );
      })}
      {roomsOf(groups).map(({ part, marks: ones, side, room }) => (
        <span
          key={part}
          class="flag-name"
          data-side={side}
          aria-hidden="true"
          style={{ '--at': `${part}`, '--room': `${room}` }}
        >
          {ones.map(({ atMs, label, short = label }, i) => (
            <Fragment key={`${i} ${atMs}`}>
              {i > 0 && ' · '}
              <bdi>{short}</bdi>
            </Fragment>
          ))}
        </span>
      ))}
      {open && (
        <div class="flag-words" role="status">
          {open.marks.slice(0, 4).map(({ kind, atMs, label }) => (
            <p key={`${kind} ${atMs}`}>
              <span aria-hidden="true" class="shape">
                {SHAPES[kind]}
              </span>{' '}
              <bdi dir="ltr">{preciseInstant(atMs, text.language)}</bdi> <bdi>{label}</bdi>{' '}
              <Link to={{ view: 'evidence', atMs, ...(pageId ? { pageId } : {}) }}>
                <Say of={text.say('dashboard_nav_evidence')} />
              </Link>
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

interface Group {
  /** Where it stands, as a part of the picture's width. */
  readonly part: number;
  readonly marks: readonly ChartMark[];
}

/** A group whose words have room beside it, as a part of the picture's width. */
interface RoomyGroup extends Group {
  readonly side: 'before' | 'after';
  readonly room: number;
}

/**
 * Where the words of groups stand: beside their shape, on the side with more room that no other's words have taken;
 * where there is too little the shape stands alone. @param groups from left to right.
 */
export function roomsOf(groups: readonly Group[]): RoomyGroup[] {
  let taken = 0;
  return groups.flatMap((group, i): RoomyGroup[] => {
    const { part } = group;
    const nextPart = groups[i + 1]?.part ?? 1;
    const [before, after] = [part - taken, nextPart - part];
    const side = after >= before ? 'after' : 'before';
    const room = Math.max(before, after);
    taken = side === 'after' && room >= LEAST_ROOM ? nextPart : part;
    return room < LEAST_ROOM ? [] : [{ ...group, side, room }];
  });
}

/** The marks in sight, those close together as one; the newest where there are too many. */
export function groupsOf(marks: readonly ChartMark[], { fromMs, toMs }: Span): Group[] {
  const partOf = (atMs: number): number => Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)));
  const inSight = marks
    .filter(({ atMs, untilMs = atMs }) => untilMs >= fromMs && atMs <= toMs)
    .toSorted((a, b) => a.atMs - b.atMs);
  const groups: { part: number; marks: ChartMark[] }[] = [];
  for (const mark of inSight) {
    const part = partOf(mark.atMs);
    const last = groups.at(-1);
    if (last && part - last.part < NEAR) last.marks.push(mark);
    else groups.push({ part, marks: [mark] });
  }
  return groups.slice(-MOST);
}
