import type { Page } from 'puppeteer-core';
import { vanityId } from '../../src/facebook/facts/page-key.ts';
import { askExtension } from '../browsers/ask-extension.ts';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { ExtensionCopy } from '../browsers/extension-copy.ts';
import type { BrowserKind } from '../browsers/find-browser.ts';
import { launchBrowser } from '../browsers/launch.ts';
import { until } from '../browsers/until.ts';
import type { Replay } from '../replay/replay.ts';
import { shownSamples } from './shown-samples.ts';
import type { SeriesSample } from './verdict.ts';
import { listen, recordedSamples, storedSamples } from './witness.ts';

interface ExtensionGlobals {
  readonly chrome: {
    readonly storage: { readonly local: { set(items: Record<string, unknown>): Promise<void> } };
    readonly windows: {
      create(window: { url: readonly string[] }): Promise<{ id?: number }>;
      remove(id: number): Promise<void>;
    };
  };
}

/** The shortest interval of the build for tests. */
const INTERVAL_MS = 1000;

/** A browser that measures the operators' Pages, and what is done to it. */
export class TortureRun {
  /** Everything that a view was told, once. */
  readonly acknowledged = new Map<string, SeriesSample>();
  #version = 0;
  #tabs: Page[] = [];

  private constructor(
    readonly replay: Replay,
    private readonly kind: BrowserKind,
    private readonly extension: ExtensionCopy,
    private running: { readonly browser: ExtensionBrowser; readonly ownPage: Page },
  ) {}

  static async begin(replay: Replay, kind: BrowserKind): Promise<TortureRun> {
    const extension = new ExtensionCopy(kind, '0.9.0');
    const running = await launch(replay, kind, extension.folder);
    const run = new TortureRun(replay, kind, extension, running);
    await running.ownPage.evaluate(
      (interval) => (globalThis as unknown as ExtensionGlobals).chrome.storage.local.set({ interval }),
      INTERVAL_MS,
    );
    await run.openTabs();
    for (const vanity of run.vanities) {
      await until(`${vanity} to be measured`, async () => {
        const keys = [vanityId(vanity)];
        const answer = await askExtension(run.ownPage, 'getPage', { keys });
        if (answer.kind !== 'known-page') return false;
        const pageId = answer.view.page.id;
        await askExtension(run.ownPage, 'setMeasuring', { pageId, measuring: true });
        return true;
      });
    }
    return run;
  }

  get vanities(): string[] {
    return this.replay.pages.filter(({ kind }) => kind === 'operator').map(({ vanity }) => vanity);
  }

  get ownPage(): Page {
    return this.running.ownPage;
  }

  /** Takes down what the views have been told by now. */
  async hear(): Promise<void> {
    for (const sample of await recordedSamples(this.ownPage)) {
      this.acknowledged.set(Object.values(sample).join(' '), sample);
    }
  }

  stored(): Promise<SeriesSample[]> {
    return storedSamples(this.ownPage);
  }

  /** How many samples the views count of all Pages. */
  shown(): Promise<number> {
    return shownSamples(this.ownPage, this.vanities);
  }

  /** The person takes two Pages for one, sees it measured as one for a while, and parts them again. */
  async joinForAWhile(): Promise<void> {
    const [first, second] = await Promise.all(
      this.vanities.slice(0, 2).map(async (vanity) => {
        const answer = await askExtension(this.ownPage, 'getPage', { keys: [vanityId(vanity)] });
        if (answer.kind !== 'known-page') throw new Error(`${vanity} is not known`);
        return answer.view.page.id;
      }),
    );
    if (!first || !second) return;
    await askExtension(this.ownPage, 'joinPages', { pages: [first, second] });
    const sinceMs = this.replay.nowMs();
    await until('the joined Page to be measured', async () => {
      await this.hear();
      return [...this.acknowledged.values()].some(
        ({ pageId, joined = [], atMs }) => pageId === first && joined.length > 0 && atMs > sinceMs,
      );
    });
    await askExtension(this.ownPage, 'separatePages', { pages: [first, second] });
  }

