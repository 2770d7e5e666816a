import type { PageId } from './page-identity.ts';

/** What the person said of two known Pages that may be one. */
const PAIR_ANSWERS = [
  /** They are one: shown and measured as one, each kept under its own id. */
  'joined',
  /** They are two, and are not asked about again. */
  'two',
  /** Ask another day. */
  'later',
] as const;

export type PairAnswer = (typeof PAIR_ANSWERS)[number];

/** Which Pages are shown as one: of each that was joined to another, the Page it is shown under. */
export type Joins = ReadonlyMap<PageId, PageId>;

/** A join of two Pages: the first is the one both are shown under. */
type Pair = readonly [lead: PageId, other: PageId];

/** Joins of joins lead to one Page in the end. */
export function joinsOf(pairs: readonly Pair[]): Joins {
  const under = new Map(pairs.map(([lead, other]) => [other, lead]));
  const end = (id: PageId): PageId => {
    const way = [id];
    for (let next = under.get(id); next !== undefined; next = under.get(next)) {
      // Joins that run in a circle have no end: one of it leads, whoever is asked.
      const circle = way.slice(way.indexOf(next));
      if (way.includes(next)) return circle.reduce((a, b) => (a < b ? a : b));
      way.push(next);
    }
    return way.at(-1) ?? id;
  };
  return new Map([...under.keys()].map((id): [PageId, PageId] => [id, end(id)]).filter(([a, b]) => a !== b));
}

/** The Page that another is shown under; itself where it was joined to none. */
export const leadOf = (joins: Joins, id: PageId): PageId => joins.get(id) ?? id;

/** All Pages that are shown as one with a Page, the one they are shown under first. */
export function groupOf(joins: Joins, id: PageId): readonly [PageId, ...PageId[]] {
  const lead = leadOf(joins, id);
  return [lead, ...[...joins].flatMap(([other, under]) => (under === lead ? [other] : []))];
}
