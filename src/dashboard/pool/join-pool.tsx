import { useSignal } from '@preact/signals';
import { toPageId } from '../../core/page/page-identity.ts';
import { type Invitation, type InvitationFault, parseInvitation } from '../../core/pool/invitation.ts';
import { rateLine, sampleLine } from '../../core/pool/sample-line.ts';
import { METHOD_VERSION } from '../../core/rate/filter/rate-filter.ts';
import { askBackground } from '../../messaging/send.ts';
import { requestDataConsent } from '../../platform/data-consent.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { underscored } from '../../ui/text/message-key.ts';
import { useDashboard } from '../shared/dashboard-context.ts';

/** An invitation is pasted, what it asks for is shown, and nothing is sent before the person has agreed. */
export function JoinPool() {
  const { text, fail } = useDashboard();
  const pasted = useSignal('');
  const offer = useSignal<Invitation | undefined>(undefined);
  const fault = useSignal<InvitationFault | undefined>(undefined);
  const isDenied = useSignal(false);

  function look(): void {
    const parsed = parseInvitation(pasted.value);
    offer.value = parsed.kind === 'invitation' ? parsed.invitation : undefined;
    fault.value = parsed.kind === 'refused' ? parsed.fault : undefined;
  }

  async function join(): Promise<void> {
    // First of all, while the click still counts.
    const isAllowed = await requestDataConsent();
    const answer = isAllowed
      ? await askBackground('joinPool', { text: pasted.value })
      : ({ kind: 'no-consent' } as const);
    isDenied.value = answer.kind === 'no-consent';
    if (answer.kind === 'refused') fault.value = answer.fault;
    if (answer.kind === 'joined') pasted.value = '';
    if (answer.kind !== 'no-consent') offer.value = undefined;
  }

  return (
    <div class="join-pool">
      <textarea
        rows={5}
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        aria-label={text.plain(text.say('pool_paste'))}
        placeholder={text.plain(text.say('pool_paste'))}
        value={pasted.value}
        onInput={(event) => {
          pasted.value = event.currentTarget.value;
          offer.value = undefined;
          fault.value = undefined;
        }}
      />
      <Button of={text.say('pool_look')} disabled={pasted.value.trim() === ''} onClick={look} />
      {fault.value && (
        <p role="alert" class="warn">
          <Say of={text.say(`invitation_${underscored(fault.value)}`)} />
        </p>
      )}
      {offer.value && <Offer invitation={offer.value} onJoin={() => void join().catch(fail)} />}
      {isDenied.value && (
        <p role="alert" class="warn">
          <Say of={text.say('pool_refused')} />
        </p>
      )}
    </div>
  );
}

/** Who asks for what, with a line of each kind exactly as it would be sent. */
function Offer({ invitation, onJoin }: { invitation: Invitation; onJoin: () => void }) {
  const { text, now } = useDashboard();
  const hasAgreed = useSignal(false);
  const { organiser, observer, pool, origin, pages } = invitation;
  const series = { pageId: toPageId(pages[0]?.id ?? ''), metric: 'likes' } as const;
  const atMs = now.value;
  const example = [
    sampleLine(series, { atMs, value: 1_854_793, step: 1, reader: 'meta-description' }),
    rateLine(series, { perMinute: -133.2, low: -141, high: -125.9, atMs }, METHOD_VERSION),
  ].join('\n');
  return (
    <section class="card" data-part="pool-offer">
      <Say as="p" of={text.say('pool_offer', { organiser, pool, origin, observer })} />
      <Say as="p" of={text.say('pool_sent')} />
      <ul>
        {pages.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name || id}</bdi>
          </li>
        ))}
      </ul>
      <Say as="p" of={text.say('pool_example')} />
      <pre dir="ltr">{example}</pre>
      <Say as="p" of={text.say('pool_never')} />
      <Say as="p" of={text.say('pool_address_seen')} />
      <label>
        <input
          type="checkbox"
          checked={hasAgreed.value}
          onChange={(event) => {
            hasAgreed.value = event.currentTarget.checked;
          }}
        />{' '}
        <Say of={text.say('pool_agree')} />
      </label>
      <Button of={text.say('pool_join')} class="main" disabled={!hasAgreed.value} onClick={onJoin} />
    </section>
  );
}
