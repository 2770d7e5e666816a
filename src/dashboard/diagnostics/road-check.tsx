import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { CHECK_EVERY_MS, type CheckedWay, checkLine } from '../../core/road/road-check.ts';
import { askBackground } from '../../messaging/send.ts';
import { browser } from '../../platform/browser.ts';
import { isTestBuild } from '../../platform/build-flags.ts';
import { nowMs } from '../../platform/clock.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { wayLabel } from './road-words.ts';

const EVERY_MS = isTestBuild ? 1000 : CHECK_EVERY_MS;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly done: readonly CheckedWay[]; readonly total: number }
  | { readonly kind: 'ended'; readonly done: readonly CheckedWay[]; readonly total: number };

/** Asks each road of a Page once, a minute apart, while this is open; tells what each answered, to be copied. */
export function RoadCheck({ address }: { address: string }) {
  const { text, fail } = useDashboard();
  const state = useSignal<State>({ kind: 'idle' });
  const stop = useSignal(new AbortController());
  const isCopied = useSignal(false);
  useEffect(() => () => stop.value.abort(), [stop]);

  async function check(): Promise<void> {
    stop.value = new AbortController();
    const { signal } = stop.value;
    isCopied.value = false;
    const ways = await askBackground('getWays', { address });
    const total = ways.length;
    let done: readonly CheckedWay[] = [];
    state.value = { kind: 'asking', done, total };
    for (const [at, way] of ways.entries()) {
      // What was left alone cost no request: the next need not wait.
      if (at > 0 && done.at(-1)?.kind === 'answered') await pause(EVERY_MS, signal);
      if (signal.aborted) break;
      const { checked } = await askBackground('checkWay', { address, way });
      if (checked) done = [...done, checked];
      state.value = { kind: 'asking', done, total };
    }
    state.value = { kind: 'ended', done, total };
  }

  async function copy(done: readonly CheckedWay[]): Promise<void> {
    await navigator.clipboard.writeText(roadsReport(done));
    isCopied.value = true;
  }

  const { kind } = state.value;
  return (
    <div class="roads-check">
      <p class="actions">
        {kind === 'asking' ? (
          <Button of={text.say('roads_stop')} class="quiet" onClick={() => stop.value.abort()} />
        ) : (
          <Button of={text.say('roads_check')} class="quiet" onClick={() => check().catch(fail)} />
        )}
        {state.value.kind === 'ended' && state.value.done.length > 0 && (
          <Button
            of={text.say('dashboard_copy_report')}
            class="quiet"
            onClick={() => {
              if (state.value.kind === 'ended') copy(state.value.done).catch(fail);
            }}
          />
        )}
        <span class="faint" role="status">
          <Say of={progressLabel(state.value, isCopied.value, text)} />
        </span>
      </p>
      {state.value.kind !== 'idle' && state.value.done.length > 0 && (
        <table class="roads">
          <thead>
            <tr>
              <th scope="col">
                <Say of={text.say('roads_road')} />
              </th>
              <th scope="col">
                <Say of={text.say('roads_answer')} />
              </th>
            </tr>
          </thead>
          <tbody>
            {state.value.done.map((checked) => (
              <tr key={checkLine(checked)}>
                <th scope="row">
                  <Say of={wayLabel(checked.way, text)} />
                </th>
                <Say as="td" of={answerLabel(checked, text)} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** What was asked and answered, in English, without anything that tells which Page it was. */
function roadsReport(done: readonly CheckedWay[]): string {
  const { version } = browser.runtime.getManifest();
  const head = `Ebb ${version}, check of roads, ${new Date(nowMs()).toISOString()}, ${navigator.userAgent}`;
  return [head, ...done.map(checkLine)].join('\n');
}

function progressLabel(state: State, isCopied: boolean, text: Text): Phrase {
  if (isCopied) return text.say('dashboard_copied');
  if (state.kind === 'idle') return text.say('roads_explained');
  if (state.total === 0) return text.say('roads_none');
  const counts = { done: text.format.whole(state.done.length), total: text.format.whole(state.total) };
  return text.say(state.kind === 'asking' ? 'roads_asking' : 'roads_asked', counts);
}

function answerLabel(checked: CheckedWay, text: Text): Phrase {
  if (checked.kind === 'resting')
    return text.say('roads_resting', { when: [{ isolated: text.format.time(checked.untilMs) }] });
  const { outcome, steps, tookMs, bytes } = checked;
  const [count] = steps;
  const cost = text.say('roads_cost', {
    ms: text.format.whole(tookMs),
    kb: text.format.whole(Math.ceil(bytes / 1024)),
  });
  const answer =
    outcome === 'open' && count
      ? count.step === 1
        ? text.say('roads_exact')
        : text.say('roads_rounded', { step: text.format.whole(count.step) })
      : text.say(`roads_${outcome}`);
  return [...answer, ' · ', ...cost];
}

/** Waits, or goes on at once when the signal ends. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
