import { useRef } from 'preact/hooks';
import { leastOf, mostOf } from '../core/math/extent.ts';
import { type SummedSlices, slicesOf, slicesOfHour, summedSlices } from '../core/series/slices.ts';
import { scaleEnd } from '../core/summary/gauge.ts';
import { figureOf } from '../ui/labels/figure.ts';
import type { SummedPage, Total } from '../ui/labels/total.ts';
import { totalCourse } from '../ui/labels/total-course.ts';
import { usePainted } from '../ui/live/use-painted.ts';
import { Bars, depthOf } from '../ui/parts/bars.tsx';
import { Figure } from '../ui/parts/figure.tsx';
import { Say } from '../ui/parts/say.tsx';
import type { Phrase } from '../ui/text/phrase.ts';
import type { Text } from '../ui/text/text.ts';

/** The sum of several Pages with its course; where there is but one, its own row says it all. */
export function Sum({ total, nowMs, text }: { total: Total; nowMs: number; text: Text }) {
  const { rate, unit, pages } = total;
  const held = useRef<number | undefined>(undefined);
  const isPainted = usePainted();
  if (rate.kind === 'no-campaign-rate' || rate.coverage.total < 2) return null;
  const { fresh, total: all } = rate.coverage;
  const end = scaleEnd([rate], held.current);
  held.current = end;
  const figure = figureOf(rate, unit, isPainted ? totalCourse(total, text) : NOT_YET, text);
  const chip =
    fresh < all ? (
      <Say
        as="b"
        class="chip warn"
        of={text.sayCounted('popup_of_pages', all, { fresh: text.format.whole(fresh) })}
      />
    ) : null;
  return (
    <section class="sum" aria-label={text.plain(text.say('popup_total'))}>
      <Figure figure={figure} text={text} isHero end={end} chip={chip} />
      <div class="sum-course">{isPainted && <SumCourse pages={pages} nowMs={nowMs} text={text} />}</div>
    </section>
  );
}

/** Holds the line of the course, so that nothing moves when it comes. */
const NOT_YET: Phrase = ['\u00a0'];

/** The last hour of all of them together: only the Pages watched in a slice are in it, and where their number changes it is said. */
function SumCourse({ pages, nowMs, text }: { pages: readonly SummedPage[]; nowMs: number; text: Text }) {
  const exact = pages.filter(({ series }) => series.last.step === 1 && series.recent.length > 1);
  if (exact.length === 0) return null;
  const lastMs = mostOf(exact.map(({ series }) => series.last.atMs));
  const firstMs = leastOf(exact.map(({ series }) => series.recent[0]?.atMs ?? lastMs));
  const paceMs = mostOf(exact.map(({ view }) => view.intervalMs));
  const span = slicesOfHour(firstMs, lastMs, nowMs, paceMs);
  const summed = summedSlices(exact.map(({ series }) => slicesOf(series.recent, span)));
  return (
    <>
      <div class="course">
        <Bars slices={summed.slices} depth={depthOf([summed.slices])} />
        <Coverage watched={summed.watched} text={text} />
      </div>
      <p class="scale" aria-hidden="true">
        <span>{text.format.time(span.fromMs)}</span>
        <span>
          <Say as="bdi" dir="auto" of={text.say('now')} />
        </span>
      </p>
    </>
  );
}

const LEAST_SLICES = 3;

/** Where the number of watched Pages changed for good: "3 Pages | 2 Pages". */
function Coverage({ watched, text }: { watched: SummedSlices['watched']; text: Text }) {
  const now = watched.at(-1) ?? 0;
  const from = watched.findLastIndex((count) => count !== now && count > 0) + 1;
  const before = watched[from - 1];
  if (before === undefined || watched.length - from < LEAST_SLICES || from < LEAST_SLICES) return null;
  return (
    <p class="coverage" aria-hidden="true" style={{ '--at': `${from / watched.length}` }}>
      <span>
        <Say as="bdi" dir="auto" of={text.sayCounted('pages_count', before)} />
      </span>
      <span>
        <Say as="bdi" dir="auto" of={text.sayCounted('pages_count', now)} />
      </span>
    </p>
  );
}
