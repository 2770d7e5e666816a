import type { Signal } from '@preact/signals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { lengthLabel } from '../../ui/labels/length-label.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Icon } from '../../ui/parts/icon.tsx';
import { CROSS } from '../../ui/parts/icons.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';
import type { Span, TimeRange } from './time-range.ts';

const LASTS_MS: readonly number[] = [15 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS];

/** Which span the charts show: lengths up to now, everything, or one of the person's own, which stands beside them. */
export function RangeBar({ range, whole, text }: { range: Signal<TimeRange>; whole: Span; text: Text }) {
  const { value } = range;
  const show = (next: TimeRange) => () => {
    range.value = next;
  };
  // The shortest length that holds all there is has no longer one to offer.
  const isLonger = (i: number): boolean => i > 0 && (LASTS_MS[i - 1] ?? 0) >= whole.toMs - whole.fromMs;
  return (
    <div class="pick range-bar" role="toolbar" aria-label={text.plain(text.say('dashboard_range'))}>
      {LASTS_MS.map((ms, i) => (
        <button
          key={ms}
          type="button"
          aria-pressed={value.kind === 'last' && value.ms === ms}
          disabled={isLonger(i)}
          onClick={show({ kind: 'last', ms })}
        >
          <Say as="span" of={lengthLabel(ms, text)} />
        </button>
      ))}
      <Button
        of={text.say('dashboard_range_all')}
        aria-pressed={value.kind === 'all'}
        onClick={show({ kind: 'all' })}
      />
      {value.kind === 'span' && (
        <button type="button" aria-pressed="true" class="own" onClick={show({ kind: 'all' })}>
          <bdi dir="ltr">{ownSpan(value, text)}</bdi>
          <Icon of={CROSS} />
        </button>
      )}
    </div>
  );
}

/** "20:10–20:40", with the day where it is longer than one. */
function ownSpan({ fromMs, toMs }: Span, text: Text): string {
  const write = toMs - fromMs < DAY_MS ? text.format.time : text.format.date;
  return `${write(fromMs)}–${write(toMs)}`;
}
