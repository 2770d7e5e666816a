import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { METHOD_VERSION } from '../../core/rate/filter/rate-filter.ts';
import { browser } from '../../platform/browser.ts';
import { type LogLine, readLog } from '../../platform/log.ts';
import { openHistory } from '../../storage/database.ts';
import type { RefusalRecord } from '../../storage/schema.ts';
import { countDamaged } from '../../storage/series/count-damaged.ts';
import { readRefusals } from '../../storage/series/refusals.ts';
import { ageLabel } from '../../ui/labels/age-label.ts';
import { stepLabel } from '../../ui/labels/count-label.ts';
import { stateLabel } from '../../ui/labels/state-label.ts';
import { Say } from '../../ui/parts/say.tsx';
import { refusalLabel } from '../evidence/refusal-label.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { CopyExplanation } from './copy-explanation.tsx';
import { diagnosticsReport } from './diagnostics-report.ts';
import { RoadCheck } from './road-check.tsx';
import { RoadExplanation } from './road-explanation.tsx';

/** Which reader read what on each Page, what was refused and what failed, and all of it to copy. */
export function DiagnosticsView() {
  const { text, pages, now, hasAccess, fail } = useDashboard();
  const refusals = useSignal<readonly RefusalRecord[]>([]);
  const damaged = useSignal(0);
  const log = useSignal<readonly LogLine[]>([]);
  const isCopied = useSignal(false);
  useEffect(() => {
    Promise.all([openHistory().then(readRefusals), openHistory().then(countDamaged), readLog()])
      .then(([refused, apart, lines]) => {
        refusals.value = refused;
        damaged.value = apart;
        log.value = lines;
      })
      .catch(fail);
  }, [fail, refusals, damaged, log, pages.value]);
  const version = browser.runtime.getManifest().version;

  function copy(): void {
    const report = diagnosticsReport({
      version,
      method: METHOD_VERSION,
      agent: navigator.userAgent,
      language: text.language,
      hasAccess: hasAccess.value,
      pages: pages.value,
      refusals: refusals.value,
      damaged: damaged.value,
      log: log.value,
      nowMs: now.value,
    });
    navigator.clipboard
      .writeText(report)
      .then(() => {
        isCopied.value = true;
      })
      .catch(fail);
  }

  return (
    <>
      <Say as="h1" of={text.say('dashboard_nav_diagnostics')} />
      <Say
        as="p"
        class="faint"
        of={text.say('dashboard_versions', { program: `Ebb ${version}`, method: METHOD_VERSION })}
      />
      <p class="actions">
        <button type="button" class="main" onClick={copy}>
          <Say of={text.say('dashboard_copy_report')} />
          <span role="status">{isCopied.value && <Say of={text.say('dashboard_copied')} />}</span>
        </button>
        <Say as="span" class="faint" of={text.say('dashboard_report_explained')} />
      </p>
      {damaged.value > 0 && (
        <Say as="p" class="hint" of={text.sayCounted('dashboard_damaged', damaged.value)} />
      )}
      <ul class="pages">
        {pages.value.map((view) => (
          <li key={view.page.id} class="card">
            <h2>
              <bdi>{view.page.name}</bdi>
            </h2>
            <Say as="p" of={stateLabel(view, now.value, text).state} />
            {view.series.map(({ metric, last }) => (
              <p key={metric}>
                <Say
                  of={text.say('dashboard_reader_line', {
                    metric: text.say(metric === 'likes' ? 'metric_likes' : 'metric_followers'),
                    reader: last.reader,
                    when: ageLabel(last.atMs, now.value, text),
                    step: stepLabel(last, text),
                  })}
                />
              </p>
            ))}
            {refusals.value
              .filter(({ pageId }) => pageId === view.page.id)
              .map(({ reason, count }) => (
                <p key={reason} class="faint">
                  <Say
                    of={text.sayCounted('dashboard_refused', count, { reason: refusalLabel(reason, text) })}
                  />
                </p>
              ))}
            <CopyExplanation pageId={view.page.id} />
            <RoadExplanation pageId={view.page.id} />
            <RoadCheck address={view.page.address} />
          </li>
        ))}
      </ul>
      {log.value.length > 0 && (
        <section>
          <Say as="h2" of={text.say('dashboard_log')} />
          <ul class="marks" lang="en" dir="ltr">
            {log.value.map(({ atMs, where, message }) => (
              <li key={`${atMs}${where}`}>
                {new Date(atMs).toISOString()} {where}: {message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
