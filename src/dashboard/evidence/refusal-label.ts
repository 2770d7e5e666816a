import type { RefusalReason } from '../../core/series/admission.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';

const KEYS = {
  repeated: 'dashboard_refusal_repeated',
  'too-soon': 'dashboard_refusal_too_soon',
  coarser: 'dashboard_refusal_coarser',
  'older-than-last': 'dashboard_refusal_older',
  'from-the-future': 'dashboard_refusal_future',
  'clock-jumped': 'dashboard_refusal_clock',
  'other-version': 'dashboard_refusal_version',
  'another-page': 'dashboard_refusal_page',
  quarantined: 'dashboard_refusal_quarantined',
} as const satisfies Record<RefusalReason, string>;

/** Why a reading did not become a sample. */
export const refusalLabel = (reason: RefusalReason, text: Text): Phrase => text.say(KEYS[reason]);
