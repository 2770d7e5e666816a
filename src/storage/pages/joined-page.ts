import { groupOf, type Joins } from '../../core/page/joins.ts';
import type { PageId, PageIdentity } from '../../core/page/page-identity.ts';
import { isNumbered, vanityId } from '../../facebook/facts/page-key.ts';
import { readJoins } from '../joins/read-joins.ts';
import type { HistoryReads } from '../reads.ts';
import type { PageRecord } from '../schema.ts';
import { identityOf } from './page-record.ts';

/**
 * A Page with all that those are known by which are shown under it; nothing where it is not known.
 * @param joins which Pages are joined, where that is known.
 */
export async function readJoinedPage(
  db: HistoryReads,
  id: PageId,
  joins?: Joins,
): Promise<PageRecord | undefined> {
  const ids = groupOf(joins ?? (await readJoins(db)), id);
  const [lead, ...others] = await Promise.all(ids.map((one) => db.get('pages', one)));
  return lead && joinedRecord(lead, known(others));
}

const known = (pages: readonly (PageRecord | undefined)[]): PageRecord[] =>
  pages.filter((page) => page !== undefined);

/** The same of records that were read. It is never written. */
const joinedRecord = (lead: PageRecord, others: readonly PageRecord[]): PageRecord =>
  others.length === 0
    ? lead
    : {
        ...lead,
        ids: [lead, ...others].flatMap(({ id, ids, firstSeenMs }) =>
          isNumbered(id) && !ids.some((one) => one.id === id) ? [{ id, seenMs: firstSeenMs }, ...ids] : ids,
        ),
        tiedIds: [lead, ...others].flatMap(({ tiedIds }) => tiedIds),
        aliasKeys: [...new Set([lead, ...others].flatMap(({ aliasKeys }) => aliasKeys))],
        firstSeenMs: Math.min(lead.firstSeenMs, ...others.map(({ firstSeenMs }) => firstSeenMs)),
      };

/** Who they are together: a tab that shows one of them shows this Page. */
export function joinedIdentity(lead: PageRecord, others: readonly PageRecord[]): PageIdentity {
  const identity = identityOf(joinedRecord(lead, others));
  const names = others.flatMap(({ vanities }) => vanities.slice(-1).map(({ vanity }) => vanityId(vanity)));
  return { ...identity, ids: [...new Set([...identity.ids, ...names, ...others.map(({ id }) => id)])] };
}
