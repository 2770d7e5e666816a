import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../src/storage/migrations.ts';
import { askExtension } from '../../tools/browsers/ask-extension.ts';
import { ExtensionCopy } from '../../tools/browsers/extension-copy.ts';
import { messageIn } from '../../tools/browsers/messages.ts';
import { until } from '../../tools/browsers/until.ts';
import { browserKind, Stage } from './harness/stage.ts';

const copy = new ExtensionCopy(browserKind(), '0.0.1');
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open({ replay: { isLong: false }, extension: copy });
});
afterAll(() => stage?.close());

const versionOf = (name: string): Promise<number | undefined> =>
  stage.ownPage.evaluate(
    async (wanted) => (await indexedDB.databases()).find((one) => one.name === wanted)?.version,
    name,
  );

interface HolderGlobals {
  held?: IDBDatabase;
}

/** Opens a history as an old window does that never steps aside, and keeps it open. Runs in the page. */
const hold = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      (globalThis as HolderGlobals).held = opening.result;
      resolve();
    };
  });

describe('a window of an older version that keeps the history open', () => {
  const SECOND = 'ebb-2';
  /** Which of the histories is in use, as the extension remembers it; the background starts anew with it. */
  async function use(number: number): Promise<void> {
    await stage.choose({ 'database-number': number });
    await stage.browser.stopBackground();
  }

  it('is said, and nothing is begun beside it; once it is gone all is there, and measuring goes on', async () => {
    // A history of this version, which the next one has not met yet.
    await use(2);
    await stage.importHistory(['inwi']);
    expect(await versionOf(SECOND)).toBe(SCHEMA_VERSION);
    const before = await stage.getSeries('inwi');
    await use(1);
    copy.become('0.2.1', true);
    await stage.update();
    await until('the step', async () => (await versionOf('ebb')) === SCHEMA_VERSION + 1);

    await stage.ownPage.evaluate(hold, SECOND);
    await use(2);
    await until('it to be said', async () => {
      const state = await askExtension(stage.ownPage, 'getStorageState', {});
      return state.kind === 'blocked';
    });
    const dashboard = await stage.browser.openOwnPage('dashboard.html');
    const sentence = messageIn('en', 'dashboard_storage_blocked');
    await until('the person to be told', () =>
      dashboard.evaluate((words) => document.body.innerText.includes(words), sentence),
    );
    await dashboard.close();
    expect(await versionOf('ebb-3')).toBeUndefined();
    expect(await versionOf(SECOND)).toBe(SCHEMA_VERSION);

    await stage.ownPage.evaluate(() => (globalThis as HolderGlobals).held?.close());
    await until('the history', async () => {
      const state = await askExtension(stage.ownPage, 'getStorageState', {});
      return state.kind === 'well';
    });
    expect(await versionOf(SECOND)).toBe(SCHEMA_VERSION + 1);
    expect(await stage.getSeries('inwi')).toEqual(before);
    await stage.measure('meditel');
    await until('samples', async () => ((await stage.series('meditel'))?.sampleCount ?? 0) >= 3);
    await stage.stopMeasuring('meditel');
    await use(1);
  });
});
