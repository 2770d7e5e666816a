import { useSignal } from '@preact/signals';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { figuresRows } from './figures-rows.ts';
import type { PlotCurve } from './plot.ts';
import { preciseInstant } from './time-label.ts';
import type { Span } from './time-range.ts';

const MOST_ROWS = 48;

/** What a chart draws, in words and figures. Nothing is reckoned before it is opened. */
export function FiguresTable(props: {
  title: Phrase;
  curves: readonly PlotCurve[];
  span: Span;
  text: Text;
  sayFigure: (lines: readonly number[]) => Phrase;
}) {
  const { title, curves, span, text, sayFigure } = props;
  const isOpen = useSignal(false);
  return (
    <details
      class="figures"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        <Say of={text.say('dashboard_chart_table')} />
      </summary>
      {isOpen.value && (
        <section
          class="scroll"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-label={text.plain(title)}
        >
          <table>
            <caption class="visually-hidden">
              <Say of={title} />
            </caption>
            <thead>
              <tr>
                <th scope="col">
                  <Say of={text.say('dashboard_time')} />
                </th>
                {curves.map(({ label }) => (
                  <th key={label} scope="col">
                    <bdi>{label}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figuresRows(
                curves.map(({ dense }) => dense),
                span,
                MOST_ROWS,
              ).map(({ atMs, figures }) => (
                <tr key={atMs}>
                  <th scope="row">
                    <bdi>{preciseInstant(atMs, text.language)}</bdi>
                  </th>
                  {curves.map(({ label }, i) => (
                    <td key={label}>{figures[i] ? <Say of={sayFigure(figures[i])} /> : '–'}</td>
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
