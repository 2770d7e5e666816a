import { stepLabel } from '../../ui/labels/count-label.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { preciseInstant, utcInstant } from '../chart/time-label.ts';
import { timeLength } from '../chart/time-length.ts';
import { Link } from '../shared/link.tsx';
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

/** A quarter of an hour on either side of what is looked up in the chart. */
const AROUND_MS = 15 * 60_000;

/** One line of the log: when, whose, what. The instant leads to its place in the chart. */
export function EvidenceLine(props: {
  line: Evidence;
  name: string;
  text: Text;
  onDeleteNote: (id: string) => void;
}) {
  const { line, name, text, onDeleteNote } = props;
  const when = <bdi title={utcInstant(line.atMs)}>{preciseInstant(line.atMs, text.language)}</bdi>;
  return (
    <>
      <span class="when">
        {line.pageId === undefined ? (
          when
        ) : (
          <Link
            to={{
              view: 'page',
              pageId: line.pageId,
              fromMs: line.atMs - AROUND_MS,
              toMs: (line.kind === 'gap' ? line.untilMs : line.atMs) + AROUND_MS,
            }}
          >
            {when}
          </Link>
        )}
      </span>
      <span class="whose">
        <bdi>{name}</bdi>
      </span>
      <span class={`what ${line.kind}`}>
        <strong>
          <Say of={text.say(KIND_LABELS[line.kind])} />
        </strong>{' '}
        <Say of={evidenceLabel(line, text)} />
        {line.kind === 'note' && (
          <button type="button" class="quiet" onClick={() => onDeleteNote(line.id)}>
            <Say of={text.say('dashboard_delete')} />
          </button>
        )}
      </span>
    </>
  );
}

/** What a line says. */
export function evidenceLabel(line: Evidence, text: Text): Phrase {
  const { format } = text;
  switch (line.kind) {
    case 'sample': {
      const { difference = 0, sample, metric } = line;
      const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±';
      return [
        ...text.say(metric === 'likes' ? 'metric_likes' : 'metric_followers'),
        ' ',
        { isolated: format.whole(sample.value) },
        ' ',
        { isolated: `(${sign}${format.whole(Math.abs(difference))})` },
        ' · ',
        ...stepLabel(sample, text),
        ' · ',
        { isolated: sample.reader },
      ];
    }
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
