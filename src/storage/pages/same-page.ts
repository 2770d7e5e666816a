import { groupedBy } from '../../core/math/grouped-by.ts';
import { groupOf, type Joins } from '../../core/page/joins.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { isNumbered, vanityId } from '../../facebook/facts/page-key.ts';
import { joinsIn } from '../joins/read-joins.ts';
import type { History, PageRecord, PairRecord } from '../schema.ts';

/** Why two Pages that are kept apart may be one. Only what documents stated about themselves counts. */
export type SamePageEvidence =
  /** A document of the first states, as another of its own numbers, one under which the second is kept. */
  | { readonly kind: 'number'; readonly number: PageId; readonly seenMs: number }
  /** One of the two is known by no number, and its vanity is the one that the other goes by. */
  | { readonly kind: 'vanity'; readonly vanity: string; readonly seenMs: number };

/** Two known Pages of which the person is to say whether they are one. */
export interface SamePageQuestion {
  readonly pages: readonly [PageId, PageId];
  /** The latest first, at least one. */
  readonly evidence: readonly [SamePageEvidence, ...SamePageEvidence[]];
}

/** Who said "ask later" is asked again after so long. */
const ASK_AGAIN_MS = 7 * 24 * 3_600_000;

/** What the person is to be asked now. */
export async function readSamePageQuestions(db: History, nowMs: number): Promise<SamePageQuestion[]> {
  const [pages, pairs] = await Promise.all([db.getAll('pages'), db.getAll('pairs')]);
  return samePageQuestions(pages, pairs, nowMs);
}

/** @param pairs what the person has said so far. */
export function samePageQuestions(
  pages: readonly PageRecord[],
  pairs: readonly PairRecord[],
  nowMs: number,
): SamePageQuestion[] {
  const joins = joinsIn(pairs);
  const byNumber = new Map(pages.flatMap((page) => numbersOf(page).map((id) => [id, page])));
  const byVanity = groupedBy(pages, vanityNow);
  const questions = new Map<string, SamePageQuestion>();
  const ask = (page: PageRecord, other: PageRecord, evidence: SamePageEvidence): void => {
    if (page.id === other.id || groupOf(joins, page.id).includes(other.id)) return;
    if (isAnswered(pairs, joins, [page.id, other.id], nowMs)) return;
    const key = [page.id, other.id].sort().join(' ');
    const { pages: named, evidence: known } = questions.get(key) ?? {
      pages: [page.id, other.id] as const,
      evidence: [],
    };
    const [first = evidence, ...rest] = [...known, evidence].sort((a, b) => b.seenMs - a.seenMs);
    questions.set(key, { pages: named, evidence: [first, ...rest] });
  };
  for (const page of pages) {
    for (const { id: number, seenMs } of page.tiedIds) {
      const other = byNumber.get(number);
      if (other) ask(page, other, { kind: 'number', number, seenMs });
    }
    const key = vanityNow(page);
    if (!key || numbersOf(page).length > 0) continue;
    // A vanity moves: two numbered Pages that went by it are two. One without a number has only that to go by.
    const numbered = (byVanity.get(key) ?? []).filter((other) => numbersOf(other).length > 0);
    const [other, ...more] = numbered;
    const { vanity = '', seenMs = 0 } = other?.vanities.at(-1) ?? {};
    if (other && more.length === 0) ask(page, other, { kind: 'vanity', vanity, seenMs });
  }
  return [...questions.values()];
}

const numbersOf = ({ id, ids }: PageRecord): PageId[] => [
  ...new Set([id, ...ids.map((one) => one.id)].filter(isNumbered)),
];

/** The vanity that a Page was seen to go by last, in the form in which it is compared; its id where it has no other. */
function vanityNow({ id, vanities }: PageRecord): PageId | undefined {
  const last = vanities.at(-1);
  if (last) return vanityId(last.vanity);
  return isNumbered(id) ? undefined : id;
}

/** Who said that they are two is not asked again. */
function isAnswered(
  pairs: readonly PairRecord[],
  joins: Joins,
  [page, other]: readonly [PageId, PageId],
  nowMs: number,
): boolean {
  const [own, others] = [groupOf(joins, page), groupOf(joins, other)];
  return pairs.some(({ pages: [a, b], answer, atMs }) => {
    const isOfBoth = (own.includes(a) && others.includes(b)) || (own.includes(b) && others.includes(a));
    if (!isOfBoth || answer === 'joined') return false;
    return answer === 'two' || nowMs < atMs + ASK_AGAIN_MS;
  });
}
