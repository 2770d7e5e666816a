import { controlDifference, type GroupRate } from '../../core/campaign/control-difference.ts';
import type { CampaignRecord } from '../../storage/schema.ts';
import { ageLabel } from '../../ui/labels/age-label.ts';
import { countLabel, stepLabel } from '../../ui/labels/count-label.ts';
import { pageRateLabel } from '../../ui/labels/page-label.ts';
import { figuresLabel } from '../../ui/labels/rate-label.ts';
import { stateLabel } from '../../ui/labels/state-label.ts';
import { RateLines } from '../../ui/parts/rate-lines.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Link } from '../shared/link.tsx';
import { lossLabel } from '../shared/loss-label.ts';
import { CampaignCharts } from './campaign-charts.tsx';
import {
  type CampaignModel,
  type CampaignPage,
  type CampaignTotal,
  campaignModel,
  everyPageModel,
} from './campaign-model.ts';

/** A campaign, or all Pages as one: total first, then controls, charts and a line a Page. */
export function CampaignView({ campaign }: { campaign?: CampaignRecord | undefined }) {
  const { text, pages, campaigns, now } = useDashboard();
  const model = campaign
    ? campaignModel(campaign, pages.value, now.value)
    : everyPageModel(pages.value, now.value);
  return (
    <>
      <nav class="tabs" aria-label={text.plain(text.say('dashboard_campaigns'))}>
        {campaigns.value.map(({ id, name }) => (
          <Link key={id} to={{ view: 'campaign', id }} isCurrent={id === model.id}>
            <bdi>{name}</bdi>
          </Link>
        ))}
        <Link to={{ view: 'campaign', id: EVERY_PAGE }} isCurrent={model.id === undefined}>
          <Say of={text.say('dashboard_every_page')} />
        </Link>
        <Link to={{ view: 'edit-campaign' }}>
          <Say of={text.say('dashboard_new_campaign')} />
        </Link>
      </nav>
      <h1>
        {model.name === undefined ? <Say of={text.say('dashboard_every_page')} /> : <bdi>{model.name}</bdi>}
      </h1>
      <p class="faint">
        <Say of={text.say('dashboard_since', { when: text.format.instant(model.startMs) })} />
        {model.id !== undefined && (
          <>
            {' · '}
            <Link to={{ view: 'edit-campaign', id: model.id }}>
              <Say of={text.say('dashboard_edit')} />
            </Link>
          </>
        )}
      </p>
      <Total total={model.total} startMs={model.startMs} />
      {model.missing > 0 && (
        <p class="faint">
          <Say of={text.sayCounted('dashboard_missing_pages', model.missing)} />
        </p>
      )}
      <Controls model={model} />
      <PageTable title="dashboard_targets" lines={model.targets} model={model} />
      {model.controls.length > 0 && (
        <PageTable title="dashboard_controls" lines={model.controls} model={model} />
      )}
      <CampaignCharts model={model} />
    </>
  );
}

/** The id that means the set of all Pages in an address. */
export const EVERY_PAGE = 'every-page';

function Total({ total: { rate, loss, unit }, startMs }: { total: CampaignTotal; startMs: number }) {
  const { text, now } = useDashboard();
  const { fresh, total } = rate.coverage;
  const coverage = { fresh: text.format.whole(fresh), total: text.format.whole(total) };
  return (
    <section class="total" aria-label={text.plain(text.say('dashboard_total'))}>
      {rate.kind === 'campaign-rate' ? (
        <RateLines label={figuresLabel(rate, unit, text)} />
      ) : (
        <p class="headline">
          <Say of={text.say('dashboard_no_total')} />
        </p>
      )}
      <p class="interval">
        <Say of={text.say('dashboard_coverage_now', coverage)} />
        {rate.kind === 'campaign-rate' && (
          <>
            {' · '}
            <Say of={text.say('read_when', { when: ageLabel(rate.oldestMs, now.value, text) })} />
          </>
        )}
      </p>
      <p>
        <Say of={lossLabel(loss, text.format.instant(startMs), unit, text)} />
        {loss.kind === 'loss' && (
          <span class="interval">
            {' · '}
            <Say of={text.say('read_when', { when: ageLabel(loss.oldestMs, now.value, text) })} />
          </span>
        )}
      </p>
      {loss.kind === 'loss' && loss.counted < loss.total && (
        <p class="interval">
          <Say
            of={text.say('dashboard_coverage_loss', {
              counted: text.format.whole(loss.counted),
              total: text.format.whole(loss.total),
            })}
          />
        </p>
      )}
      {unit === 'mixed' && (
        <p class="interval">
          <Say of={text.say('dashboard_mixed_warning')} />
        </p>
      )}
    </section>
  );
}

