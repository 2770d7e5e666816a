import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PageId } from '../../core/page/page-identity.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { keysOf } from '../../facebook/facts/page-key.ts';
import { browser } from '../../platform/browser.ts';
import { LANGUAGES, type Language } from '../../settings/language.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { textOf } from '../../ui/text/load-text.ts';
import type { Text } from '../../ui/text/text.ts';
import { type CampaignModel, campaignModel, everyPageModel } from '../campaign/campaign-model.ts';
import type { CardOp, Measure } from '../picture/card-op.ts';
import { cardCanvas, drawCard, measureOn, pngOf } from '../picture/draw-card.ts';
import { type Compared, comparedNow } from '../pool/compared.ts';
import { pooledViews } from '../pool/pooled-views.ts';
import { pooledOf } from '../pool/use-pooled.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { download, fileNamePart } from '../shared/download.ts';
import { LANGUAGE_NAMES } from '../shared/language-names.ts';
import { SubjectChoice, type ViewSubject } from '../shared/subject-choice.tsx';
import { type ArticleTable, tableAsHtml, tableAsText } from './article-table.ts';
import { articleTable, campaignShare, pageShare, type Share } from './card-content.ts';
import { CARD_SHAPES, CARD_WIDTH, type CardShape, layCard, sizeOfCard } from './card-layout.ts';
import { layTable } from './table-layout.ts';

/** The picture, the sentence and the article's table, in any of the languages, for a Page or a campaign. */
export function ShareView(props: { pageId: PageId | undefined; campaignId: string | undefined }) {
  const dashboard = useDashboard();
  const { text, pages, campaigns, now, fail } = dashboard;
  const [newest] = campaigns.peek();
  const campaignId = props.campaignId ?? newest?.id;
  const subject = useSignal<ViewSubject>(
    props.pageId
      ? { kind: 'page', id: props.pageId }
      : campaignId === undefined
        ? { kind: 'all', id: '' }
        : { kind: 'campaign', id: campaignId },
  );
  const words = useSignal<Text>(text);
  const version = browser.runtime.getManifest().version;

  const { kind, id } = subject.value;
  const campaign = kind === 'campaign' ? campaigns.value.find((one) => one.id === id) : undefined;
  const view =
    kind === 'page' ? pages.value.find(({ page }) => keysOf(page).includes(id as PageId)) : undefined;
  // What was deleted meanwhile is not taken for all there is.
  const gone =
    kind === 'campaign' && !campaign
      ? 'dashboard_campaign_not_known'
      : kind === 'page' && !view
        ? 'dashboard_page_not_known'
        : undefined;
  const modelOf = (views: readonly PageView[]): CampaignModel =>
    campaign ? campaignModel(campaign, views, now.value) : everyPageModel(views, now.value);
  const model = modelOf(view ? [view] : pages.value);
  const everyPage = words.value.plain(words.value.say('dashboard_every_page'));
  const comparedOf = (one: PageView): Compared | undefined => {
    const followed = followedSeries(one);
    const others = pooledOf(dashboard, one.page, followed?.metric ?? 'likes');
    return comparedNow(followed?.rate, others, now.value);
  };
  const shareOfCampaign = (): Share | undefined => {
    const counted = model.targets.filter(({ sharesCountOf }) => !sharesCountOf);
    const pooled = pooledViews(
      counted.map((target) => target.view),
      comparedOf,
    );
    const medians = new Map(pooled?.views.map((one) => [one.page.id, one]));
    const shown = pooled ? modelOf(pages.value.map((one) => medians.get(one.page.id) ?? one)) : model;
    return campaignShare(shown, model.name ?? everyPage, version, words.value, pooled?.verdict);
  };
  const share = gone
    ? undefined
    : view
      ? pageShare(view, version, words.value, comparedOf(view))
      : shareOfCampaign();
  const table = articleTable(model, now.value, version, words.value);

  function choose(language: Language): void {
    textOf(language)
      .then((next) => {
        words.value = next;
      })
      .catch(fail);
  }

  return (
    <>
      <Say as="h1" of={text.say('dashboard_nav_share')} />
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <SubjectChoice subject={subject} title="dashboard_share_subject" all="dashboard_every_page" />
        <label>
          <Say of={text.say('dashboard_language')} />{' '}
          <select
            value={words.value.language}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const language = LANGUAGES.find((one) => one === value);
              if (language) choose(language);
            }}
          >
            {LANGUAGES.map((language) => (
              <option key={language} value={language} lang={language}>
                {LANGUAGE_NAMES[language]}
              </option>
            ))}
          </select>
        </label>
      </form>
      {share ? (
        <>
          <ShareCard share={share} words={words.value} />
          {table.rows.length > 0 && <ShareTable table={table} />}
        </>
      ) : (
        <Say as="p" class="hint" of={text.say(gone ?? 'dashboard_nothing_to_share')} />
      )}
    </>
  );
}

