// The product's own storage needs a browser's names around it.
import '../../tests/storage/fake-extension.ts';
import 'fake-indexeddb/auto';
import type { PageId } from '../../src/core/page/page-identity.ts';
import { parseInvitation } from '../../src/core/pool/invitation.ts';
import { addressOf } from '../../src/facebook/facts/page-key.ts';
import { openAs } from '../../src/storage/database.ts';
import { migrations } from '../../src/storage/migrations.ts';
import { meetPage } from '../../src/storage/pages/pages.ts';
import { poolId, putPool } from '../../src/storage/pool/pools.ts';
import type { History, HistorySchema } from '../../src/storage/schema.ts';
import { write } from '../../src/storage/series/transaction.ts';

/**
 * A history of its own that has joined a pool and knows its Pages, as a volunteer's browser has it.
 * @param name of its database: no two have the same.
 * @throws Error where the invitation is none.
 */
export async function joinAs(
  name: string,
  invitation: string,
  pages: readonly PageId[],
  agreedMs: number,
): Promise<{ db: History; pool: string }> {
  const db = await openAs<HistorySchema>(`volunteer-${name}`, migrations, {
    close: () => undefined,
    ended: () => undefined,
  });
  const parsed = parseInvitation(invitation);
  if (parsed.kind === 'refused') throw new Error(`the invitation was refused: ${parsed.fault}`);
  const pool = poolId(parsed.invitation);
  await putPool(db, { id: pool, ...parsed.invitation, agreedMs });
  await write(db, async (tx) => {
    for (const id of pages)
      await meetPage(tx, { id, ids: [id], name: id, address: addressOf(id) }, 'likes', agreedMs);
  });
  return { db, pool };
}
