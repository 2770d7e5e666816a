// The demonstration on the replay: three operators measured at once, on top of three hours of history.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { PageView } from '../../src/core/summary/series-summary.ts';
import type { ExportFileInput } from '../../src/storage/transfer/export-format.ts';
import { askExtension } from '../browsers/ask-extension.ts';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { messageInAll } from '../browsers/messages.ts';
import { clickInOverlay, overlayText } from '../browsers/overlay.ts';
import { until } from '../browsers/until.ts';
import type { Replay } from '../replay/replay.ts';
import type { StagePage } from '../replay/stage-page.ts';
import { statedId } from '../replay/stated-id.ts';
import { truthOf } from '../replay/truth.ts';
import { historyFile } from './history-file.ts';
import { type Report, withTruth } from './report.ts';

export const HISTORY_INTERVAL_MS = 30_000;

/** The Pages that the people of that evening left. */
export const operatorsOf = ({ pages }: Replay): StagePage[] =>
  pages.filter(({ kind }) => kind === 'operator');

const THREE_HOURS_MS = 180 * 60_000;

/** What is open while the demonstration runs. */
export interface Stage {
  readonly browser: ExtensionBrowser;
  readonly replay: Replay;
  /** A page of the extension: asks the background. */
  readonly ownPage: Page;
  readonly operators: readonly { readonly page: StagePage; readonly tab: Page }[];
}

async function viewOf(ownPage: Page, page: StagePage): Promise<PageView | undefined> {
  const answer = await askExtension(ownPage, 'getPage', { keys: [statedId(page)] });
  return answer.kind === 'known-page' ? answer.view : undefined;
}

/** Opens the dashboard and has the operators measured, with their last three hours imported. */
export async function setTheStage(browser: ExtensionBrowser, replay: Replay): Promise<Stage> {
  const ownPage = await browser.openOwnPage('dashboard.html');
  const history = historyFile(replay, operatorsOf(replay), HISTORY_INTERVAL_MS);
  const operators = await measureOperators({ browser, dashboard: ownPage }, replay, history);
  console.log(`Measuring ${operators.map(({ page }) => page.name).join(', ')}.`);
  return { browser, replay, ownPage, operators };
}

/** Imports a history, opens the operators' Pages and presses Measure on each. */
export async function measureOperators(
  { browser, dashboard }: { readonly browser: ExtensionBrowser; readonly dashboard: Page },
  replay: Replay,
  history: ExportFileInput,
): Promise<{ page: StagePage; tab: Page }[]> {
  const imported = await askExtension(dashboard, 'importHistory', { file: history });
  if (imported.kind === 'refused') throw new Error(`the history was refused: ${imported.reason}`);
  console.log(`${imported.samplesAdded} samples of the last three hours imported.`);
  const operators: { page: StagePage; tab: Page }[] = [];
  for (const page of operatorsOf(replay)) {
    const tab = await browser.openTab(`https://www.facebook.com/${page.vanity}`);
    await clickInOverlay(browser, tab, messageInAll('measure'));
    await until(`${page.vanity} to be measured`, async () => {
      const view = await viewOf(dashboard, page);
      return view?.watch.kind === 'measuring';
    });
    operators.push({ page, tab });
  }
  return operators;
}

/** Takes the pictures. @param out the folder; made if there is none. */
async function takePictures({ browser, operators }: Stage, out: string): Promise<void> {
  const shown = operators.at(-1);
  if (!shown) return;
  await shown.tab.bringToFront();
  await until('the overlay to be drawn', () => overlayText(browser, shown.tab));
  await shown.tab.screenshot({ path: join(out, 'page.png') as `${string}.png` });
  const popup = await browser.openPopup(shown.tab);
  await until('the popup to show the Pages', async () => {
    const text = await popup.text();
    return operators.every(({ page }) => text.includes(page.name));
  });
  // Bars come after the figures.
  await until('the last hour of each', async () => !(await popup.has('.course:empty')));
  await popup.screenshot(join(out, 'popup.png'));
}

/** Ends the demonstration: figures, truth and pictures are written to `out`. */
export async function finish(stage: Stage, out: string): Promise<Report> {
  const { replay, ownPage, operators } = stage;
  mkdirSync(out, { recursive: true });
  const pages = [];
  for (const { page } of operators) {
    const view = await viewOf(ownPage, page);
    if (view) pages.push(withTruth(view, page, replay));
  }
  const report: Report = { pages };
  writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  const nowMs = replay.nowMs();
  const truth = truthOf(replay, replay.startedMs - THREE_HOURS_MS, nowMs);
  writeFileSync(join(out, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`);
  await takePictures(stage, out);
  return report;
}
