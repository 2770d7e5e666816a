import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { openHistory } from '../../storage/database.ts';
import { readSamePageQuestions, type SamePageQuestion } from '../../storage/pages/same-page.ts';
import { useDashboard } from '../shared/dashboard-context.ts';

/** Which known Pages may be one, as far as the person has not said; nothing until it is read. */
export function useQuestions(): readonly SamePageQuestion[] | undefined {
  const { pages, campaigns, now, fail } = useDashboard();
  const questions = useSignal<readonly SamePageQuestion[] | undefined>(undefined);
  const known = pages.value.map(({ page, joined = [] }) => [page.id, ...joined].join('+')).join(' ');
  const from = campaigns.value;
  useEffect(() => {
    let isCurrent = true;
    openHistory()
      .then((db) => readSamePageQuestions(db, now.peek()))
      .then((read) => {
        if (isCurrent) questions.value = read;
      })
      .catch(fail);
    return () => {
      isCurrent = false;
    };
  }, [known, from, questions, now, fail]);
  return questions.value;
}
