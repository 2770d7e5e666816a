import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { hasFigures } from '../../core/rate/rate.ts';
import { type ListScale, listScale, roundEnd, spansInList } from '../../core/summary/gauge.ts';
import { addressToOpen } from '../../facebook/facts/addresses.ts';
import { browser } from '../../platform/browser.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import { decimalsOf } from '../../ui/text/round-figure.ts';
import type { Text } from '../../ui/text/text.ts';
import { figureTicks } from '../chart/figure-ticks.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { download, fileNamePart } from '../shared/download.ts';
import { localInput, parseLocalInput } from '../shared/local-input.ts';
import { around } from './around.ts';
import { type LoadedPage, pageCurve } from './campaign-curves.ts';
import type { CampaignModel } from './campaign-model.ts';
import { RankRow } from './rank-row.tsx';
import { type RankedPage, ranksCsv } from './ranks-csv.ts';

/** More are opened only when the person says so once more. */
const MANY_TABS = 10;

type SortKey = 'name' | 'rate' | 'change' | 'part' | 'before' | 'after' | 'read';
interface Sort {
  readonly key: SortKey;
  readonly isDown: boolean;
}

/** Every Page of a campaign on one scale; each head puts the rows in its order. */
export function PageRanks({ model, loaded }: { model: CampaignModel; loaded: readonly LoadedPage[] }) {
  const { text, now, fail } = useDashboard();
  const sort = useSignal<Sort | undefined>(undefined);
  const all = [...model.targets, ...model.controls];
  const scale = listScale(
    spansInList(all.flatMap(({ series }) => (series && series.rate.kind === 'rate' ? [series.rate] : []))),
  );
  const curves = useMemo(
    () => new Map(loaded.map((one) => [one.page.view.page.id, pageCurve(one, model.startMs)])),
    [model.startMs, ...loaded.map(({ history }) => history), loaded.length],
  );
  const depth = roundEnd(
    Math.max(1, ...all.map(({ loss }) => (loss.kind === 'loss' ? Math.abs(loss.lost) : 0))),
  );
  const aroundMs = useSignal<number | undefined>(undefined);
  const histories = new Map(loaded.map(({ page, history }) => [page, history]));
  const ranked = all.map((line): RankedPage => {
    const history = histories.get(line);
    return {
      line,
      isControl: model.controls.includes(line),
      around:
        aroundMs.value !== undefined && history
          ? around(history.counts, aroundMs.value, now.value)
          : undefined,
    };
  });
  const rows = sort.value ? sorted(ranked, sort.value, text) : ranked;
  const head = (key: SortKey, label: Phrase) => (
    <Head key={key} of={label} sortKey={key} sort={sort.value} onSort={(next) => (sort.value = next)} />
  );
  /** Each in a tab of its own, behind this one. */
  function openAll(): void {
    const n = text.format.whole(all.length);
    if (all.length > MANY_TABS && !confirm(text.plain(text.say('ranks_open_sure', { n })))) return;
    for (const { line } of rows)
      browser.tabs.create({ url: addressToOpen(line.view.page.address), active: false }).catch(fail);
  }

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
            {aroundMs.value !== undefined && head('before', text.say('ranks_before'))}
            {aroundMs.value !== undefined && head('after', text.say('ranks_after'))}
            {head('read', text.say('ranks_read'))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <RankRow
              key={one.line.view.page.id}
              {...one}
              hasAround={aroundMs.value !== undefined}
              scale={scale}
              curve={curves.get(one.line.view.page.id)}
              span={{ fromMs: model.startMs, toMs: now.value }}
              depth={depth}
            />
          ))}
        </tbody>
      </table>
      <div class="ranks-tools">
        <label>
          <Say of={text.say('ranks_around')} />{' '}
          <input
            type="datetime-local"
            max={localInput(now.value)}
            min={localInput(model.startMs)}
            onInput={({ currentTarget }) => {
              aroundMs.value = parseLocalInput(currentTarget.value);
            }}
          />
        </label>
        <Button of={text.say('ranks_open')} onClick={openAll} />
        <Button
          of={text.say('ranks_export')}
          onClick={() => {
            const name = fileNamePart(model.name ?? text.plain(text.say('dashboard_every_page')));
            const csv = ranksCsv(rows, aroundMs.value);
            const day = new Date(now.value).toISOString().slice(0, 10);
            // A spreadsheet takes a table for another encoding without the mark.
            download(new Blob(['\uFEFF', csv], { type: 'text/csv' }), `ebb-${name}-${day}.csv`);
          }}
        />
      </div>
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

const lostBy: Readonly<Record<Exclude<SortKey, 'name'>, (row: RankedPage) => number>> = {
  rate: ({ line: { series } }) =>
    series && hasFigures(series.rate) ? -series.rate.perMinute : Number.NEGATIVE_INFINITY,
  change: ({ line: { loss } }) => (loss.kind === 'loss' ? loss.lost : Number.NEGATIVE_INFINITY),
  part: ({ line: { loss } }) => (loss.kind === 'loss' ? (loss.part ?? 0) : Number.NEGATIVE_INFINITY),
  before: ({ around: sides }) => -(sides?.before ?? Number.POSITIVE_INFINITY),
  after: ({ around: sides }) => -(sides?.after ?? Number.POSITIVE_INFINITY),
  read: ({ line: { series } }) => series?.last.atMs ?? Number.NEGATIVE_INFINITY,
};

function sorted(rows: readonly RankedPage[], { key, isDown }: Sort, text: Text): RankedPage[] {
  const { compare } = new Intl.Collator(text.language, { sensitivity: 'base', numeric: true });
  const way = isDown ? -1 : 1;
  const byName = (a: RankedPage, b: RankedPage): number =>
    compare(a.line.view.page.name, b.line.view.page.name);
  if (key === 'name') return rows.toSorted((a, b) => way * byName(a, b));
  const of = lostBy[key];
  return rows.toSorted((a, b) => {
    const [one, other] = [of(a), of(b)];
    return (one === other ? 0 : way * Math.sign(one - other)) || byName(a, b);
  });
}

const SCALE_PIXELS = 210;

/** The marks of the scale that all rows share. */
function Scale({ scale, text }: { scale: ListScale; text: Text }) {
  const ticks = figureTicks(-scale.gained, scale.lost, SCALE_PIXELS).filter((tick) => tick >= 0);
  // All with as many decimals as the finest of them has.
  const decimals = Math.max(...ticks.map(decimalsOf));
  return (
    <span class="scale" aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick} style={{ '--x': `${(tick + scale.gained) / (scale.lost + scale.gained)}` }}>
          {text.format.decimal(tick, tick === 0 ? 0 : decimals)}
        </span>
      ))}
    </span>
  );
}
