import { strikeOut } from '../../core/page/strike-out.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import type { LogLine } from '../../platform/log.ts';
import type { RefusalRecord } from '../../storage/schema.ts';

export interface DiagnosticsInput {
  readonly version: string;
  readonly method: string;
  /** The browser as it names itself. */
  readonly agent: string;
  readonly language: string;
  readonly hasAccess: boolean;
  readonly pages: readonly PageView[];
  readonly refusals: readonly RefusalRecord[];
  /** Records of the history that could not be read and are kept apart. */
  readonly damaged: number;
  readonly log: readonly LogLine[];
  readonly nowMs: number;
}

/**
 * What helps to find a fault, in English, without anything that tells which Pages somebody follows: Pages are
 * numbered, their names, ids and addresses struck out wherever they turn up.
 */
export function diagnosticsReport(input: DiagnosticsInput): string {
  const { version, method, agent, language, hasAccess, pages, refusals, damaged, log, nowMs } = input;
  const lines = [
    `Ebb ${version}, method ${method}`,
    agent,
    `language ${language}, access to the site ${hasAccess ? 'granted' : 'withheld'}`,
    ...(damaged > 0 ? [`${damaged} damaged records set apart`] : []),
    ...pages.flatMap((view, i) => pageLines(view, i + 1, refusals, nowMs)),
    ...log.map(({ atMs, where, message }) => `${ago(atMs, nowMs)}: ${where}: ${message}`),
  ];
  return strikeOut(
    lines.join('\n'),
    pages.map(({ page }) => page),
  );
}

function pageLines(
  { page, watch, series, intervalMs, metric, measuring }: PageView,
  number: number,
  refusals: readonly RefusalRecord[],
  nowMs: number,
): string[] {
  const obstacle = 'obstacle' in watch ? ` by ${watch.obstacle.kind} (${watch.obstacle.detail})` : '';
  const by = measuring?.origin ? `, by ${measuring.origin.road} ${measuring.origin.host}` : '';
  const own = refusals.filter(({ pageId }) => pageId === page.id);
  return [
    `Page ${number}: ${watch.kind}${obstacle}, every ${intervalMs / 1000} s, follows ${metric}${by}`,
    ...series.map(
      (one) =>
        `  ${one.metric}: ${one.sampleCount} samples, last by ${one.last.reader} ${ago(one.last.atMs, nowMs)}, ` +
        `step ${one.last.step}, ${one.rate.kind === 'no-rate' ? one.rate.reason : one.rate.kind}`,
    ),
    ...own.map(
      ({ reason, count, lastMs }) => `  refused ${count} times: ${reason}, last ${ago(lastMs, nowMs)}`,
    ),
  ];
}

const ago = (atMs: number, nowMs: number): string => `${Math.round((nowMs - atMs) / 1000)} s ago`;