  /** The clock of the background is wrong for so many looks; of a browser that lets nobody set it, not. */
  async skewClock(byMs: number, looks: number): Promise<void> {
    await this.running.browser.skewClock?.(byMs);
    await this.untilAsked(looks);
    await this.stopBackground();
  }

  /** Waits until the site was asked so many times more, whatever it answered. */
  async untilAsked(times: number): Promise<void> {
    const before = this.replay.log.seen.length;
    await until('the site to be asked', () => this.replay.log.seen.length >= before + times, {
      deadlineMs: 60_000,
    });
  }

  /**
   * Waits until every Page has a sample that is newer than now.
   * @throws Error that says how the Pages stand instead.
   */
  async untilMeasuredAgain(): Promise<void> {
    try {
      await this.#untilMeasuredSince(this.replay.nowMs());
    } catch (cause) {
      throw new Error(`measuring does not go on: ${await this.#standing()}`, { cause });
    }
  }

  async #standing(): Promise<string> {
    const answers = this.vanities.map((vanity) =>
      askExtension(this.ownPage, 'getPage', { keys: [vanityId(vanity)] }),
    );
    return JSON.stringify(
      (await Promise.all(answers)).map((answer) =>
        answer.kind === 'known-page' ? [answer.view.page.name, answer.view.watch] : answer.kind,
      ),
    );
  }

  async #untilMeasuredSince(sinceMs: number): Promise<void> {
    await until(
      'every Page to be measured again',
      async () => {
        await this.hear();
        const fresh = [...this.acknowledged.values()].filter(({ atMs }) => atMs > sinceMs);
        return new Set(fresh.map(({ pageId }) => pageId)).size === this.vanities.length;
      },
      { deadlineMs: 90_000 },
    );
  }

  async stopBackground(): Promise<void> {
    await this.running.browser.stopBackground();
  }

  async killBrowser(): Promise<void> {
    const { browser } = this.running;
    await browser.kill();
    this.running = await launch(this.replay, this.kind, this.extension.folder, browser.profile);
    this.#tabs = [];
    await this.openTabs();
  }

  /** Another version comes in place of the running one, as the store's updates do. */
  async update(): Promise<void> {
    this.#version += 1;
    this.extension.become(`0.9.${this.#version}`);
    const { browser, ownPage: old } = this.running;
    // The browser would close it under our hands.
    await old.close();
    await browser.browser.installExtension(this.extension.folder);
    const ownPage = await openOwnPage(browser);
    await listen(ownPage);
    this.running = { browser, ownPage };
    for (const tab of this.#tabs) await tab.reload({ waitUntil: 'domcontentloaded' });
  }

  /** A second window shows the same Pages for a while. */
  async openSecondWindow(whileMs: number): Promise<void> {
    await this.ownPage.evaluate(
      async ({ url, whileMs }) => {
        const { windows } = (globalThis as unknown as ExtensionGlobals).chrome;
        const { id } = await windows.create({ url });
        await new Promise((resolve) => setTimeout(resolve, whileMs));
        if (id !== undefined) await windows.remove(id);
      },
      { url: this.vanities.map(addressOf), whileMs },
    );
  }

  async close(): Promise<void> {
    await this.running.browser.close();
  }

  private async openTabs(): Promise<void> {
    for (const vanity of this.vanities) {
      this.#tabs.push(await this.running.browser.openTab(addressOf(vanity)));
    }
  }
}

const addressOf = (vanity: string): string => `https://www.facebook.com/${vanity}`;

const openOwnPage = (browser: ExtensionBrowser): Promise<Page> => browser.openOwnPage('dashboard.html');

async function launch(
  replay: Replay,
  kind: BrowserKind,
  extension: string,
  profile?: string,
): Promise<{ browser: ExtensionBrowser; ownPage: Page }> {
  const options = { extension, replayPort: replay.port, ...(profile ? { profile } : {}) };
  const browser = await launchBrowser(kind, options);
  const ownPage = await openOwnPage(browser);
  await listen(ownPage);
  return { browser, ownPage };
}
