import type { Metric } from '../../core/page/metric.ts';
import { OWN } from '../../core/pool/panel.ts';
import { askBackground } from '../../messaging/send.ts';
import { figuresLabel } from '../../ui/labels/rate-label.ts';
import { Say } from '../../ui/parts/say.tsx';
import { signedRate } from '../chart/say-figures.ts';
import { ButtonAbout } from '../shared/button-about.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { type Compared, type ComparedRate, medianOf, verdictLabel } from './compared.ts';

/** "4 observers, 1 disagrees", the median of what they say, and each of them. */
export function ObserverPanel({ compared, metric }: { compared: Compared; metric: Metric }) {
  const { text } = useDashboard();
  const { panel, rates } = compared;
  return (
    <section class="card" data-part="observers">
      <Say as="h2" of={verdictLabel(compared.panel, text)} />
      {panel.kind === 'panel' && (
        <p>
          <Say
            of={text.say('pool_median', {
              rate: figuresLabel(medianOf(panel), metric, text).sentence,
            })}
          />
        </p>
      )}
      <ul class="stored">
        {rates.map((rate) => (
          <Observer
            key={`${rate.pool} ${rate.observer}`}
            rate={rate}
            disagrees={panel.kind === 'panel' && panel.disagreeing.includes(rate.observer)}
          />
        ))}
      </ul>
    </section>
  );
}

function Observer({ rate, disagrees }: { rate: ComparedRate; disagrees: boolean }) {
  const { text, fail } = useDashboard();
  const { observer, pool, perMinute, low, high } = rate;
  const ends = `${signedRate(perMinute, text)} (${signedRate(low, text)} … ${signedRate(high, text)})`;
  return (
    <li>
      {observer === OWN ? <Say of={text.say('pool_yourself')} /> : <bdi>{observer}</bdi>}
      <span class="observed">
        <bdi dir="ltr">{ends}</bdi> <Say of={text.say('unit_minute')} />
      </span>
      {disagrees && <Say as="span" class="chip warn" of={text.say('pool_differs')} />}
      {observer !== OWN && pool !== undefined && (
        <ButtonAbout
          of={text.say('pool_mute')}
          about={observer}
          onClick={() => askBackground('muteObserver', { id: pool, observer, muted: true }).catch(fail)}
        />
      )}
    </li>
  );
}
