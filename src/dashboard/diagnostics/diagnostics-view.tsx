import { useSignal } from '@preact/signals';
import { METHOD_VERSION } from '../../core/rate/filter/rate-filter.ts';
import { browser } from '../../platform/browser.ts';
import { readLog } from '../../platform/log.ts';
import { openHistory } from '../../storage/database.ts';
import { countDamaged } from '../../storage/series/count-damaged.ts';
import { readRefusals } from '../../storage/series/refusals.ts';
import { ageLabel } from '../../ui/labels/age-label.ts';
import { stepLabel } from '../../ui/labels/count-label.ts';
import { stateLabel } from '../../ui/labels/state-label.ts';
import { Say } from '../../ui/parts/say.tsx';
import { refusalLabel } from '../evidence/refusal-label.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { useRead } from '../shared/use-read.ts';
import { CopyExplanation } from './copy-explanation.tsx';
import { diagnosticsReport } from './diagnostics-report.ts';
import { RoadCheck } from './road-check.tsx';
import { RoadExplanation } from './road-explanation.tsx';

async function readDiagnostics() {
  const db = await openHistory();
  const [refusals, damaged, log] = await Promise.all([readRefusals(db), countDamaged(db), readLog()]);
  return { refusals, damaged, log };
}

const NOTHING: Awaited<ReturnType<typeof readDiagnostics>> = { refusals: [], damaged: 0, log: [] };

/** Which reader read what on each Page, what was refused and what failed, and all of it to copy. */
export function DiagnosticsView() {
  const { text, pages, now, hasAccess, fail } = useDashboard();
  const { refusals, damaged, log } = useRead(readDiagnostics, [pages.value]) ?? NOTHING;
  const isCopied = useSignal(false);
  const version = browser.runtime.getManifest().version;

  function copy(): void {
    const report = diagnosticsReport({
      version,
      method: METHOD_VERSION,
      agent: navigator.userAgent,
      language: text.language,
      hasAccess: hasAccess.value,
      pages: pages.value,
      refusals,
      damaged,
      log,
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
      {damaged > 0 && <Say as="p" class="hint" of={text.sayCounted('dashboard_damaged', damaged)} />}
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
            {refusals
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
      {log.length > 0 && (
        <section>
          <Say as="h2" of={text.say('dashboard_log')} />
          <ul class="marks" lang="en" dir="ltr">
            {log.map(({ atMs, where, message }) => (
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
