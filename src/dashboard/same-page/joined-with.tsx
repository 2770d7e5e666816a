import type { PageView } from '../../core/summary/series-summary.ts';
import { bareKey } from '../../facebook/facts/page-key.ts';
import { askBackground } from '../../messaging/send.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';

/** The Pages that the person has joined to this one, each with the way back; nothing where there are none. */
export function JoinedWith({ view }: { view: PageView }) {
  const { text, fail } = useDashboard();
  const { page, joined = [] } = view;
  if (joined.length === 0) return null;
  return (
    <ul class="stored small">
      {joined.map((id) => (
        <li key={id}>
          <Say as="span" of={text.say('same_page_with', { number: bareKey(id) })} />
          <Button
            of={text.say('same_page_part')}
            class="quiet"
            onClick={() => {
              askBackground('separatePages', { pages: [page.id, id] }).catch(fail);
            }}
          />
        </li>
      ))}
    </ul>
  );
}
