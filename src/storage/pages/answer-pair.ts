import { groupOf, joinsOf, leadOf, type PairAnswer } from '../../core/page/joins.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { HistoryWrite, WatchRecord } from '../schema.ts';
import { changeWatchIn } from './watches.ts';

type Pair = readonly [PageId, PageId];

/** In the order of their letters. */
const pairKey = ([a, b]: Pair): [PageId, PageId] => (a < b ? [a, b] : [b, a]);

/**
 * Keeps what the person says of two Pages.
 * @param pages the one both are to be shown under first.
 * @returns the Pages that stand otherwise than before: none where one of the two is not known.
 */
export async function answerPair(
  tx: HistoryWrite,
  pages: Pair,
  answer: PairAnswer,
  nowMs: number,
): Promise<readonly PageId[]> {
  const [first, second] = pages;
  const [isFirst, isSecond] = await Promise.all(pages.map((id) => tx.objectStore('pages').getKey(id)));
  if (!isFirst || !isSecond || first === second) return [];
  const pairs = tx.objectStore('pairs');
  const links = (await pairs.getAll()).filter((one) => one.answer === 'joined');
  const joins = joinsOf(links.map((link) => link.pages));
  const affected = [...new Set([...groupOf(joins, first), ...groupOf(joins, second)])];
  const [lead, other] = [leadOf(joins, first), leadOf(joins, second)];
  if (answer === 'joined') {
    if (lead === other) return affected;
    await pairs.put({ pages: [lead, other], answer, atMs: nowMs }, pairKey([lead, other]));
    await goOnMeasuring(tx, lead, other, nowMs);
    return affected;
  }
  // Of two in one group the link of the one that is shown under another goes.
  const parted = second === lead ? first : second;
  const cut = lead === other ? links.filter((link) => link.pages[1] === parted) : [];
  for (const link of cut) await pairs.put({ ...link, answer, atMs: nowMs }, pairKey(link.pages));
  await pairs.put({ pages, answer, atMs: nowMs }, pairKey(pages));
  return affected;
}

/** Who measures one of two goes on once they are one, under whichever of them that is. */
async function goOnMeasuring(tx: HistoryWrite, lead: PageId, other: PageId, nowMs: number): Promise<void> {
  const watch = await tx.objectStore('watches').get(other);
  if (!watch || !isRead(watch)) return;
  await changeWatchIn(tx, lead, nowMs, (own) =>
    own && isRead(own) ? undefined : { ...watch, pageId: lead },
  );
}

const isRead = ({ state }: WatchRecord): boolean => 'nextReadMs' in state;
