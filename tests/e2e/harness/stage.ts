import type { Page } from 'puppeteer-core';
import type { Metric } from '../../../src/core/page/metric.ts';
import type { PageView, SeriesSummary } from '../../../src/core/summary/series-summary.ts';
import { pageKey } from '../../../src/facebook/facts/page-key.ts';
import { askExtension } from '../../../tools/browsers/ask-extension.ts';
import type { ExtensionBrowser, LaunchOptions } from '../../../tools/browsers/extension-browser.ts';
import { type ExtensionCopy, testBuild } from '../../../tools/browsers/extension-copy.ts';
import { BROWSER_KINDS, type BrowserKind } from '../../../tools/browsers/find-browser.ts';
import { launchBrowser } from '../../../tools/browsers/launch.ts';
import { messageIn } from '../../../tools/browsers/messages.ts';
import { clickInOverlay, overlayText } from '../../../tools/browsers/overlay.ts';
import { until } from '../../../tools/browsers/until.ts';
import { type Replay, type ReplayOptions, startReplay } from '../../../tools/replay/replay.ts';
import { historyFile } from '../../../tools/start/history-file.ts';
import { leaveIdle, takeIdle } from './idle-browser.ts';

/** The measuring interval of these tests; the shipped build allows none so short. */
export const INTERVAL_MS = 1000;

type Language = NonNullable<LaunchOptions['language']>;

export interface StageOptions {
  readonly language?: Language;
  readonly replay?: ReplayOptions;
  readonly browser?: Pick<LaunchOptions, 'isAllowedInPrivate' | 'remembersNothing'>;
  /** In place of the build for tests. */
  readonly extension?: ExtensionCopy;
  /** Whether the dashboard stays open; else a page of the extension does that draws nothing. */
  readonly hasDashboard?: boolean;
}

/** Which browser this run is about. @throws Error when nobody said. */
export function browserKind(): BrowserKind {
  const kind = BROWSER_KINDS.find((known) => known === process.env['EBB_BROWSER']);
  if (!kind) throw new Error('EBB_BROWSER names no browser: run the tests by vitest.e2e.config.ts');
  return kind;
}

interface ExtensionGlobals {
  readonly chrome: {
    readonly storage: { readonly local: { set(items: Record<string, unknown>): Promise<void> } };
    readonly action: {
      getBadgeText(details: { tabId?: number }): Promise<string>;
    };
    readonly tabs: { query(filter: { url: string }): Promise<{ id?: number }[]> };
  };
}

/** A replay, a browser with the extension on it, and the words of a test. */
export class Stage {
  private constructor(
    readonly replay: Replay,
    readonly language: Language,
    private readonly extension: string,
    private readonly ownPath: string,
    private running: { readonly browser: ExtensionBrowser; readonly ownPage: Page },
    /** Whether another stage may have its browser afterwards. */
    private isUsual: boolean,
  ) {}

  static async open({
    language = 'en',
    replay: options = {},
    extension: copy,
    browser = {},
    hasDashboard = false,
  }: StageOptions = {}): Promise<Stage> {
    const extension = copy?.folder ?? testBuild(browserKind());
    const ownPath = hasDashboard ? 'dashboard.html' : 'guide-en.html';
    const isUsual = !copy && language === 'en' && Object.keys(browser).length === 0;
    const idle = isUsual ? takeIdle() : undefined;
    const replay = await startReplay({ ...options, port: idle?.port ?? 0 });
    const running = idle
      ? { browser: idle.browser, ownPage: await idle.browser.openOwnPage(ownPath) }
      : await launch(replay, language, extension, ownPath, browser);
    const stage = new Stage(replay, language, extension, ownPath, running, isUsual);
    await stage.setInterval(INTERVAL_MS);
    return stage;
  }

  get browser(): ExtensionBrowser {
    return this.running.browser;
  }

  /** A page of the extension that stays open, to ask the background from. */
  get ownPage(): Page {
    return this.running.ownPage;
  }

  setInterval(intervalMs: number): Promise<void> {
    return this.choose({ interval: intervalMs });
  }

  /** Stores what a person chose in the settings. */
  async choose(items: Readonly<Record<string, string | number>>): Promise<void> {
    await this.ownPage.evaluate(
      (chosen) => (globalThis as unknown as ExtensionGlobals).chrome.storage.local.set(chosen),
      items,
    );
  }

  /** Opens a Page in a new tab. */
  visit(vanity: string, host = 'www'): Promise<Page> {
    return this.browser.openTab(`https://${host}.facebook.com/${vanity}`);
  }

  /** What the background says of a Page; nothing when it does not know it. */
  async view(vanity: string): Promise<PageView | undefined> {
    const { pageId, profileId } = this.replay.page(vanity);
    const keys = [profileId, pageId, vanity].map(pageKey);
    const answer = await askExtension(this.ownPage, 'getPage', { keys });
    return answer.kind === 'known-page' ? answer.view : undefined;
  }

