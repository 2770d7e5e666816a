import { isMeasuring } from '../../core/summary/condition.ts';
import { askBackground } from '../../messaging/send.ts';
import { Button } from '../../ui/parts/button.tsx';
import { PLAY, STOP } from '../../ui/parts/icons.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import type { CampaignModel } from './campaign-model.ts';

/** Starts or resumes measuring of all Pages of a campaign, or stops it. */
export function MeasureAll({ model }: { model: CampaignModel }) {
  const { text, fail } = useDashboard();
  const views = [...model.targets, ...model.controls].map(({ view }) => view);
  const set = (measuring: boolean): void => {
    const pageIds = views.filter((view) => isMeasuring(view) !== measuring).map(({ page }) => page.id);
    askBackground('setMeasuringOf', { pageIds, measuring }).catch(fail);
  };
  return (
    <>
      {!views.every(isMeasuring) && (
        <Button of={text.say('measure_all')} icon={PLAY} class="main" onClick={() => set(true)} />
      )}
      {views.some(isMeasuring) && <Button of={text.say('stop_all')} icon={STOP} onClick={() => set(false)} />}
    </>
  );
}
