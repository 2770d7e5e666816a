import type { Signal } from '@preact/signals';
import { Say } from '../../ui/parts/say.tsx';
import type { MessageKey } from '../../ui/text/message-key.ts';
import type { Text } from '../../ui/text/text.ts';
import { timeLength } from './time-length.ts';
import { panned, type Span, spanOf, type TimeRange, zoomed } from './time-range.ts';

const HOUR_MS = 3_600_000;

const DAY_MS = 24 * HOUR_MS;
const LASTS_MS: readonly number[] = [HOUR_MS, DAY_MS, 7 * DAY_MS, 30 * DAY_MS];

/** Which span the charts show: everything that mouse, keys and fingers do, as buttons too. */
export function RangeBar({ range, whole, text }: { range: Signal<TimeRange>; whole: Span; text: Text }) {
  const span = spanOf(range.value, whole);
  const middle = (span.fromMs + span.toMs) / 2;
  const show = (next: TimeRange) => () => {
    range.value = next;
  };
  const { value } = range;
  const sign = (key: MessageKey, shown: string, next: TimeRange) => (
    <button type="button" class="quiet sign" aria-label={text.plain(text.say(key))} onClick={show(next)}>
      {shown}
    </button>
  );
  return (
    <div class="range-bar" role="toolbar" aria-label={text.plain(text.say('dashboard_range'))}>
      <button type="button" class="quiet" aria-pressed={value.kind === 'all'} onClick={show({ kind: 'all' })}>
        <Say of={text.say('dashboard_range_all')} />
      </button>
      {LASTS_MS.filter((ms) => ms === HOUR_MS || ms < 2 * (whole.toMs - whole.fromMs)).map((ms) => (
        <button
          key={ms}
          type="button"
          class="quiet"
          aria-pressed={value.kind === 'last' && value.ms === ms}
          onClick={show({ kind: 'last', ms })}
        >
          {timeLength(ms, text.language)}
        </button>
      ))}
      <span class="signs" dir="ltr">
        {sign('dashboard_range_earlier', '←', panned(span, -0.25, whole))}
        {sign('dashboard_range_nearer', '+', zoomed(span, 0.6, middle, whole))}
        {sign('dashboard_range_further', '−', zoomed(span, 1 / 0.6, middle, whole))}
        {sign('dashboard_range_later', '→', panned(span, 0.25, whole))}
      </span>
    </div>
  );
}
