import { useSignal } from '@preact/signals';
import type { Obstacle } from '../../core/page/obstacle.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { RoadNotes } from '../../core/road/road-notes.ts';
import { askBackground } from '../../messaging/send.ts';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { roadWords } from './road-words.ts';

/** By which way a Page is looked at next and why, when it is opened. Nothing is asked of the site. */
export function RoadExplanation({ pageId }: { pageId: PageId }) {
  const { text, now, fail } = useDashboard();
  const roads = useSignal<RoadNotes | Obstacle | undefined>(undefined);

  async function explain(): Promise<void> {
    roads.value = (await askBackground('explainRoads', { pageId })).roads;
  }

  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) explain().catch(fail);
      }}
    >
      <Say as="summary" of={text.say('road_explained')} />
      <ul class="marks">
        {roads.value &&
          roadWords(roads.value, now.value, text).map((line, i) => <Say as="li" key={i} of={line} />)}
      </ul>
    </details>
  );
}