/** What the controls say of the targets. */
function Controls({ model }: { model: CampaignModel }) {
  const { text } = useDashboard();
  if (model.controls.length === 0)
    return model.id === undefined ? null : (
      <p class="hint">
        <Say of={text.say('dashboard_controls_hint')} />
      </p>
    );
  const targets = groupRate(model.total, model.targets);
  const controls = groupRate(model.controlTotal, model.controls);
  if (!targets || !controls)
    return (
      <p class="hint">
        <Say of={text.say('dashboard_controls_waiting')} />
      </p>
    );
  const { beyond, controlsFallToo } = controlDifference(targets, controls);
  const figures = {
    perMinute: beyond.value,
    perSecond: beyond.value / 60,
    low: beyond.low,
    high: beyond.high,
    significant: true,
  };
  return (
    <section class={controlsFallToo ? 'warning' : 'hint'}>
      <h2>
        <Say of={text.say('dashboard_beyond_controls')} />
      </h2>
      <RateLines label={figuresLabel(figures, model.total.unit, text)} />
      <p>
        <Say of={text.say(controlsFallToo ? 'dashboard_controls_fall' : 'dashboard_controls_explained')} />
      </p>
    </section>
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

function PageTable(props: {
  title: 'dashboard_targets' | 'dashboard_controls';
  lines: readonly CampaignPage[];
  model: CampaignModel;
}) {
  const { text } = useDashboard();
  const { lines, model } = props;
  // Of the set of all Pages each is reckoned from its own first sample.
  const startOf = ({ baseline }: CampaignPage): number =>
    model.id === undefined ? (baseline?.atMs ?? model.startMs) : model.startMs;
  return (
    <section>
      <h2>
        <Say of={text.say(props.title)} />
      </h2>
      <ul class="pages">
        {lines.map((line) => (
          <PageLine key={line.view.page.id} line={line} startMs={startOf(line)} />
        ))}
      </ul>
    </section>
  );
}

function PageLine({ line, startMs }: { line: CampaignPage; startMs: number }) {
  const { text, now } = useDashboard();
  const { view, series, loss, sharesCountOf } = line;
  const state = stateLabel(view, now.value, text);
  return (
    <li>
      <h3>
        <Link to={{ view: 'page', pageId: view.page.id }}>
          <bdi>{view.page.name}</bdi>
        </Link>
      </h3>
      <RateLines label={pageRateLabel(view, now.value, text)} />
      {series && (
        <>
          <p>
            <Say of={lossLabel(loss, text.format.instant(startMs), series.metric, text)} />
          </p>
          <p class="count">
            <Say of={countLabel(series.last, series.metric, text)} />
            {' · '}
            <Say of={stepLabel(series.last, text)} />
            {' · '}
            <Say of={text.say('read_when', { when: ageLabel(series.last.atMs, now.value, text) })} />
          </p>
        </>
      )}
      {sharesCountOf && (
        <p class="hint">
          <Say of={text.say('dashboard_shared_count', { name: sharesCountOf.page.name })} />
        </p>
      )}
      <p class={`state ${state.tone}`}>
        <Say of={state.state} />
      </p>
    </li>
  );
}
