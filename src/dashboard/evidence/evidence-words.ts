import { stepLabel } from '../../ui/labels/count-label.ts';
import { underscored } from '../../ui/text/message-key.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { preciseInstant } from '../chart/time-label.ts';
import { timeLength } from '../chart/time-length.ts';
import { eventLabel, watchEventLabel } from './event-label.ts';
import type { Evidence, EvidenceKind } from './evidence.ts';
import { refusalLabel } from './refusal-label.ts';

/** What a line is. */
export const kindLabel = (kind: EvidenceKind, text: Text): Phrase =>
  text.say(`dashboard_kind_${underscored(kind)}`);

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
