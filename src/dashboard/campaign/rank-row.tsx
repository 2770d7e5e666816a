import { gaugeInList, type ListScale } from '../../core/summary/gauge.ts';
import { pageFigure } from '../../ui/labels/figure.ts';
import { pageState } from '../../ui/labels/page-state.ts';
import { signed, signedPercent } from '../../ui/labels/signed.ts';
import { usePainted } from '../../ui/live/use-painted.ts';
import { isOpen } from '../../ui/parts/figure.tsx';
import { Gauge, Num } from '../../ui/parts/gauge.tsx';
import { PageMark } from '../../ui/parts/mark.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { signedRate } from '../chart/say-figures.ts';
import { type DenseCurve, NO_POINTS } from '../chart/thin-curve.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Link } from '../shared/link.tsx';
import { coursePath } from './course-path.ts';
import type { RankedPage } from './ranks-csv.ts';

export interface RankRowProps extends RankedPage {
  /** The two sides of an instant stand in the table. */
  readonly hasAround: boolean;
  readonly scale: ListScale;
  readonly curve: DenseCurve | undefined;
  readonly span: { readonly fromMs: number; readonly toMs: number };
  readonly depth: number;
}

/** One Page of the table. */
export function RankRow(props: RankRowProps) {
  const { line, isControl, around, hasAround, scale, curve, span, depth } = props;
  const { text, now } = useDashboard();
  const { view, loss, sharesCountOf } = line;
  const figure = pageFigure(view, now.value, text);
  const tone = figure.kind === 'rate' ? figure.tone : 'unclear';
  const rate = figure.kind === 'rate' || figure.kind === 'unclear' ? figure.rate : undefined;
  return (
    <tr
      data-tone={tone}
      data-sure={isOpen(figure) ? 'no' : undefined}
      class={isControl ? 'control' : undefined}
    >
      <th scope="row">
        <Link to={{ view: 'page', pageId: view.page.id }}>
          <bdi>{view.page.name}</bdi>
        </Link>
        {isControl && <Say as="small" of={text.say('dashboard_role_control')} />}
        {sharesCountOf && (
          <Say as="small" of={text.say('dashboard_shared_count', { name: sharesCountOf.page.name })} />
        )}
      </th>
      <td class="now">
        <Say as="span" class="unseen" of={figure.sentence} />
        <span aria-hidden="true">
          {figure.kind === 'rate' ? (
            <>
              <bdi class="n">{figure.value.isolated}</bdi>
              <Say as="small" class="per" of={text.say('unit_minute')} />
              <small>
                {figure.rate.perMinute > 0 && (
                  <>
                    <Say of={figure.unit} />{' '}
                  </>
                )}
                <Num>{figure.interval.isolated}</Num>
              </small>
            </>
          ) : (
            <Say as="span" class="small" of={figure.say} />
          )}
        </span>
      </td>
      <td class="whisker">{rate && <Gauge {...gaugeInList(rate, scale)} />}</td>
      <td class="course">
        <Course curve={curve} span={span} depth={depth} isGrey={isControl || tone === 'stale'} />
      </td>
      <td class="sum">
        {loss.kind === 'loss' && <Num>{signed(-loss.lost, text, loss.atLeast === loss.atMost ? 1 : 2)}</Num>}
      </td>
      <td class="part">
        {loss.kind === 'loss' && loss.part !== undefined && <Num>{signedPercent(-loss.part, text)}</Num>}
      </td>
      {hasAround && [around?.before, around?.after].map((side, i) => <Side key={i} perMinute={side} />)}
      <td class="last">
        <PageMark state={pageState(view, now.value, text)} />
      </td>
    </tr>
  );
}

/** The mean change a minute on one side of the chosen instant. */
function Side({ perMinute }: { perMinute: number | undefined }) {
  const { text } = useDashboard();
  return <td class="side">{perMinute !== undefined && <Num>{signedRate(perMinute, text)}</Num>}</td>;
}

const WIDTH = 240;
const HEIGHT = 36;

function Course(props: {
  curve: DenseCurve | undefined;
  span: { readonly fromMs: number; readonly toMs: number };
  depth: number;
  isGrey: boolean;
}) {
  const { curve, span, depth, isGrey } = props;
  // The chart of the campaign is drawn first.
  const isTime = usePainted((curve?.atMs.length ?? 0) > 0);
  if (!curve) return null;
  const drawn = isTime ? curve : NO_POINTS;
  const { line, area, zero, isLoss } = coursePath(drawn, { ...span, width: WIDTH, height: HEIGHT, depth });
  return (
    <svg
      class={isGrey ? 'bars grey' : isLoss ? 'bars' : 'bars up'}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="area" d={area} />
      <path class="line" d={line} vector-effect="non-scaling-stroke" />
      <path class="water" d={`M0 ${zero.toFixed(1)}h${WIDTH}`} vector-effect="non-scaling-stroke" />
    </svg>
  );
}
