import { campaignLoss } from '../../core/campaign/campaign-loss.ts';
import { leastOf, mostOf } from '../../core/math/extent.ts';
import { METHOD_VERSION } from '../../core/rate/filter/rate-filter.ts';
import { isFresh } from '../../core/rate/fresh.ts';
import { findGaps } from '../../core/series/gaps.ts';
import { gaugeOf, scaleEnd } from '../../core/summary/gauge.ts';
import { levelMoves } from '../../core/summary/level-moves.ts';
import { rateCourse } from '../../core/summary/rate-course.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { changeLabel } from '../../ui/labels/count-label.ts';
import { courseLabel, figureOf } from '../../ui/labels/figure.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import {
  type ClaimedFigures,
  figuresLabel,
  type RateLabel,
  type RateTone,
  type RateUnit,
} from '../../ui/labels/rate-label.ts';
import { signed } from '../../ui/labels/signed.ts';
import { totalCourse } from '../../ui/labels/total-course.ts';
import { sureLabel } from '../../ui/parts/gauge.tsx';
import { capitalised, type Phrase, withoutTurns } from '../../ui/text/phrase.ts';
import { decimalsOf } from '../../ui/text/round-figure.ts';
import type { Text } from '../../ui/text/text.ts';
import type { CampaignModel } from '../campaign/campaign-model.ts';
import { leftToRight } from '../chart/say-figures.ts';
import { sumCurves } from '../chart/sum-curves.ts';
import type { DenseCurve } from '../chart/thin-curve.ts';
import { utcInstant, utcMinute } from '../chart/time-label.ts';
import { timeLength } from '../chart/time-length.ts';
import type { FigureColour } from '../picture/card-op.ts';
import { dayAndTime, onePiece } from '../picture/one-piece.ts';
import { type Compared, medianOf, type PanelVerdict, verdictLabel } from '../pool/compared.ts';
import { lossLabel } from '../shared/loss-label.ts';
import type { ArticleTable } from './article-table.ts';
import type { CardContent } from './card-layout.ts';

/** The card and the same in one piece of text. */
export interface Share {
  readonly card: CardContent;
  readonly sentence: string;
}

/**
 * @param version of the extension.
 * @param compared the observers of a pool, where there are any: of three or more the card shows the median, and says so.
 * @returns nothing while there is no figure to share.
 */
export function pageShare(
  view: PageView,
  version: string,
  text: Text,
  compared?: Pick<Compared, 'panel'>,
): Share | undefined {
  const series = followedSeries(view);
  if (series?.rate.kind !== 'rate') return undefined;
  const { metric, first, last, recent, platformChanges } = series;
  const isPooled = compared?.panel.kind === 'panel';
  const rate = isPooled ? { ...series.rate, ...medianOf(compared.panel) } : series.rate;
  const label = figuresLabel(rate, metric, text);
  const loss = campaignLoss([{ baseline: first, last, moves: levelMoves(series) }]);
  const facts = [
    lossLabel(loss, onePiece(utcMinute(first.atMs), text), metric, text),
    [
      ...(isPooled ? pooledLabel(compared.panel, text) : []),
      ...text.say('dashboard_card_basis', {
        length: timeLength(rate.atMs - rate.sinceMs, text.language),
        samples: text.sayCounted('dashboard_samples', rate.samples),
        basis: text.say(rate.basis === 'exact' ? 'dashboard_basis_exact' : 'dashboard_basis_rounded'),
      }),
    ],
  ];
  const course = courseLabel(rateCourse(rate, recent, platformChanges), rate, text);
  const about = { title: view.page.name, label, rate, unit: metric, course, facts, atMs: rate.atMs };
  return shareOf(about, version, text, curveOf(recent), last.step);
}

/** That the figure is the median of so many observers, before what it rests on. */
const pooledLabel = (verdict: PanelVerdict, text: Text): Phrase => [
  ...text.say('card_pooled', { observers: verdictLabel(verdict, text) }),
  ' · ',
];

/**
 * The same of a campaign: its targets together.
 * @param pooled the observers of all its targets, where the model is made of their medians.
 */
