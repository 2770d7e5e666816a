import { countLabel } from '../../ui/labels/count-label.ts';
import { signed } from '../../ui/labels/signed.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Num } from '../../ui/parts/gauge.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';
import { clockOf } from '../chart/readout.tsx';
import { signedRate } from '../chart/say-figures.ts';
import { utcInstant } from '../chart/time-label.ts';
import type { Evidence } from './evidence.ts';
import { evidenceLabel, kindLabel, originLabel } from './evidence-words.ts';

const ROW_CLASS = {
  sample: undefined,
  gap: 'hole',
  'rate-event': 'event',
  'watch-event': 'road',
  refusals: 'refused',
  note: 'event',
} as const satisfies Record<Evidence['kind'], string | undefined>;

/** One line of the log. Its time is a button: it shows the line's place in the chart above. */
export function EvidenceRow(props: {
  line: Evidence;
  /** Where it stands in the whole table. */
  index: number;
  isChosen: boolean;
  name: string;
  text: Text;
  onChoose: () => void;
  onDeleteNote: (id: string) => void;
}) {
  const { line, index, isChosen, name, text, onChoose, onDeleteNote } = props;
  const classes = [ROW_CLASS[line.kind], isChosen && 'wanted'].filter(Boolean).join(' ');
  return (
    <tr class={classes} aria-rowindex={index} aria-current={isChosen ? 'true' : undefined}>
      <td>
        <button type="button" class="when" title={utcInstant(line.atMs)} onClick={onChoose}>
          <time dateTime={new Date(line.atMs).toISOString()}>
            <bdi dir="ltr">{clockOf(line.atMs, text)}</bdi>
          </time>
        </button>
      </td>
      <td class="who">
        <bdi>{name}</bdi>
        {line.kind === 'sample' && line.observer !== undefined && (
          <small>
            {' '}
            <Say of={text.say('evidence_observer', { observer: line.observer })} />
          </small>
        )}
      </td>
      {line.kind === 'sample' ? (
        <SampleCells line={line} text={text} />
      ) : (
        <td class="what" colSpan={3} title={text.plain(evidenceLabel(line, text))}>
          <div>
            <span>
              <Say as="strong" of={kindLabel(line.kind, text)} /> <Say of={evidenceLabel(line, text)} />
            </span>
            {line.kind === 'note' && (
              <Button of={text.say('dashboard_delete')} class="quiet" onClick={() => onDeleteNote(line.id)} />
            )}
          </div>
        </td>
      )}
    </tr>
  );
}

function SampleCells({ line, text }: { line: Extract<Evidence, { kind: 'sample' }>; text: Text }) {
  const { sample, metric, difference, perMinute } = line;
  const change = perMinute ?? difference;
  return (
    <>
      <td>
        {change !== undefined && (
          <b class={change > 0 ? 'delta up' : change < 0 ? 'delta' : 'delta none'}>
            <Num>
              {perMinute !== undefined && sample.step === 1
                ? signedRate(Math.abs(perMinute) < 10 ? perMinute : Math.round(perMinute), text) || '0'
                : signed(difference ?? 0, text, sample.step)}
            </Num>
          </b>
        )}
      </td>
      <Say as="td" class="count" of={countLabel(sample, metric, text)} />
      <Say as="td" class="how" title={text.plain(originLabel(line, text))} of={originLabel(line, text)} />
    </>
  );
}
