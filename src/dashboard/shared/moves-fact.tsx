import { signed } from '../../ui/labels/signed.ts';
import { useDashboard } from './dashboard-context.ts';
import { Fact, piece } from './facts.tsx';

/** What moved at once and is not counted as lost or gained; nothing where there is none. */
export function MovesFact({ atOnce }: { atOnce: number }) {
  const { text } = useDashboard();
  if (atOnce === 0) return null;
  return (
    <Fact
      of={text.say('fact_at_once')}
      value={piece(signed(atOnce, text))}
      small={text.say('fact_at_once_small')}
    />
  );
}
