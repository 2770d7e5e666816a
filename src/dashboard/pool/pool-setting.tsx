import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { METRICS } from '../../core/page/metric.ts';
import type { ObserverId } from '../../core/pool/observer.ts';
import { askBackground } from '../../messaging/send.ts';
import { openHistory } from '../../storage/database.ts';
import { observersOf } from '../../storage/pool/pooled-samples.ts';
import { readPools } from '../../storage/pool/pools.ts';
import type { History, PoolRecord } from '../../storage/schema.ts';
import { Say } from '../../ui/parts/say.tsx';
import { underscored } from '../../ui/text/message-key.ts';
import { preciseInstant } from '../chart/time-label.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { JoinPool } from './join-pool.tsx';

/** A pool that was joined, and who else shares in it. */
interface JoinedPool extends PoolRecord {
  readonly observers: readonly ObserverId[];
}

async function readJoined(db: History): Promise<JoinedPool[]> {
  return await Promise.all(
    (await readPools(db)).map(async (pool) => {
      const found = await Promise.all(
        pool.pages.flatMap(({ id }) => METRICS.map((metric) => observersOf(db, pool.id, id, metric))),
      );
      return { ...pool, observers: [...new Set(found.flat())].sort() };
    }),
  );
}

/** The pools that were joined, how each does, and joining another. */
export function PoolSetting() {
  const { text, campaigns, fail } = useDashboard();
  const pools = useSignal<readonly JoinedPool[]>([]);
  useEffect(() => {
    openHistory()
      .then(readJoined)
      .then((joined) => {
        pools.value = joined;
      })
      .catch(fail);
    // Renewed with every notice that campaigns, notes or pools are others than before.
  }, [pools, fail, campaigns.value]);
  return (
    <>
      <h2>
        <Say of={text.say('pool_title')} />
      </h2>
      <p class="faint">
        <Say of={text.say('pool_explained')} />
      </p>
      {pools.value.map((pool) => (
        <Pool key={pool.id} pool={pool} />
      ))}
      <JoinPool />
    </>
  );
}

function Pool({ pool }: { pool: JoinedPool }) {
  const { text, fail } = useDashboard();
  const isLeaving = useSignal(false);
  const { id, organiser, origin, observer, condition, observers, muted } = pool;
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
        <p>
          <Say of={text.say('pool_confirmed', { time: at(pool.progress.confirmedMs) })} />
        </p>
      )}
      <ul class="stored">
        {observers.map((one) => {
          const isMuted = muted.includes(one);
          return (
            <li key={one}>
              <bdi>{one}</bdi>
              <button
                type="button"
                class="quiet"
                aria-pressed={isMuted}
                onClick={() =>
                  askBackground('muteObserver', { id, observer: one, muted: !isMuted }).catch(fail)
                }
              >
                <Say of={text.say('pool_mute')} />
              </button>
            </li>
          );
        })}
      </ul>
      {isLeaving.value ? (
        <p>
          <button type="button" onClick={leave('keep')}>
            <Say of={text.say('pool_leave_keep')} />
          </button>{' '}
          <button type="button" onClick={leave('delete')}>
            <Say of={text.say('pool_leave_delete')} />
          </button>
        </p>
      ) : (
        <button
          type="button"
          onClick={() => {
            isLeaving.value = true;
          }}
        >
          <Say of={text.say('pool_leave')} />
        </button>
      )}
    </section>
  );
}
