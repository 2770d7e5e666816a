import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Link } from '../shared/link.tsx';
import { useQuestions } from './use-questions.ts';

/** Asks whether two Pages are one, where their own documents say so; nothing where there is nothing to ask. */
export function SamePageBanner() {
  const { text, pages } = useDashboard();
  const [question] = useQuestions() ?? [];
  if (!question) return null;
  const nameOf = (id: string): string => pages.value.find(({ page }) => page.id === id)?.page.name ?? id;
  const [first, second] = question.pages;
  return (
    <p class="banner">
      <span>
        <Say of={text.say('same_page_ask', { a: nameOf(first), b: nameOf(second) })} />{' '}
        <Link to={{ view: 'same-page', pages: question.pages }}>
          <Say of={text.say('same_page_compare')} />
        </Link>
      </span>
    </p>
  );
}
