import type { RefusalReason } from '../../core/series/admission.ts';
import { underscored } from '../../ui/text/message-key.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';

/** Why a reading did not become a sample. */
export const refusalLabel = (reason: RefusalReason, text: Text): Phrase =>
  text.say(`dashboard_refusal_${underscored(reason)}`);
