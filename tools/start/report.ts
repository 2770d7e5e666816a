import type { PageView } from '../../src/core/summary/series-summary.ts';
import type { Replay } from '../replay/replay.ts';
import type { StagePage } from '../replay/stage-page.ts';
import { alignedTable } from './aligned-table.ts';

/** One Page's figures; rates a minute unless named otherwise, negative means loss. */
export interface ReportedPage {
  readonly name: string;
  readonly change?: { readonly count: number; readonly seconds: number };
  readonly rate?: {
    readonly perMinute: number;
    readonly perSecond: number;
    readonly low: number;
    readonly high: number;
  };
  /** What the replay's own model says for the span the rate speaks for. */
  readonly truth?: { readonly perMinute: number };
}

export interface Report {
  readonly pages: readonly ReportedPage[];
}

/** The figures of a Page as the extension gives them. */
export function reportedPage(view: PageView): ReportedPage {
  const series = view.series.find(({ metric }) => metric === 'likes') ?? view.series[0];
  const { change, rate } = series ?? {};
  return {
    name: view.page.name,
    ...(change?.kind === 'change' ? { change: { count: change.count, seconds: change.seconds } } : {}),
    ...(rate?.kind === 'rate'
      ? { rate: { perMinute: rate.perMinute, perSecond: rate.perSecond, low: rate.low, high: rate.high } }
      : {}),
  };
}

/** The rate is the slope of the present: what it is held against is the mean of so long before it. */
const PRESENT_MS = 10 * 60_000;

/** The same with the replay's truth about the present. @param presentMs how long that is. */
export function withTruth(
  view: PageView,
  { vanity }: StagePage,
  replay: Replay,
  presentMs = PRESENT_MS,
): ReportedPage {
  const page = reportedPage(view);
  const rate = view.series.find(({ metric }) => metric === 'likes')?.rate;
  if (rate?.kind !== 'rate') return page;
  const perMinute = replay.netPerMinute(vanity, 'likes', rate.atMs - presentMs, rate.atMs);
  return { ...page, truth: { perMinute } };
}

/** Whether the interval holds the truth; nothing where one of them is missing. */
export function holdsTruth({ rate, truth }: ReportedPage): boolean | undefined {
  if (!rate || !truth) return undefined;
  return rate.low <= truth.perMinute && truth.perMinute <= rate.high;
}

const signed = (value: number, digits = 0): string => {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
};

function cells(page: ReportedPage): string[] {
  const { name, change, rate, truth } = page;
  const held = holdsTruth(page);
  return [
    name,
    change ? `${signed(-change.count)} in ${Math.round(change.seconds)} s` : 'not known yet',
    rate ? `${signed(rate.perMinute)} (${signed(rate.low)} to ${signed(rate.high)})` : 'not known yet',
    rate ? `${signed(rate.perSecond, 2)} (${signed(rate.low / 60, 2)} to ${signed(rate.high / 60, 2)})` : '',
    truth ? signed(truth.perMinute) : '',
    held === undefined ? '' : held ? 'yes' : 'NO',
  ];
}

/** The article's table. Likes gained are positive, so a loss has a minus. */
export function reportTable({ pages }: Report): string {
  const hasTruth = pages.some(({ truth }) => truth);
  const heads = ['Page', 'Likes lost in the last minute', 'A minute (95 %)', 'A second (95 %)'];
  return alignedTable([hasTruth ? [...heads, 'Truth', 'Held'] : heads, ...pages.map(cells)]);
}
