import type { Metric } from '../../core/page/metric.ts';
import type { WatchEvent } from '../../core/page/watch-event.ts';
import type { RateEvent } from '../../core/rate/rate-event.ts';
import { amountOf, type RateUnit } from '../../ui/labels/rate-label.ts';
import { signed } from '../../ui/labels/signed.ts';
import { obstacleLabel } from '../../ui/labels/state-label.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import { decimalsFor } from '../../ui/text/round-figure.ts';
import type { Text } from '../../ui/text/text.ts';
import { leftToRight } from '../chart/say-figures.ts';
import { timeLength } from '../chart/time-length.ts';

/** What the filter noticed, in a sentence. Described, never accused. */
export function eventLabel(event: RateEvent, metric: Metric, text: Text): Phrase {
  const { format } = text;
  const decimal = (value: number): string => format.decimal(Math.abs(value), decimalsFor(Math.abs(value)));
  switch (event.kind) {
    case 'burst':
      if (event.phase === 'started')
        return text.say('dashboard_event_burst_started', {
          rate: rateOf(event.perMinute, metric, text),
          expected: rateOf(event.expectedPerMinute, metric, text),
        });
      return text.say(
        event.maskedLossesAtMost > 0 ? 'dashboard_event_burst_masked' : 'dashboard_event_burst_ended',
        {
          amount: amountOf(Math.max(0, event.netAboveExpected), 0, metric, text),
          span: timeLength(event.endMs - event.startMs, text.language),
          masked: format.whole(event.maskedLossesAtMost),
        },
      );
    case 'platform-change':
      return text.say(event.size < 0 ? 'dashboard_event_drop' : 'dashboard_event_jump', {
        amount: amountOf(Math.abs(event.size), 0, metric, text),
        percent: format.percent(event.probability),
      });
    case 'glitch':
      return text.say('dashboard_event_glitch', {
        value: format.whole(event.value),
        expected: format.whole(event.expected),
      });
    case 'refresh-period':
      return text.sayCounted('dashboard_event_refresh', Math.round(event.seconds));
    case 'jitter-level':
      return event.deviation === 0
        ? text.say('dashboard_event_no_jitter')
        : text.say('dashboard_event_jitter', { deviation: decimal(event.deviation) });
    case 'resolution':
      return event.readableEveryMinutes === undefined
        ? text.say('dashboard_event_step', { step: format.whole(event.step) })
        : text.sayCounted('dashboard_event_step_every', Math.max(1, Math.round(event.readableEveryMinutes)), {
            step: format.whole(event.step),
          });
  }
}

/** The same in a few words, of what is marked in a chart. */
export function shortEventLabel(event: RateEvent, text: Text): Phrase {
  switch (event.kind) {
    case 'burst':
      return event.phase === 'started'
        ? text.say('noticed_rush_now')
        : text.say('noticed_rush', {
            amount: leftToRight(signed(Math.max(0, event.netAboveExpected), text)),
          });
    case 'platform-change':
      return text.say('noticed_at_once', { amount: leftToRight(signed(event.size, text)) });
    case 'glitch':
      return text.say('noticed_glitch');
    default:
      return [];
  }
}

/** A turn of the watch, in a sentence. */
export function watchEventLabel(event: WatchEvent, text: Text): Phrase {
  switch (event.kind) {
    case 'started':
      return text.say('dashboard_watch_started');
    case 'stopped':
      return text.say('dashboard_watch_stopped');
    case 'road':
      return text.say(`dashboard_watch_road_${event.road}`, { host: event.host });
    case 'recovered':
      return text.say('dashboard_watch_recovered');
    case 'obstructed':
      return text.say('dashboard_watch_obstructed', { reason: reasonOf(event.obstacle, text) });
    case 'paused':
      return text.say('state_paused', { reason: reasonOf(event.obstacle, text) });
  }
}

const reasonOf = (kind: Parameters<typeof obstacleLabel>[0]['kind'], text: Text): Phrase =>
  obstacleLabel({ kind, detail: '' }, text);

/** "132 likes lost a minute", without interval: only as a part of a sentence about what was noticed. */
export function rateOf(perMinute: number, unit: RateUnit, text: Text): Phrase {
  const size = Math.abs(perMinute);
  const amount = amountOf(size, decimalsFor(size), unit, text);
  return text.say(perMinute <= 0 ? 'rate_lost_minute' : 'rate_gained_minute', { amount });
}
