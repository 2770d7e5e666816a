import { useMemo } from 'preact/hooks';
import { controlDifference, type GroupRate } from '../../core/campaign/control-difference.ts';
import { reaching, roundNumberAhead } from '../../core/campaign/milestone.ts';
import { DAY_MS } from '../../core/math/durations.ts';
import { type SeriesId, seriesKey } from '../../core/series/sample.ts';
import type { CampaignRecord } from '../../storage/schema.ts';
import { figuresLabel } from '../../ui/labels/rate-label.ts';
import { writtenRate } from '../../ui/labels/signed.ts';
import { Icon } from '../../ui/parts/icon.tsx';
import { SHARE } from '../../ui/parts/icons.ts';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Fact, piece } from '../shared/facts.tsx';
import { Link } from '../shared/link.tsx';
import { lossLabel } from '../shared/loss-label.ts';
import { milestoneFact } from '../shared/milestone-label.ts';
import { MovesFact } from '../shared/moves-fact.tsx';
import { besideLabel } from './beside-label.ts';
import { CampaignCharts } from './campaign-charts.tsx';
import type { LoadedPage } from './campaign-curves.ts';
import {
  type CampaignModel,
  type CampaignPage,
  type CampaignTotal,
  campaignModel,
  everyPageModel,
} from './campaign-model.ts';
import { MeasureAll } from './measure-all.tsx';
import { PageRanks } from './page-ranks.tsx';
import { TotalFigure } from './total-figure.tsx';

/** The id that means the set of all Pages in an address. */
export const EVERY_PAGE = 'every-page';

/** A campaign, or all Pages as one: the figure, the course and the facts, then a row a Page on one scale. */
export function CampaignView({ campaign }: { campaign?: CampaignRecord | undefined }) {
  const { text, pages, campaigns, now } = useDashboard();
  const model = campaign
    ? campaignModel(campaign, pages.value, now.value)
    : everyPageModel(pages.value, now.value);
  const loaded = useLoaded(model);
  const day = Math.floor((now.value - model.startMs) / DAY_MS) + 1;
  return (
    <>
      <div class="title">
        <div>
          <h1>
            {model.name === undefined ? (
              <Say of={text.say('dashboard_every_page')} />
            ) : (
              <bdi title={model.name}>{model.name}</bdi>
            )}
          </h1>
          <p class="faint small">
            <Say of={text.say('dashboard_since', { when: text.format.instant(model.startMs) })} />
            {model.id !== undefined && day > 0 && (
              <>
                {' · '}
                <Say of={text.say('dashboard_day', { n: text.format.whole(day) })} />
              </>
            )}
          </p>
        </div>
        <div class="actions">
          <nav class="chips" aria-label={text.plain(text.say('dashboard_campaigns'))}>
            {campaigns.value.map(({ id, name }) => (
              <Link key={id} to={{ view: 'campaign', id }} class="button" isCurrent={id === model.id}>
                <bdi>{name}</bdi>
              </Link>
            ))}
            {campaigns.value.length > 0 && (
              <Link
                to={{ view: 'campaign', id: EVERY_PAGE }}
                class="button"
                isCurrent={model.id === undefined}
              >
                <Say of={text.say('dashboard_every_page')} />
              </Link>
            )}
            <Link to={{ view: 'edit-campaign' }} class="button">
              <Say of={text.say('dashboard_new_campaign')} />
            </Link>
          </nav>
          <MeasureAll model={model} />
          <Link
            to={{ view: 'share', ...(model.id === undefined ? {} : { campaignId: model.id }) }}
            class="button"
          >
            <Icon of={SHARE} />
            <Say of={text.say('share')} />
          </Link>
          {model.id !== undefined && (
            <Link to={{ view: 'edit-campaign', id: model.id }} class="button">
              <Say of={text.say('dashboard_edit')} />
            </Link>
          )}
        </div>
      </div>
      <div class="split">
        <TotalFigure model={model} />
        <CampaignCharts model={model} loaded={loaded} />
        <section class="card">
          <CampaignFacts model={model} />
        </section>
      </div>
      <PageRanks model={model} loaded={loaded} />
    </>
  );
}

const seriesOf = ({ view, series }: CampaignPage): SeriesId => ({
  pageId: view.page.id,
  metric: series?.metric ?? view.metric,
});

/** The Pages that have samples, with what is stored of them once all is read. */
function useLoaded(model: CampaignModel): readonly LoadedPage[] {
  const { histories } = useDashboard();
  const pages = [...model.targets, ...model.controls].filter(({ series }) => series);
  const ids = pages.map(seriesOf);
  const read = useMemo(() => histories.all(ids), [histories, ids.map(seriesKey).join(' ')]).value;
  return pages.map((page, i) => ({ page, isTarget: model.targets.includes(page), history: read?.[i] }));
}