  /** A series of a Page; nothing while there is none. */
  async series(vanity: string, metric: Metric = 'likes'): Promise<SeriesSummary | undefined> {
    return (await this.view(vanity))?.series.find((series) => series.metric === metric);
  }

  /** A series of a Page that must be there. @throws Error when it is not. */
  async getSeries(vanity: string, metric: Metric = 'likes'): Promise<SeriesSummary> {
    const series = await this.series(vanity, metric);
    if (!series) throw new Error(`${vanity} has no ${metric} yet`);
    return series;
  }

  /** Waits for a state of the Page as the background has it. */
  async untilView(
    vanity: string,
    what: string,
    isSo: (view: PageView) => boolean,
    deadlineMs = 30_000,
  ): Promise<PageView> {
    let last: PageView | undefined;
    try {
      return await until(
        `${vanity}: ${what}`,
        async () => {
          last = await this.view(vanity);
          return last && isSo(last) ? last : undefined;
        },
        { deadlineMs },
      );
    } catch (error) {
      const state = JSON.stringify(last?.watch ?? 'unknown to the background');
      throw new Error(`${vanity}: not ${what}, but ${state}`, { cause: error });
    }
  }

  /** Opens a Page and presses Measure on it with the mouse. */
  async measure(vanity: string): Promise<Page> {
    const tab = await this.visit(vanity);
    await this.press(tab, 'measure');
    await this.untilView(vanity, 'measured', ({ watch }) => watch.kind === 'measuring');
    return tab;
  }

  /** Has Pages measured whose tabs are open, without the mouse. */
  async startMeasuring(vanities: readonly string[]): Promise<void> {
    for (const vanity of vanities) {
      const { page } = await this.untilView(vanity, 'known', () => true);
      await askExtension(this.ownPage, 'setMeasuring', { pageId: page.id, measuring: true });
    }
  }

  /** Follows this counter of a Page from now on. */
  async follow(vanity: string, metric: Metric): Promise<void> {
    const { page } = await this.untilView(vanity, 'known', () => true);
    await askExtension(this.ownPage, 'setMetric', { pageId: page.id, metric });
  }

  /** As pressing Stop does, wherever the Page is shown. */
  async stopMeasuring(vanity: string): Promise<void> {
    const { page } = await this.untilView(vanity, 'known', () => true);
    await askExtension(this.ownPage, 'setMeasuring', { pageId: page.id, measuring: false });
  }

  /** Presses a button of the overlay. @param key of the message that labels it. */
  press(tab: Page, key: string): Promise<void> {
    return clickInOverlay(this.browser, tab, [messageIn(this.language, key)]);
  }

  overlay(tab: Page): Promise<string | undefined> {
    return overlayText(this.browser, tab);
  }

  /** Imports the last three hours of some Pages. */
  async importHistory(vanities: readonly string[], metric: Metric = 'likes'): Promise<void> {
    const pages = vanities.map((vanity) => this.replay.page(vanity));
    const answer = await askExtension(this.ownPage, 'importHistory', {
      file: historyFile(this.replay, pages, 30_000, metric),
    });
    if (answer.kind === 'refused') throw new Error(`the history was refused: ${answer.reason}`);
  }

  /** The badge over the tab that shows a Page. */
  badge(vanity: string): Promise<string> {
    return this.ownPage.evaluate(async (url) => {
      const { tabs, action } = (globalThis as unknown as ExtensionGlobals).chrome;
      const [tab] = await tabs.query({ url });
      return tab?.id === undefined ? '' : action.getBadgeText({ tabId: tab.id });
    }, `https://www.facebook.com/${vanity}`);
  }

  /** Kills the browser without warning and starts it again on the same profile. */
  async killAndRelaunch(): Promise<void> {
    const { profile } = this.browser;
    this.isUsual = false;
    await this.browser.kill();
    this.running = await launch(this.replay, this.language, this.extension, this.ownPath, { profile });
  }

  /** Installs the extension's folder again, as an update does, whose files were replaced before. */
  async update(): Promise<void> {
    const { browser, ownPage: old } = this.running;
    // The browser would close it under our hands.
    await old.close();
    await browser.browser.installExtension(this.extension);
    this.running = { browser, ownPage: await browser.openOwnPage(this.ownPath) };
  }

  async close(): Promise<void> {
    await this.replay.close();
    if (this.isUsual) await leaveIdle({ browser: this.browser, port: this.replay.port });
    else await this.browser.close();
  }
}

async function launch(
  replay: Replay,
  language: Language,
  extension: string,
  ownPath: string,
  more: Partial<LaunchOptions>,
): Promise<{ browser: ExtensionBrowser; ownPage: Page }> {
  const browser = await launchBrowser(browserKind(), {
    extension,
    replayPort: replay.port,
    language,
    ...more,
  });
  return { browser, ownPage: await browser.openOwnPage(ownPath) };
}
