import { type LossBesideControls, lossBesideControls } from '../../core/campaign/beside-controls.ts';
import { capitalised, type Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import type { CampaignModel } from './campaign-model.ts';

/** Under this part the controls stayed where they were: nothing is to be deducted. */
const LEAST_PART = 0.0005;

/**
 * What unrelated Pages lost since the same start, beside the plain loss: "9.2% since the start; unrelated Pages lost 5%
 * in the same time". Nothing where there are none, or where they stayed as they were.
 */
export function besideLabel({ total, controlTotal }: CampaignModel, text: Text): Phrase | undefined {
  const beside = lossBesideControls(total.loss, controlTotal.loss);
  if (!beside || beside.targetsPart <= 0 || Math.abs(beside.controlsPart) < LEAST_PART) return undefined;
  return capitalised(text.say(keyOf(beside), partsOf(beside, text)), text.language);
}

const keyOf = ({ controlsPart }: LossBesideControls): 'dashboard_beside_lost' | 'dashboard_beside_gained' =>
  controlsPart > 0 ? 'dashboard_beside_lost' : 'dashboard_beside_gained';

const partsOf = ({ targetsPart, controlsPart }: LossBesideControls, text: Text) => ({
  percent: text.format.percent(Math.abs(targetsPart)),
  controls: text.format.percent(Math.abs(controlsPart)),
});