export function campaignShare(
  model: CampaignModel,
  name: string,
  version: string,
  text: Text,
  pooled?: PanelVerdict,
): Share | undefined {
  const { rate, loss, unit } = model.total;
  if (rate.kind === 'no-campaign-rate') return undefined;
  const counted = model.targets.filter(({ sharesCountOf }) => !sharesCountOf);
  const summed = counted.flatMap(({ series }) =>
    series?.rate.kind === 'rate' && series.rate.atMs >= rate.oldestMs ? [series.rate] : [],
  );
  const facts = [
    lossLabel(loss, onePiece(utcMinute(model.startMs), text), unit, text),
    [
      ...(pooled ? pooledLabel(pooled, text) : []),
      ...text.say('dashboard_card_campaign_basis', {
        fresh: text.format.whole(rate.coverage.fresh),
        total: text.format.whole(rate.coverage.total),
        length: timeLength(rate.atMs - leastOf(summed.map(({ sinceMs }) => sinceMs)), text.language),
        samples: text.sayCounted(
          'dashboard_samples',
          summed.reduce((sum, { samples }) => sum + samples, 0),
        ),
        basis: text.say(rate.basis === 'exact' ? 'dashboard_basis_exact' : 'dashboard_basis_rounded'),
      }),
    ],
  ];
  const curve = sumCurves(counted.flatMap(({ series }) => (series ? [curveOf(series.recent)] : [])));
  const pages = counted.flatMap(({ view, series }) =>
    series ? [{ pageId: view.page.id, view, series }] : [],
  );
  const course = totalCourse({ rate, pages }, text);
  const label = figuresLabel(rate, unit, text);
  const step = mostOf(counted.map(({ series }) => series?.last.step ?? 1));
  const about = { title: name, label, rate, unit, course, facts, atMs: rate.atMs };
  return shareOf(about, version, text, curve, step);
}

/** What a card is made of, before it is put into words. */
interface Shared {
  readonly title: string;
  readonly label: RateLabel;
  readonly rate: ClaimedFigures;
  readonly unit: RateUnit;
  readonly course: Phrase;
  /** The loss since the start, and what the figure rests on. */
  readonly facts: readonly Phrase[];
  readonly atMs: number;
}

function shareOf(
  { title, label, rate, unit, course, facts, atMs }: Shared,
  version: string,
  text: Text,
  curve: DenseCurve,
  step: number,
): Share {
  const plain = (phrase: Phrase): string => text.plain(capitalised(phrase, text.language));
  const source = sourceOf(atMs, version, text);
  const said = facts.map(plain);
  const [loss = '', basis = ''] = said;
  const figure = figureOf(rate, unit, course, text);
  const isClaim = figure.kind === 'rate';
  const end = scaleEnd([rate]);
  const gauge = gaugeOf(rate, end);
  const written = text.format.decimal(end, decimalsOf(end));
  const side = (key: 'end_gained' | 'end_lost'): string => text.plain(text.say(key, { n: written }));
  const ends = { 0: ['0', written], 0.5: [side('end_gained'), side('end_lost')], 1: [written, '0'] } as const;
  const aside = [isClaim ? figure.course : [], label.second].filter((part) => part.length > 0);
  return {
    card: {
      direction: text.direction,
      title: withoutTurns(title),
      value: isClaim ? figure.value.isolated : '',
      unit: isClaim ? text.plain(figure.unit) : plain(label.headline),
      aside: aside.map((part) => text.plain(part)).join(' · '),
      tone: colourOf(label.tone),
      isSure: rate.significant,
      gauge,
      ends: ends[gauge.zero as 0 | 0.5 | 1],
      interval: isClaim
        ? text.plain([{ isolated: leftToRight(figure.interval.isolated) }, ' ', ...sureLabel(text)])
        : text.plain(label.between),
      loss,
      basis,
      source,
      courseCaption: captionOf(curve, step, text),
      runs: runsOf(curve),
    },
    sentence: [
      text.plain(text.say('rate_of_page', { name: title, sentence: label.sentence })),
      ...said,
      source,
    ].join('. '),
  };
}

