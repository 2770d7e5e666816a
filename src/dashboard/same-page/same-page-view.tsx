import { useSignal } from '@preact/signals';
import type { PageId } from '../../core/page/page-identity.ts';
import { isMeasuring } from '../../core/summary/condition.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { bareKey, isNumbered } from '../../facebook/facts/page-key.ts';
import { askBackground } from '../../messaging/send.ts';
import type { SamePageEvidence } from '../../storage/pages/same-page.ts';
import { countLabel } from '../../ui/labels/count-label.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Fact, piece } from '../shared/facts.tsx';
import { PairChart } from './pair-chart.tsx';
import { useQuestions } from './use-questions.ts';

type Pair = readonly [PageId, PageId];

/** Two known Pages beside each other, what speaks for and against their being one, and the person's word. */
export function SamePageView({ pages: named }: { pages: Pair }) {
  const { text, pages, fail, go } = useDashboard();
  const joined = useSignal<Pair | undefined>(undefined);
  const question = useQuestions()?.find(({ pages: asked }) => named.every((id) => asked.includes(id)));
  const views = named.flatMap((id) => pages.value.find(({ page }) => page.id === id) ?? []);
  const [a, b] = views.toSorted(leadFirst);
  if (joined.value) return <Joined pages={joined.value} onUndone={() => (joined.value = undefined)} />;
  if (!a || !b || !question) return <Say as="p" class="hint" of={text.say('same_page_nothing')} />;
  const pair: Pair = [a.page.id, b.page.id];

  function answer(name: 'joinPages' | 'separatePages' | 'laterPages'): void {
    askBackground(name, { pages: pair })
      .then(() => {
        if (name === 'joinPages') joined.value = pair;
        else go({ view: 'home' });
      })
      .catch(fail);
  }

  return (
    <>
      <div class="title">
        <div>
          <Say as="h1" of={text.say('same_page_title')} />
          <Say as="p" class="faint small" of={text.say('same_page_explained')} />
        </div>
      </div>
      <section class="card">
        <div class="ones">
          <One view={a} />
          <One view={b} />
        </div>
        <PairChart views={[a, b]} />
        <ul class="results">
          {question.evidence.map((one) => (
            <li key={JSON.stringify(one)}>
              <span class="mark ok" aria-hidden="true">
                ✓
              </span>
              <Say as="p" of={speaksFor(one)} />
            </li>
          ))}
          {[...speaksAgainst(a, b)].map((said) => (
            <li key={text.plain(said)}>
              <span class="mark no" aria-hidden="true">
                ○
              </span>
              <Say as="p" of={said} />
            </li>
          ))}
        </ul>
        <div class="actions">
          <Button of={text.say('same_page_join')} class="main" onClick={() => answer('joinPages')} />
          <Button of={text.say('same_page_two')} onClick={() => answer('separatePages')} />
          <Button of={text.say('same_page_later')} onClick={() => answer('laterPages')} />
        </div>
      </section>
    </>
  );

  function speaksFor(evidence: SamePageEvidence): Phrase {
    const when = text.format.instant(evidence.seenMs);
    return evidence.kind === 'number'
      ? text.say('same_page_for_number', { number: piece(bareKey(evidence.number)), when })
      : text.say('same_page_for_vanity', { vanity: evidence.vanity, when });
  }

  function* speaksAgainst(one: PageView, other: PageView): Generator<Phrase> {
    if (isNumbered(one.page.id) && isNumbered(other.page.id)) yield text.say('same_page_against_numbers');
    const [ownLast, othersLast] = [lastOf(one), lastOf(other)];
    // Likes and followers are no counts of one thing.
    if (!ownLast || !othersLast || metricOf(one) !== metricOf(other)) return;
    const apart = Math.abs(ownLast.value - othersLast.value);
    yield text.say('same_page_apart', { n: text.format.whole(apart) });
  }
}

const metricOf = (view: PageView) => followedSeries(view)?.metric;
const lastOf = (view: PageView) => followedSeries(view)?.last;

/** The one that is measured leads, else the one that was read last. */
const leadFirst = (a: PageView, b: PageView): number =>
  Number(isMeasuring(b)) - Number(isMeasuring(a)) || (lastOf(b)?.atMs ?? 0) - (lastOf(a)?.atMs ?? 0);

function One({ view }: { view: PageView }) {
  const { text } = useDashboard();
  const series = followedSeries(view);
  return (
    <div class="one">
      <h2>
        <bdi>{view.page.name}</bdi>
      </h2>
      <p class="faint small">
        <bdi dir="ltr">{view.page.address.replace(/^https:\/\/(?:www\.)?/, '')}</bdi>
      </p>
      <dl class="facts">
        <Fact of={text.say('same_page_number')} value={piece(bareKey(view.page.id))} />
        {series && (
          <>
            <Fact
              of={text.say('same_page_readings')}
              value={piece(text.format.instant(series.first.atMs))}
              small={text.say('same_page_until', { when: text.format.instant(series.last.atMs) })}
            />
            <Fact of={text.say('same_page_last')} value={countLabel(series.last, series.metric, text)} />
          </>
        )}
      </dl>
    </div>
  );
}

/** They were joined just now; one word undoes it. */
function Joined({ pages, onUndone }: { pages: Pair; onUndone: () => void }) {
  const { text, fail } = useDashboard();
  return (
    <div class="toasts" role="status">
      <p class="toast">
        <Say as="span" of={text.say('same_page_joined')} />
        <Button
          of={text.say('dashboard_undo')}
          onClick={() => {
            askBackground('laterPages', { pages }).then(onUndone).catch(fail);
          }}
        />
      </p>
    </div>
  );
}
