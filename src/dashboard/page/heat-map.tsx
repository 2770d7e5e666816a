import type { Metric } from '../../core/page/metric.ts';
import { Say } from '../../ui/parts/say.tsx';
import { FORMAT_TAG } from '../../ui/text/language.ts';
import type { Text } from '../../ui/text/text.ts';
import { withUnit } from '../chart/say-figures.ts';
import { timeLength } from '../chart/time-length.ts';
import { rateOf } from '../evidence/event-label.ts';
import type { HeatCell, HeatGrid as HeatMapModel } from './heat-map.ts';

const SHADES = 5;

/** How fast it went, a row a day, the newest first, and a column an hour; the darker, the more. Losses and gains have colours of their own. */
export function HeatMap({ map, metric, text }: { map: HeatMapModel; metric: Metric; text: Text }) {
  if (map.days.length === 0) return null;
  const day = new Intl.DateTimeFormat(FORMAT_TAG[text.language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return (
    <details class="card heat">
      <Say as="summary" of={withUnit(text.say('dashboard_heat_map'), metric, text)} />
      <Say as="p" class="faint small" of={text.say('dashboard_heat_map_help')} />
      <section
        class="scroll"
        dir="ltr"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={text.plain(text.say('dashboard_heat_map'))}
      >
        <table class="heat-map">
          <thead>
            <tr>
              <td />
              {Array.from({ length: 24 }, (_, hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.days
              .filter(({ hours }) => hours.some((cell) => cell !== undefined))
              .toReversed()
              .map(({ atMs, hours }) => (
                <tr key={atMs}>
                  <th scope="row">
                    <bdi>{day.format(atMs)}</bdi>
                  </th>
                  {hours.map((cell, hour) => (
                    <Cell key={hour} cell={cell} map={map} metric={metric} text={text} />
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** The loss a minute, losses above zero; what rounds to nothing has no sign. */
function lossFigure(perMinute: number, text: Text): string {
  const decimals = Math.abs(perMinute) < 9.95 ? 1 : 0;
  const rounded = Math.round(-perMinute * 10 ** decimals) / 10 ** decimals;
  return text.format.decimal(rounded === 0 ? 0 : rounded, decimals);
}

function Cell(props: { cell: HeatCell | undefined; map: HeatMapModel; metric: Metric; text: Text }) {
  const { cell, map, metric, text } = props;
  if (!cell) return <td class="unknown" />;
  const most = cell.perMinute < 0 ? map.mostLost : map.mostGained;
  // By the root: one violent hour leaves the others still to be told apart.
  const shade = Math.ceil(SHADES * Math.sqrt(Math.abs(cell.perMinute) / Math.max(most, 1e-9)));
  const watched = timeLength(cell.watchedMinutes * 60_000, text.language);
  const title = text.plain(
    text.say('dashboard_heat_cell', { rate: rateOf(cell.perMinute, metric, text), length: watched }),
  );
  return (
    <td class={`${cell.perMinute < 0 ? 'loss' : 'gain'} shade-${shade}`} title={title}>
      {lossFigure(cell.perMinute, text)}
    </td>
  );
}
