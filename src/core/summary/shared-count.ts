import { REPLICA_JITTER } from '../count/replica-jitter.ts';
import { groupedBy } from '../math/grouped-by.ts';
import type { PageId } from '../page/page-identity.ts';
import type { RecentPoint, SeriesSummary } from './series-summary.ts';

/** What is compared of a Page: its recent counts of the metric that is followed. */
export interface CountedPage {
  readonly pageId: PageId;
  readonly series: Pick<SeriesSummary, 'metric' | 'last' | 'recent'>;
}

/** Reads further apart are not of the same moment. */
const SAME_MOMENT_MS = 60_000;
/** Coarser counts agree by chance. */
const FINEST_STEP = 1e-3;
/** Smaller Pages agree by chance. */
const LEAST_COUNT = 1000;
const LEAST_PAIRS = 3;
/** Within the hour that is compared no count moves by more than this part: most Pages are told apart by the last. */
const FARTHEST = 0.1;

/**
 * Pages that show one and the same number: a brand's Pages of several countries under one global Page, each of
 * which states the total of all. Added up they would count every loss again.
 * @returns groups of two and more, in the order given; Pages that share with nobody are in none.
 */
export function sharedCounts(pages: readonly CountedPage[]): PageId[][] {
  const firsts: CountedPage[] = [];
  const firstOf = new Map<CountedPage, CountedPage>();
  // The latest first: of each pair the two last counts then belong together, and mostly tell it apart.
  for (const page of pages.toSorted((a, b) => b.series.last.atMs - a.series.last.atMs)) {
    const first = firsts.find((one) => isSameCount(one, page)) ?? page;
    if (first === page) firsts.push(page);
    firstOf.set(page, first);
  }
  const groups = groupedBy(pages, (page) => firstOf.get(page) ?? page).values();
  return [...groups].filter((group) => group.length > 1).map((group) => group.map(({ pageId }) => pageId));
}

/** Leaves one Page of each group: the first. */
export function countedOnce<Page extends { readonly pageId: PageId }>(
  pages: readonly Page[],
  groups: readonly (readonly PageId[])[],
): Page[] {
  const repeated = new Set(groups.flatMap((group) => group.slice(1)));
  return pages.filter(({ pageId }) => !repeated.has(pageId));
}

/** @param one the Page that was read last. */
function isSameCount({ series: one }: CountedPage, { series: other }: CountedPage): boolean {
  if (one.metric !== other.metric || !isNear(one.last.value, other.last.value)) return false;
  if (compare(one.last, other.last) === 'different') return false;
  const { recent } = other;
  let pairs = 0;
  let j = 0;
  for (const point of one.recent) {
    while ((recent[j + 1]?.atMs ?? Number.POSITIVE_INFINITY) <= point.atMs) j++;
    const found = compare(point, nearest(point.atMs, recent[j], recent[j + 1]));
    if (found === 'different') return false;
    if (found === 'same') pairs++;
  }
  return pairs >= LEAST_PAIRS;
}

/** Whether two counts of one moment are of one number; `untold` where they are not of one moment, or too coarse. */
function compare(point: RecentPoint, other: RecentPoint | undefined): 'same' | 'different' | 'untold' {
  if (!other || Math.abs(other.atMs - point.atMs) > SAME_MOMENT_MS) return 'untold';
  if (!isTelling(point) || !isTelling(other)) return 'untold';
  const tolerance = REPLICA_JITTER * point.value + Math.max(point.step, other.step);
  return Math.abs(point.value - other.value) > tolerance ? 'different' : 'same';
}

const isNear = (one: number, other: number): boolean =>
  Math.abs(one - other) <= FARTHEST * Math.max(one, other);

function nearest(atMs: number, before?: RecentPoint, after?: RecentPoint): RecentPoint | undefined {
  if (!before || !after) return before ?? after;
  return after.atMs - atMs < Math.abs(atMs - before.atMs) ? after : before;
}

const isTelling = ({ value, step }: RecentPoint): boolean =>
  value >= LEAST_COUNT && step <= Math.max(1, FINEST_STEP * value);
