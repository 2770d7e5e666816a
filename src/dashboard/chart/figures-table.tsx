import { useSignal } from '@preact/signals';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { figuresRows } from './figures-rows.ts';
import { baseOf, type PlotCurve } from './plot.ts';
import { preciseInstant } from './time-label.ts';
import type { Span } from './time-range.ts';

const MOST_ROWS = 48;

/** What the table needs of a panel. */
interface TablePanel {
  readonly title: Phrase;
  readonly curves: readonly PlotCurve[];
  readonly sayFigure: (lines: readonly number[]) => Phrase;
}

/** What the panels of an instrument draw, in words and figures. Nothing is reckoned before it is opened. */
export function FiguresTable(props: {
  title: Phrase;
  panels: readonly TablePanel[];
  span: Span;
  text: Text;
}) {
  const { title, panels, span, text } = props;
  const isOpen = useSignal(false);
  const columns = panels.flatMap((panel) =>
    panel.curves.map((curve) => ({
      panel,
      curve,
      base: baseOf(curve, span),
    })),
  );
  return (
    <details
      class="figures"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <Say as="summary" of={text.say('dashboard_chart_table')} />
      {isOpen.value && (
        <section
          class="scroll"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-label={text.plain(title)}
        >
          <table>
            <caption class="unseen">
              <Say of={title} />
            </caption>
            <thead>
              <tr>
                <th scope="col">
                  <Say of={text.say('dashboard_time')} />
                </th>
                {columns.map(({ panel, curve }, i) => (
                  <th key={i} scope="col">
                    <bdi>{curve.label}</bdi>
                    {panel.curves.length === 1 && panels.length === 1 ? (
                      ''
                    ) : (
                      <small> {text.plain(panel.title)}</small>
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figuresRows(
                columns.map(({ curve }) => curve.dense),
                span,
                MOST_ROWS,
              ).map(({ atMs, figures }) => (
                <tr key={atMs}>
                  <th scope="row">
                    <bdi>{preciseInstant(atMs, text.language)}</bdi>
                  </th>
                  {columns.map(({ panel, base }, i) => (
                    <td key={i}>
                      {figures[i] ? (
                        <Say of={panel.sayFigure(figures[i].map((value) => value - base))} />
                      ) : (
                        '–'
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