/** What the curve comes to in its true span, which is not that of the loss above it; in UTC as all that is handed on. */
function captionOf({ atMs, lines: [line = []] }: DenseCurve, step: number, text: Text): string {
  const [fromMs, toMs] = [atMs[0], atMs[atMs.length - 1]];
  if (fromMs === undefined || toMs === undefined) return '';
  const change = (line[line.length - 1] ?? 0) - (line[0] ?? 0);
  return text.plain(
    text.say('card_course', {
      change: leftToRight(signed(change, text, step)),
      from: onePiece(utcMinute(fromMs), text),
      to: onePiece(utcMinute(toMs), text),
    }),
  );
}

/** A change that is not sure yet has the colour of what it would be. */
const colourOf = (tone: RateTone): FigureColour =>
  tone.endsWith('loss') ? 'loss' : tone.endsWith('gain') ? 'gain' : 'unclear';

/** UTC time, program and method with their versions: who has the samples and this method gets the same figure. */
const sourceOf = (atMs: number, version: string, text: Text): string =>
  text.plain(
    text.say('dashboard_source', {
      when: onePiece(utcInstant(atMs), text),
      program: `Ebb ${version}`,
      method: METHOD_VERSION,
    }),
  );

const curveOf = (points: readonly { readonly atMs: number; readonly value: number }[]): DenseCurve => {
  const atMs = points.map((point) => point.atMs);
  return { atMs, lines: [points.map(({ value }) => value)], gaps: findGaps(atMs) };
};

/** The change since the first count, down from the waterline and along the time from 0 to 1, a run between two gaps. */
function runsOf({ atMs, lines, gaps }: DenseCurve): [number, number][][] {
  const values = Array.from(lines[0] ?? []);
  const instants = Array.from(atMs);
  const first = values[0] ?? 0;
  const deepest = Math.max(mostOf(values.map((value) => first - value)), 0);
  const most = deepest > 0 ? deepest : Math.max(mostOf(values.map((value) => value - first)), 1);
  const startMs = instants[0] ?? 0;
  const length = Math.max(1, (instants.at(-1) ?? 0) - startMs);
  const runs: [number, number][][] = [];
  for (const [i, instant] of instants.entries()) {
    if (i === 0 || gaps.includes(i - 1)) runs.push([]);
    runs.at(-1)?.push([(instant - startMs) / length, (first - (values[i] ?? 0)) / most]);
  }
  return runs;
}

/**
 * "In the space of one minute" for the targets of a campaign. Each row has its time; a Page whose rate no longer
 * speaks of now is left out, which a note says.
 */
export function articleTable(model: CampaignModel, nowMs: number, version: string, text: Text): ArticleTable {
  const plain = (phrase: Phrase): string => text.plain(phrase);
  const unknown = plain(text.say('dashboard_not_known'));
  const measured = model.targets.flatMap(({ view, series }) =>
    series?.rate.kind === 'rate' ? [{ name: view.page.name, ...series, rate: series.rate }] : [],
  );
  const fresh = measured.filter(({ rate }) => isFresh(rate, nowMs));
  const stale = measured.filter(({ rate }) => !isFresh(rate, nowMs));
  const rows = fresh.map(({ name, metric, change, rate }) => {
    const label = figuresLabel(rate, metric, text);
    const changed = changeLabel(change, metric, text);
    return {
      name,
      change: changed.length > 0 ? plain(changed) : unknown,
      rate: [label.headline, label.between].map(plain).join(text.language === 'ar' ? '، ' : ', '),
      second: label.second.length > 0 ? plain(label.second) : unknown,
      time: dayAndTime(utcMinute(rate.atMs), text),
      tone: colourOf(label.tone),
    };
  });
  const leftOut = stale.map(
    ({ name, rate }): Phrase => [{ isolated: `${name} (${onePiece(utcMinute(rate.atMs), text)})` }],
  );
  return {
    direction: text.direction,
    language: text.language,
    title: plain(text.say('dashboard_table_title')),
    heads: [
      plain(text.say('dashboard_page')),
      plain(text.say('dashboard_last_minute')),
      plain(text.say('dashboard_per_minute')),
      plain(text.say('dashboard_per_second')),
      plain(text.say('dashboard_table_time')),
    ],
    rows,
    notes: [
      plain(text.say('dashboard_table_note')),
      ...(leftOut.length > 0
        ? [plain(text.say('dashboard_table_left_out', { pages: leftOut.map(plain).join(' · ') }))]
        : []),
      sourceOf(nowMs, version, text),
    ],
  };
}
