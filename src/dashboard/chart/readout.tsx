import type { Signal } from '@preact/signals';
import { DAY_MS } from '../../core/math/durations.ts';
import { Icon } from '../../ui/parts/icon.tsx';
import { CROSS } from '../../ui/parts/icons.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';
import { baseOf, type PlotCurve } from './plot.ts';
import { pointAt } from './point-at.ts';
import type { ReadOut } from './say-figures.ts';
import type { Span } from './time-range.ts';

/** Where the readout stands: at an instant that a pointer is over, or that was chosen and stays. */
export interface Point {
  readonly atMs: number;
  readonly isPinned: boolean;
}

/** What the readout needs of a panel. */
interface Readable {
  readonly curves: readonly PlotCurve[];
  readonly readOut: (lines: readonly number[]) => ReadOut;
  readonly now: readonly number[] | undefined;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The time of day to the second, as the axis writes it. */
export function clockOf(atMs: number, text: Text): string {
  const known =
    clocks.get(text.language) ??
    new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(text.language, known);
  return known.format(atMs);
}

/** The same with its day where the span is longer than one: a time alone would be that of many days. */
const instantIn = ({ fromMs, toMs }: Span, atMs: number, text: Text): string =>
  toMs - fromMs > DAY_MS ? `${text.format.date(atMs)} ${clockOf(atMs, text)}` : clockOf(atMs, text);

/** Longer than the longest pace with a look or two missed. */
const OLD_MS = 20 * 60_000;

/** The figures now, or under the pointer: one line that never moves. */
export function Readout(props: {
  point: Signal<Point | undefined>;
  panels: readonly Readable[];
  span: Span;
  /** The present. */
  nowMs: number;
  text: Text;
}) {
  const { point, panels, span, nowMs, text } = props;
  const at = point.value;
  const lastMs = Math.max(
    ...panels.map(({ curves: [curve] }) => curve?.dense.atMs[curve.dense.atMs.length - 1] ?? 0),
  );
  // What was read long ago is not called now.
  const isOld = lastMs > 0 && nowMs - lastMs > OLD_MS;
  const read = panels.flatMap(({ curves, readOut, now }) => {
    const [curve] = curves;
    if (!curve) return [];
    const found = at ? pointAt(curve, at.atMs)?.lines : now;
    if (!found) return [];
    const base = baseOf(curve, span);
    return [readOut(found.map((value) => value - base))];
  });
  return (
    <p class="readout" aria-hidden="true">
      <time class={at ? 'chip pin' : 'chip'}>
        {at ? (
          <bdi dir="ltr">{instantIn(span, at.atMs, text)}</bdi>
        ) : isOld ? (
          <bdi>{text.format.instant(lastMs)}</bdi>
        ) : (
          <Say of={text.say('now')} />
        )}
      </time>
      {read.map((one, i) => (
        <span key={i}>
          <Figured of={one} />
        </span>
      ))}
      {at?.isPinned && (
        <button
          type="button"
          class="icon back"
          tabIndex={-1}
          onClick={() => {
            point.value = undefined;
          }}
        >
          <Icon of={CROSS} />
        </button>
      )}
    </p>
  );
}

const SIDES = { loss: 'down', gain: 'up', none: undefined } as const;

/** The figure stands out in the colour of its side, its interval is small. */
function Figured({ of: { words, figure, interval, side } }: { of: ReadOut }) {
  return words.map((part) => {
    if (typeof part === 'string') return part;
    const piece = <bdi>{part.isolated}</bdi>;
    if (part.isolated === figure) return <b class={SIDES[side]}>{piece}</b>;
    return part.isolated === interval ? <small>{piece}</small> : piece;
  });
}
