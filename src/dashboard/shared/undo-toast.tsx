import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from './dashboard-context.ts';

/** Says what was deleted, with the way back while there is one. */
export function UndoToast() {
  const { text, undo } = useDashboard();
  const { value } = undo.held;
  return (
    <div class="toasts" role="status">
      {value && (
        <p class="toast">
          <Say as="span" of={value.said} />
          <Button of={text.say('dashboard_undo')} onClick={undo.undo} />
        </p>
      )}
    </div>
  );
}
