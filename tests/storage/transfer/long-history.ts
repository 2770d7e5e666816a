import { retentionOf } from '../../../src/core/series/retention.ts';
import { changeWatch } from '../../../src/storage/pages/watches.ts';
import { thinHistory } from '../../../src/storage/series/thin.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { filledHistory } from '../filled-history.ts';
import { newHistory } from '../new-history.ts';
import { passDays } from '../pass-days.ts';
import { fillHistory, INWI, START } from '../sample-history.ts';

export const DAY = 24 * 3_600_000;
export const NOW = START + 40 * DAY;

export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** The history of a long campaign: the first evening is thinned to minutes, another is not. */
export const longHistory = filledHistory(async () => {
  const db = await newHistory();
  await fillHistory(db);
  await changeWatch(db, INWI.id, NOW, (watch) => watch && { ...watch, state: { kind: 'not-measuring' } });
  await passDays(db, START, (NOW - START) / DAY);
  await thinHistory(db, retentionOf(30), NOW, 1000);
  const samples = Array.from({ length: 300 }, (_, i) => [
    NOW - DAY + 30_000 * i,
    800_000 - i,
    1,
    'page-data',
  ]);
  const series = [{ pageId: INWI.id, metric: 'likes', samples }];
  const exportedAt = new Date(NOW).toISOString();
  await importHistory(db, { format: 'ebb-history', version: 2, exportedAt, pages: [INWI], series }, NOW);
  return db;
});
