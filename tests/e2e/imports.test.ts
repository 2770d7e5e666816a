// A file that is imported while something befalls the browser: another dashboard imports it too, or the browser dies.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import { askExtension } from '../../tools/browsers/ask-extension.ts';
import { until } from '../../tools/browsers/until.ts';
import { storedSamples } from '../../tools/torture/witness.ts';
import { Stage } from './harness/stage.ts';

const PARTS = 12;
const IN_PART = 500;
const id = toPageId('facebook:1006');

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open({ replay: { isLong: false } });
});
afterAll(() => stage?.close());

/** The parts of one file of a Page's likes, a sample each half minute. */
function parts(): readonly object[] {
  const endMs = stage.replay.nowMs() - 60_000;
  return Array.from({ length: PARTS }, (_, part) => ({
    format: 'ebb-history',
    version: 2,
    exportedAt: new Date(endMs).toISOString(),
    pages: [{ id, name: 'A Page of a file', address: 'https://www.facebook.com/page.of.a.file' }],
    series: [
      {
        pageId: id,
        metric: 'likes',
        samples: Array.from({ length: IN_PART }, (_, i) => {
          const n = part * IN_PART + i;
          return [endMs - (PARTS * IN_PART - n) * 30_000, 900_000 - n, 1, 'import'];
        }),
      },
    ],
  }));
}

const send = async (file: object, more: boolean): Promise<number> =>
  (await askExtension(stage.ownPage, 'importHistory', { file, more })).samplesAdded;

const kept = async (): Promise<number[]> =>
  (await storedSamples(stage.ownPage)).filter(({ pageId }) => pageId === id).map(({ value }) => value);

const ALL = Array.from({ length: PARTS * IN_PART }, (_, n) => 900_000 - n);

describe('an import', () => {
  it('that the browser dies in keeps what was acknowledged, and goes on when it is done again', async () => {
    const file = parts();
    let acknowledged = 0;
    for (const part of file.slice(0, 4)) acknowledged += await send(part, true);
    // One part is on its way.
    const lost = send(file[4] ?? {}, true).catch(() => 0);
    await stage.killAndRelaunch();
    await lost;
    const left = await until('the history', async () => {
      const values = await kept();
      return values.length > 0 ? values : undefined;
    });
    expect(acknowledged).toBe(4 * IN_PART);
    expect(left.length).toBeGreaterThanOrEqual(acknowledged);
    expect(left).toEqual(ALL.slice(0, left.length));
    let added = 0;
    for (const [i, part] of file.entries()) added += await send(part, i < file.length - 1);
    expect(added).toBe(ALL.length - left.length);
    expect(await kept()).toEqual(ALL);
    const answer = await askExtension(stage.ownPage, 'getPage', { keys: [id] });
    expect(answer.kind === 'known-page' && answer.view.series[0]?.sampleCount).toBe(ALL.length);
  });

  it('of one file by two dashboards at once keeps each sample once', async () => {
    await askExtension(stage.ownPage, 'deletePage', { pageId: id });
    expect(await kept()).toEqual([]);
    const file = parts();
    const other = await stage.browser.openOwnPage('dashboard.html#data');
    const sendAll = async (page: typeof other): Promise<number> => {
      let added = 0;
      for (const [i, part] of file.entries()) {
        const answer = await askExtension(page, 'importHistory', { file: part, more: i < file.length - 1 });
        added += answer.samplesAdded;
      }
      return added;
    };
    const added = await Promise.all([sendAll(stage.ownPage), sendAll(other)]);
    expect(added.reduce((a, b) => a + b, 0)).toBe(ALL.length);
    expect(await kept()).toEqual(ALL);
  });
});
