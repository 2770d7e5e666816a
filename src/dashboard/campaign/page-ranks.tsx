import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { hasFigures } from '../../core/rate/rate.ts';
import { gaugeInList, type ListScale, listScale, roundEnd } from '../../core/summary/gauge.ts';
import { pageFigure } from '../../ui/labels/figure.ts';
import { pageState } from '../../ui/labels/page-state.ts';
import { signed, signedPercent } from '../../ui/labels/signed.ts';
import { isOpen } from '../../ui/parts/figure.tsx';
import { Gauge, Num } from '../../ui/parts/gauge.tsx';
import { PageMark } from '../../ui/parts/mark.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { figureTicks } from '../chart/figure-ticks.ts';
import type { DenseCurve } from '../chart/thin-curve.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Link } from '../shared/link.tsx';
import { type LoadedPage, pageCurve } from './campaign-curves.ts';
import type { CampaignModel, CampaignPage } from './campaign-model.ts';
import { coursePath } from './course-path.ts';

type SortKey = 'name' | 'rate' | 'change' | 'part' | 'read';
interface Sort {
  readonly key: SortKey;
  readonly isDown: boolean;
}

/** Every Page of a campaign on one scale; each head puts the rows in its order. */
export function PageRanks({ model, loaded }: { model: CampaignModel; loaded: readonly LoadedPage[] }) {
  const { text, now } = useDashboard();
  const sort = useSignal<Sort | undefined>(undefined);
  const all = [...model.targets, ...model.controls];
  const scale = listScale(
    all.flatMap(({ series }) =>
      series && series.rate.kind === 'rate' && series.rate.significant ? [series.rate] : [],
    ),
  );
  const curves = useMemo(
    () => new Map(loaded.map((one) => [one.page.view.page.id, pageCurve(one, model.startMs)])),
    [model.startMs, ...loaded.map(({ history }) => history), loaded.length],
  );
  const depth = roundEnd(
    Math.max(1, ...all.map(({ loss }) => (loss.kind === 'loss' ? Math.abs(loss.lost) : 0))),
  );
  const rows = sort.value ? sorted(all, sort.value, text) : all;
  const head = (key: SortKey, label: Phrase) => (
    <Head key={key} of={label} sortKey={key} sort={sort.value} onSort={(next) => (sort.value = next)} />
  );
  return (
    <section class="card scroll">
      <table class="ranks">
        <thead>
          <tr>
            {head('name', text.say('popup_pages'))}
            {head('rate', text.say(`ranks_rate_${model.total.unit}`))}
            <td>
              <Scale scale={scale} text={text} />
            </td>
            <th scope="col">
              <Say of={text.say('dashboard_course')} />
            </th>
            {head('change', text.say('ranks_change'))}
            {head('part', [{ isolated: '%' }])}
            {head('read', text.say('ranks_read'))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <Row
              key={line.view.page.id}
              line={line}
              isControl={model.controls.includes(line)}
              scale={scale}
              curve={curves.get(line.view.page.id)}
              span={{ fromMs: model.startMs, toMs: now.value }}
              depth={depth}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head(props: {
  of: Phrase;
  sortKey: SortKey;
  sort: Sort | undefined;
  onSort: (next: Sort | undefined) => void;
}) {
  const { of, sortKey, sort, onSort } = props;
  const own = sort?.key === sortKey ? sort : undefined;
  return (
    <th scope="col" aria-sort={own ? (own.isDown ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        onClick={() => onSort({ key: sortKey, isDown: own ? !own.isDown : sortKey !== 'name' })}
      >
        <Say of={of} />
        <span aria-hidden="true">{own ? (own.isDown ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
}

const lostBy: Readonly<Record<Exclude<SortKey, 'name'>, (line: CampaignPage) => number>> = {
  rate: ({ series }) =>
    series && hasFigures(series.rate) ? -series.rate.perMinute : Number.NEGATIVE_INFINITY,
  change: ({ loss }) => (loss.kind === 'loss' ? loss.lost : Number.NEGATIVE_INFINITY),
  part: ({ loss }) => (loss.kind === 'loss' ? (loss.part ?? 0) : Number.NEGATIVE_INFINITY),
  read: ({ series }) => series?.last.atMs ?? Number.NEGATIVE_INFINITY,
};

function sorted(lines: readonly CampaignPage[], { key, isDown }: Sort, text: Text): CampaignPage[] {
  const { compare } = new Intl.Collator(text.language, { sensitivity: 'base', numeric: true });
  const way = isDown ? -1 : 1;
  if (key === 'name') return lines.toSorted((a, b) => way * compare(a.view.page.name, b.view.page.name));
  const of = lostBy[key];
  return lines.toSorted(
    (a, b) => way * Math.sign(of(a) - of(b)) || compare(a.view.page.name, b.view.page.name),
  );
}

const SCALE_PIXELS = 210;

/** The marks of the scale that all rows share. */
function Scale({ scale, text }: { scale: ListScale; text: Text }) {
  const ticks = figureTicks(-scale.gained, scale.lost, SCALE_PIXELS).filter((tick) => tick >= 0);
  return (
    <span class="scale" aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick} style={{ '--x': `${(tick + scale.gained) / (scale.lost + scale.gained)}` }}>
          {tick < 1 && tick > 0 ? text.format.decimal(tick, 2) : text.format.whole(tick)}
        </span>
      ))}
    </span>
  );
}

interface RowProps {
  readonly line: CampaignPage;
  readonly isControl: boolean;
  readonly scale: ListScale;
  readonly curve: DenseCurve | undefined;
  readonly span: { readonly fromMs: number; readonly toMs: number };
  readonly depth: number;
}

function Row({ line, isControl, scale, curve, span, depth }: RowProps) {
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
        {isControl && (
          <small>
            <Say of={text.say('dashboard_role_control')} />
          </small>
        )}
        {sharesCountOf && (
          <small>
            <Say of={text.say('dashboard_shared_count', { name: sharesCountOf.page.name })} />
          </small>
        )}
      </th>
      <td class="now">
        <span class="unseen">
          <Say of={figure.sentence} />
        </span>
        <span aria-hidden="true">
          {figure.kind === 'rate' ? (
            <>
              <bdi class="n">{figure.value.isolated}</bdi>
              <small class="per">
                <Say of={text.say('unit_minute')} />
              </small>
              <small>
                {figure.tone === 'gain' && (
                  <>
                    <Say of={figure.unit} />{' '}
                  </>
                )}
                <Num>{figure.interval.isolated}</Num>
              </small>
            </>
          ) : (
            <span class="small">
              <Say of={figure.say} />
            </span>
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
      <td class="last">
        <PageMark state={pageState(view, now.value, text)} />
      </td>
    </tr>
  );
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
  if (!curve) return null;
  const { line, area, zero, isLoss } = coursePath(curve, { ...span, width: WIDTH, height: HEIGHT, depth });
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
