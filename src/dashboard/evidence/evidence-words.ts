import { stepLabel } from '../../ui/labels/count-label.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { preciseInstant } from '../chart/time-label.ts';
import { timeLength } from '../chart/time-length.ts';
import { eventLabel, watchEventLabel } from './event-label.ts';
import type { Evidence, EvidenceKind } from './evidence.ts';
import { refusalLabel } from './refusal-label.ts';

export const KIND_LABELS = {
  sample: 'dashboard_kind_sample',
  gap: 'dashboard_kind_gap',
  'rate-event': 'dashboard_kind_rate_event',
  'watch-event': 'dashboard_kind_watch_event',
  refusals: 'dashboard_kind_refusals',
  note: 'dashboard_kind_note',
} as const satisfies Record<EvidenceKind, string>;

type Sampled = Extract<Evidence, { readonly kind: 'sample' }>;

/** How a count came: its exactness, its road, and the reader that found it. */
export function originLabel({ sample }: Sampled, text: Text): Phrase {
  return [
    ...stepLabel(sample, text),
    ...(sample.road ? [' · ', ...text.say(`evidence_road_${sample.road}`)] : []),
    ' · ',
    { isolated: sample.reader },
  ];
}

/** What a line says that is no sample. */
export function evidenceLabel(line: Exclude<Evidence, Sampled>, text: Text): Phrase {
  switch (line.kind) {
    case 'gap':
      return text.say('dashboard_gap', {
        length: timeLength(line.untilMs - line.atMs, text.language),
        until: preciseInstant(line.untilMs, text.language),
      });
    case 'rate-event':
      return eventLabel(line.event, line.metric, text);
    case 'watch-event':
      return watchEventLabel(line.event, text);
    case 'refusals':
      return text.sayCounted('dashboard_refused', line.count, { reason: refusalLabel(line.reason, text) });
    case 'note':
      return [{ isolated: line.text }];
  }
}
