import type { PageView } from '../core/series/series-summary.ts';
import { ageLabel } from '../ui/age-label.ts';
import { countLabel, stepLabel } from '../ui/count-label.ts';
import { followedSeries } from '../ui/followed-series.ts';
import { pageRateLabel } from '../ui/page-label.ts';
import { Say } from '../ui/say.tsx';
import { Sparkline } from '../ui/sparkline.tsx';
import { stateLabel } from '../ui/state-label.ts';
import type { Text } from '../ui/text.ts';

/** What the person can do with a row. */
export interface RowActions {
  readonly setMeasuring: (view: PageView, measuring: boolean) => void;
  readonly openPage: (view: PageView) => void;
}

/** One Page: name, rate with its interval, sparkline, count, state, start and stop. */
export function PageRow(props: { view: PageView; nowMs: number; text: Text; actions: RowActions }) {
  const { view, nowMs, text, actions } = props;
  const series = followedSeries(view);
  const label = pageRateLabel(view, nowMs, text);
  const state = stateLabel(view, nowMs, text);
  const isMeasuring = view.watch.kind === 'measuring' || view.watch.kind === 'obstructed';
  return (
    <li class="row">
      <div class="row-head">
        <button
          type="button"
          class="name"
          title={text.plain(text.say('open_page'))}
          onClick={() => actions.openPage(view)}
        >
          <bdi>{view.page.name}</bdi>
        </button>
        <button
          type="button"
          class={isMeasuring ? 'quiet' : 'main'}
          onClick={() => actions.setMeasuring(view, !isMeasuring)}
        >
          <Say of={text.say(isMeasuring ? 'stop' : 'measure')} />
        </button>
      </div>
      <div class={`rate ${label.tone}${label.isStale ? ' stale' : ''}`}>
        <div>
          <p class="headline">
            <Say of={label.headline} />
          </p>
          <p class="interval">
            <Say of={label.between} />
            {label.second.length > 0 && (
              <>
                {' · '}
                <Say of={label.second} />
              </>
            )}
          </p>
        </div>
        {series && (
          <Sparkline
            points={series.recent}
            nowMs={nowMs}
            label={text.plain(text.say('sparkline'))}
            width={88}
            height={32}
          />
        )}
      </div>
      {series && (
        <p class="count">
          <Say of={countLabel(series.last, series.metric, text)} />
          {' · '}
          <Say of={stepLabel(series.last, text)} />
        </p>
      )}
      <p class={`state ${state.tone}`}>
        <Say of={state.state} />
        {series && (
          <>
            {' · '}
            <Say of={text.say('read_when', { when: ageLabel(series.last.atMs, nowMs, text) })} />
          </>
        )}
      </p>
      {state.advice.length > 0 && (
        <p class="advice">
          <Say of={state.advice} />
        </p>
      )}
    </li>
  );
}
