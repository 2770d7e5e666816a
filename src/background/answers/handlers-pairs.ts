import type { PairAnswer } from '../../core/page/joins.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { notifyViews } from '../../messaging/notices.ts';
import type { BackgroundHandlers } from '../../messaging/serve.ts';
import { nowMs } from '../../platform/clock.ts';
import { openHistory } from '../../storage/database.ts';
import { readJoins } from '../../storage/joins/read-joins.ts';
import { answerPair } from '../../storage/pages/answer-pair.ts';
import { write } from '../../storage/series/transaction.ts';
import { setClock } from '../clock/schedule.ts';
import { refreshFigures } from '../history/refresh-figures.ts';
import { publish } from '../tell/publish.ts';

/** What the person says of two Pages that may be one. Only the person joins Pages, and may part them again. */
export const pairHandlers: Pick<BackgroundHandlers, 'joinPages' | 'separatePages' | 'laterPages'> = {
  joinPages: ({ pages }) => answer(pages, 'joined'),
  separatePages: ({ pages }) => answer(pages, 'two'),
  laterPages: ({ pages }) => answer(pages, 'later'),
};

async function answer(pages: readonly [PageId, PageId], said: PairAnswer): Promise<undefined> {
  const db = await openHistory();
  const affected = await write(db, (tx) => answerPair(tx, pages, said, nowMs()));
  await refreshFigures(db);
  const joins = await readJoins(db);
  // One that is shown under another now is no Page of its own to the views; its tabs are told of the other.
  for (const pageId of affected) if (joins.has(pageId)) await notifyViews('pageRemoved', { pageId });
  await publish(...affected.filter((pageId) => !joins.has(pageId)));
  await notifyViews('campaignsChanged', {});
  await setClock();
}
