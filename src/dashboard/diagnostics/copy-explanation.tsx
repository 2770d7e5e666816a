import { useSignal } from '@preact/signals';
import type { PageId } from '../../core/page/page-identity.ts';
import { askBackground } from '../../messaging/send.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';

/** Copies what each reader sees in the Page's open tab, and why, or says that no tab shows the Page. */
export function CopyExplanation({ pageId }: { pageId: PageId }) {
  const { text, fail } = useDashboard();
  const outcome = useSignal<'dashboard_copied' | 'dashboard_explain_no_tab' | undefined>(undefined);

  async function copy(): Promise<void> {
    const { lines } = await askBackground('explainPage', { pageId });
    if (lines.length > 0) await navigator.clipboard.writeText(lines.join('\n'));
    outcome.value = lines.length > 0 ? 'dashboard_copied' : 'dashboard_explain_no_tab';
  }

  return (
    <p class="actions">
      <Button of={text.say('dashboard_explain')} onClick={() => void copy().catch(fail)} />
      <span role="status" class="faint">
        {outcome.value && <Say of={text.say(outcome.value)} />}
      </span>
    </p>
  );
}