function ShareCard({ share, words }: { share: Share; words: Text }) {
  const { text, fail } = useDashboard();
  const name = `ebb-${fileNamePart(share.card.title)}.png`;
  const shape = useSignal<CardShape>('wide');
  const lay = (measure: Measure): Picture => ({
    ops: layCard(share.card, measure, shape.value),
    ...sizeOfCard(shape.value),
  });
  return (
    <div class="halves wide-first">
      <section class="card">
        <Say as="h2" of={text.say('dashboard_card')} />
        <fieldset class="pick" aria-label={text.plain(text.say('share_shape'))}>
          {CARD_SHAPES.map((one) => (
            <Button
              of={text.say(`share_shape_${one}`)}
              key={one}
              aria-pressed={shape.value === one}
              onClick={() => {
                shape.value = one;
              }}
            />
          ))}
        </fieldset>
        <CardPicture
          lay={lay}
          direction={share.card.direction}
          label={share.sentence}
          name={name}
          variant={shape.value}
        />
      </section>
      <section class="card">
        <Say as="h2" of={text.say('share_in_words')} />
        <p class="quote" lang={words.language} dir={words.direction}>
          {share.sentence}
        </p>
        <p class="actions">
          <CopyButton
            label="dashboard_copy_sentence"
            write={() => navigator.clipboard.writeText(share.sentence)}
            fail={fail}
          />
        </p>
      </section>
    </div>
  );
}

function ShareTable({ table }: { table: ArticleTable }) {
  const { text, fail } = useDashboard();
  const html = tableAsHtml(table);
  const plain = tableAsText(table);
  const writeHtml = (): Promise<void> =>
    navigator.clipboard.write([
      new ClipboardItem({
        'text/html': new Blob([html], { type: 'text/html' }),
        'text/plain': new Blob([plain], { type: 'text/plain' }),
      }),
    ]);
  return (
    <section class="card">
      <Say as="h2" of={text.say('dashboard_table')} />
      <CardPicture
        lay={(measure) => layTable(table, measure)}
        direction={table.direction}
        label={plain}
        name="ebb-table.png"
      />
      <p class="actions">
        <CopyButton
          label="dashboard_copy_text"
          write={() => navigator.clipboard.writeText(plain)}
          fail={fail}
        />
        <CopyButton label="dashboard_copy_table" write={writeHtml} fail={fail} />
        <CopyButton
          label="dashboard_copy_html"
          write={() => navigator.clipboard.writeText(html)}
          fail={fail}
        />
      </p>
    </section>
  );
}

interface Picture {
  readonly ops: readonly CardOp[];
  readonly height: number;
  readonly width?: number;
}

/** A picture drawn here and a button that saves it. */
function CardPicture(props: {
  lay: (measure: Measure) => Picture;
  direction: 'ltr' | 'rtl';
  label: string;
  name: string;
  /** Another shape of the same is drawn again. */
  variant?: string;
}) {
  const { lay, direction, label, name, variant } = props;
  const { text, fail } = useDashboard();
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { context } = cardCanvas(document, 1, 1);
    const { ops, height, width = CARD_WIDTH } = lay(measureOn(context));
    const { canvas, context: sized } = cardCanvas(document, height, width);
    drawCard(sized, ops, direction);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', label);
    holder.current?.replaceChildren(canvas);
    // The label says everything that is drawn.
  }, [label, direction, variant]);
  return (
    <>
      <div ref={holder} class="card-picture" />
      <p class="actions">
        <Button
          of={text.say('dashboard_save_picture')}
          class="main"
          onClick={() => {
            const canvas = holder.current?.querySelector('canvas');
            if (canvas)
              pngOf(canvas)
                .then((blob) => download(blob, name))
                .catch(fail);
          }}
        />
      </p>
    </>
  );
}

function CopyButton(props: {
  label: 'dashboard_copy_sentence' | 'dashboard_copy_text' | 'dashboard_copy_table' | 'dashboard_copy_html';
  write: () => Promise<void>;
  fail: (error: unknown) => void;
}) {
  const { label, write, fail } = props;
  const { text } = useDashboard();
  const isDone = useSignal(false);
  return (
    <button
      type="button"
      class="quiet"
      onClick={() => {
        write()
          .then(() => {
            isDone.value = true;
          })
          .catch(fail);
      }}
    >
      <Say of={text.say(label)} />
      <span role="status">{isDone.value && <Say of={text.say('dashboard_copied')} />}</span>
    </button>
  );
}
