import type { PageView } from '../../core/summary/series-summary.ts';
import { bareKey } from '../../facebook/facts/page-key.ts';
import { askBackground } from '../../messaging/send.ts';
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
          <span>
            <Say of={text.say('same_page_with', { number: bareKey(id) })} />
          </span>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              askBackground('separatePages', { pages: [page.id, id] }).catch(fail);
            }}
          >
            <Say of={text.say('same_page_part')} />
          </button>
        </li>
      ))}
    </ul>
  );
}
