import { useSignal } from '@preact/signals';
import { METRICS } from '../../core/page/metric.ts';
import type { ObserverId } from '../../core/pool/observer.ts';
import { keysOf } from '../../facebook/facts/page-key.ts';
import { askBackground } from '../../messaging/send.ts';
import { nowMs } from '../../platform/clock.ts';
import { openHistory } from '../../storage/database.ts';
import { observersOf } from '../../storage/pool/pooled-samples.ts';
import { readPools } from '../../storage/pool/pools.ts';
import { pendingSamples } from '../../storage/pool/shared-series.ts';
import type { History, PoolRecord } from '../../storage/schema.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { underscored } from '../../ui/text/message-key.ts';
import { preciseInstant } from '../chart/time-label.ts';
import { ButtonAbout } from '../shared/button-about.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { useRead } from '../shared/use-read.ts';
import { JoinPool } from './join-pool.tsx';

/** A pool that was joined, and who else shares in it. */
interface JoinedPool extends PoolRecord {
  readonly observers: readonly ObserverId[];
  /** How many samples are kept here that were not sent yet. */
  readonly pending: number;
}

async function readJoined(db: History): Promise<JoinedPool[]> {
  return await Promise.all(
    (await readPools(db)).map(async (pool) => {
      const found = await Promise.all(
        pool.pages.flatMap(({ id }) => METRICS.map((metric) => observersOf(db, pool.id, id, metric))),
      );
      const observers = [...new Set(found.flat())].sort();
      return { ...pool, observers, pending: await pendingSamples(db, pool, nowMs()) };
    }),
  );
}

/** The pools that were joined, how each does, and joining another. */
export function PoolSetting() {
  const { text, poolChanges } = useDashboard();
  const pools = useRead(async () => readJoined(await openHistory()), [poolChanges.value]) ?? [];
  return (
    <>
      <Say as="h2" of={text.say('pool_title')} />
      <Say as="p" class="faint" of={text.say('pool_explained')} />
      {pools.map((pool) => (
        <Pool key={pool.id} pool={pool} />
      ))}
      <JoinPool />
    </>
  );
}

function Pool({ pool }: { pool: JoinedPool }) {
  const { text, fail } = useDashboard();
  const isLeaving = useSignal(false);
  const { id, organiser, origin, observer, condition, observers, muted, pending, offered } = pool;
  const { leftOut = [] } = pool.progress;
  const at = (atMs: number): string => preciseInstant(atMs, text.language);
  const leave = (others: 'keep' | 'delete') => () => {
    askBackground('leavePool', { id, others }).catch(fail);
  };
  return (
    <section class="card" data-part="pool">
      <p>
        <b>
          <bdi>{pool.pool}</bdi>
        </b>
        {' · '}
        <Say of={text.say('pool_of', { organiser, origin, observer })} />
      </p>
      <p
        role={condition.kind === 'fault' ? 'alert' : 'status'}
        class={condition.kind === 'fault' ? 'warn' : ''}
      >
        {condition.kind === 'new' && <Say of={text.say('pool_new')} />}
        {condition.kind === 'well' && <Say of={text.say('pool_well', { time: at(condition.atMs) })} />}
        {condition.kind === 'fault' && <Say of={text.say(`pool_fault_${underscored(condition.fault)}`)} />}
      </p>
      {pool.progress.confirmedMs > 0 && (
        <Say as="p" of={text.say('pool_confirmed', { time: at(pool.progress.confirmedMs) })} />
      )}
      {pending > 0 && <Say as="p" of={text.sayCounted('pool_pending', pending)} />}
      {leftOut.length > 0 && (
        <Say as="p" class="warn" of={text.say('pool_left_out', { observers: leftOut.join(', ') })} />
      )}
      {offered.length > 0 && <Offered pool={pool} />}
      <ul class="stored">
        {observers.map((one) => {
          const isMuted = muted.includes(one);
          return (
            <li key={one}>
              <bdi>{one}</bdi>
              <ButtonAbout
                of={text.say('pool_mute')}
                about={one}
                isPressed={isMuted}
                onClick={() =>
                  askBackground('muteObserver', { id, observer: one, muted: !isMuted }).catch(fail)
                }
              />
            </li>
          );
        })}
      </ul>
      {isLeaving.value ? (
        <p>
          <Button of={text.say('pool_leave_keep')} onClick={leave('keep')} />{' '}
          <Button of={text.say('pool_leave_delete')} onClick={leave('delete')} />
        </p>
      ) : (
        <Button
          of={text.say('pool_leave')}
          onClick={() => {
            isLeaving.value = true;
          }}
        />
      )}
    </section>
  );
}

/** Pages that the pool turned out to be about: nothing of them is sent before the person agrees to that too. */
function Offered({ pool }: { pool: JoinedPool }) {
  const { text, pages, fail } = useDashboard();
  const { id, offered } = pool;
  const nameOf = (offer: string): string =>
    pages.value.find(({ page }) => keysOf(page).some((key) => key === offer))?.page.name ?? offer;
  return (
    <section data-part="pool-offered">
      <Say as="p" of={text.say('pool_offered')} />
      <ul>
        {offered.map((offer) => (
          <li key={offer}>
            <bdi>{nameOf(offer)}</bdi>
          </li>
        ))}
      </ul>
      <Button
        of={text.say('pool_share_too')}
        onClick={() => askBackground('sharePages', { id, pages: offered }).catch(fail)}
      />
    </section>
  );
}
