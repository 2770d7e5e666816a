import { useRef } from 'preact/hooks';
import { isMeasuring } from '../../core/summary/condition.ts';
import { type ShownFigure as FigureState, figureOf } from '../../ui/labels/figure.ts';
import { totalCourse } from '../../ui/labels/total-course.ts';
import { Figure, ownEnd } from '../../ui/parts/figure.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import type { CampaignModel } from './campaign-model.ts';

/** The figure of all targets; nothing where none is measured now. */
export function totalFigure({ targets, total }: CampaignModel, text: Text): FigureState | undefined {
  const { rate, unit } = total;
  if (rate.kind === 'no-campaign-rate') return undefined;
  const pages = targets.flatMap(({ view, series, sharesCountOf }) =>
    series && !sharesCountOf ? [{ pageId: view.page.id, view, series }] : [],
  );
  return figureOf(rate, unit, totalCourse({ rate, pages }, text), text);
}

/** All targets together, with how many of them it speaks for. */
export function TotalFigure({ model }: { model: CampaignModel }) {
  const { text } = useDashboard();
  const held = useRef<number | undefined>(undefined);
  const { rate, unit } = model.total;
  const { fresh, total } = rate.coverage;
  const coverage = text.sayCounted('popup_of_pages', total, { fresh: text.format.whole(fresh) });
  // Right after a start all figures are stale while measuring goes on.
  const isAny = model.targets.some(({ view }) => isMeasuring(view));
  if (rate.kind === 'no-campaign-rate')
    return (
      <section class="card">
        <Say as="p" class="say" of={text.say(isAny ? 'rate_waiting' : 'dashboard_no_total')} />
        <Say as="p" class="trend" of={coverage} />
      </section>
    );
  const figure = totalFigure(model, text);
  if (!figure) return null;
  held.current = ownEnd(figure, held.current);
  const isPartial = fresh < total;
  return (
    <section class="card" aria-label={text.plain(text.say('dashboard_total'))}>
      <Figure
        figure={figure}
        text={text}
        isHero
        end={held.current}
        chip={isPartial ? <Say as="b" class="chip warn" of={coverage} /> : null}
        foot={
          <>
            {figure.kind === 'rate' && <Say as="span" of={figure.second} />}
            <Say
              as="span"
              class="chip"
              of={text.say(rate.basis === 'exact' ? 'count_exact' : 'dashboard_basis_rounded')}
            />
            {!isPartial && <Say as="span" of={coverage} />}
            {unit === 'mixed' && <Say as="span" of={text.say('dashboard_mixed_warning')} />}
          </>
        }
      />
    </section>
  );
}
