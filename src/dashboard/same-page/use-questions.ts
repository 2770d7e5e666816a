import { openHistory } from '../../storage/database.ts';
import { readSamePageQuestions, type SamePageQuestion } from '../../storage/pages/same-page.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { useRead } from '../shared/use-read.ts';

/** Which known Pages may be one, as far as the person has not said; nothing until it is read. */
export function useQuestions(): readonly SamePageQuestion[] | undefined {
  const { pages, campaigns, now } = useDashboard();
  const known = pages.value.map(({ page, joined = [] }) => [page.id, ...joined].join('+')).join(' ');
  return useRead(
    async () => readSamePageQuestions(await openHistory(), now.peek()),
    [known, campaigns.value, now],
  );
}