function CampaignFacts({ model }: { model: CampaignModel }) {
  const { text } = useDashboard();
  const { loss, unit, rate } = model.total;
  const isLoss = loss.kind === 'loss' && loss.lost >= 0;
  const beside = besideLabel(model, text);
  const milestone = rate.kind === 'campaign-rate' && rate.significant && milestoneOf(model);
  return (
    <>
      <dl class="facts">
        {loss.kind === 'loss' && (
          <Fact
            of={text.say(isLoss ? 'fact_lost_so_far' : 'fact_gained_so_far')}
            value={piece(
              `${loss.atLeast === loss.atMost ? '' : '\u2248\u00a0'}${text.format.whole(Math.abs(loss.lost))}`,
            )}
            small={loss.part === undefined ? [] : piece(text.format.percent(loss.part))}
            full={lossLabel(loss, text.format.instant(model.startMs), unit, text)}
          />
        )}
        {loss.kind === 'loss' && <MovesFact atOnce={loss.atOnce} />}
        <Beyond model={model} />
        {milestone && <Fact {...milestone} />}
      </dl>
      {beside && <Say as="p" class="faint small" of={beside} />}
      {loss.kind === 'loss' && loss.counted < loss.total && (
        <p class="faint small">
          <Say
            of={text.say('dashboard_coverage_loss', {
              counted: text.format.whole(loss.counted),
              total: text.format.whole(loss.total),
            })}
          />
        </p>
      )}
      {model.missing > 0 && (
        <Say as="p" class="faint small" of={text.sayCounted('dashboard_missing_pages', model.missing)} />
      )}
      {model.id !== undefined && model.controls.length === 0 && (
        <Say as="p" class="faint small" of={text.say('dashboard_controls_hint')} />
      )}
    </>
  );

  function milestoneOf({ targets, total }: CampaignModel) {
    if (total.rate.kind !== 'campaign-rate') return undefined;
    const counts = targets.flatMap(({ series, sharesCountOf }) =>
      series && !sharesCountOf ? series.last : [],
    );
    // Of a sum of numbers in [value, value + step) both ends are the sums of theirs.
    const count = counts.reduce(
      (sum, { value, step }) => ({ value: sum.value + value, step: sum.step + step - 1 }),
      { value: 0, step: 1 },
    );
    const { perMinute, low, high } = total.rate;
    const ahead = roundNumberAhead(count, perMinute);
    return milestoneFact(reaching(count, ahead, low, high), text, perMinute < 0);
  }
}

/** What the targets do beyond what the controls do. */
function Beyond({ model }: { model: CampaignModel }) {
  const { text } = useDashboard();
  if (model.controls.length === 0) return null;
  const targets = groupRate(model.total, model.targets);
  const controls = groupRate(model.controlTotal, model.controls);
  const of = text.say('dashboard_beyond_controls');
  if (!targets || !controls)
    return <Fact of={of} value={text.say('fact_waits')} small={text.say('dashboard_controls_waiting')} />;
  const { beyond, controlsFallToo } = controlDifference(targets, controls);
  const { value, low, high } = beyond;
  const figures = { perMinute: value, perSecond: value / 60, low, high, significant: true };
  const isClear = high < 0 || low > 0;
  const written = writtenRate({ perMinute: value, low, high }, text);
  return (
    <Fact
      of={of}
      value={isClear ? [written.value] : text.say('figure_unclear')}
      unit={isClear ? text.say(`${value < 0 ? 'unit_lost' : 'unit_gained'}_${model.total.unit}`) : []}
      small={isClear ? piece(written.interval.isolated) : []}
      full={[
        ...figuresLabel(figures, model.total.unit, text).sentence,
        '. ',
        ...text.say('dashboard_controls_explained'),
      ]}
    >
      {controlsFallToo && <Say as="small" class="chip warn" of={text.say('dashboard_controls_fall_short')} />}
    </Fact>
  );
}

/** The rate of a set with the counts of the very Pages it speaks for; nothing where none is measured now. */
function groupRate({ rate }: CampaignTotal, lines: readonly CampaignPage[]): GroupRate | undefined {
  if (rate.kind === 'no-campaign-rate') return undefined;
  const count = lines
    .filter(
      ({ sharesCountOf, series }) =>
        !sharesCountOf && series?.rate.kind === 'rate' && series.rate.atMs >= rate.oldestMs,
    )
    .reduce((sum, { series }) => sum + (series?.last.value ?? 0), 0);
  return count > 0 ? { ...rate, count } : undefined;
}
