import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askExtension } from '../../tools/browsers/ask-extension.ts';
import { messageIn } from '../../tools/browsers/messages.ts';
import { until } from '../../tools/browsers/until.ts';
import { savedText } from './harness/saved-text.ts';
import { Stage } from './harness/stage.ts';

interface ExportedFile {
  readonly pages: readonly { readonly name: string }[];
  readonly series: readonly { readonly metric: string; readonly samples: readonly unknown[] }[];
}

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open({ hasDashboard: true, replay: { isLong: false } });
  await stage.importHistory(['inwi']);
});
afterAll(() => stage?.close());

describe('a history that cannot be opened', () => {
  it('is kept, a new one is begun, and what can be read of it comes back by an export', async () => {
    const before = await stage.getSeries('inwi');
    // As a later version of the extension leaves it.
    await stage.ownPage.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('ebb', 99);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
        }),
    );
    await stage.browser.stopBackground();
    await until('a new history', async () => {
      const state = await askExtension(stage.ownPage, 'getStorageState', {});
      return state.kind === 'begun-anew' && state.reason === 'VersionError';
    });
    expect(await stage.view('inwi')).toBeUndefined();

    const data = await stage.browser.openOwnPage('dashboard.html#data');
    const label = messageIn('en', 'dashboard_earlier_export').replace('{name}', 'ebb');
    const text = await until('the way out', () => data.evaluate(savedText, label));
    const file: unknown = JSON.parse(text);
    const { pages, series } = file as ExportedFile;
    expect(pages.map(({ name }) => name)).toEqual(['inwi']);
    const likes = series.filter(({ metric }) => metric === 'likes').flatMap(({ samples }) => samples);
    expect(likes).toHaveLength(before.sampleCount);
    expect(await askExtension(stage.ownPage, 'importHistory', { file: JSON.parse(text) })).toMatchObject({
      kind: 'imported',
      pages: 1,
    });
    expect(await stage.getSeries('inwi')).toEqual(before);
  });
});
