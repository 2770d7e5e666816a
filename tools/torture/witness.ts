// An open page of the extension that hears what the background tells every view, and reads what is stored.
import type { Page } from 'puppeteer-core';
import type { Metric } from '../../src/core/page/metric.ts';
import { unpackSamples } from '../../src/storage/packing/pack-samples.ts';
import type { SeriesSample } from './verdict.ts';

interface HeardSample {
  readonly atMs: number;
  readonly value: number;
  readonly step: number;
}

interface HeardView {
  readonly page: { readonly id: string };
  readonly joined?: readonly string[];
  readonly series: readonly { readonly metric: Metric; readonly last: HeardSample }[];
}

interface WitnessGlobals {
  heard?: SeriesSample[];
  readonly chrome: {
    readonly runtime: { readonly onMessage: { addListener(hear: (message: unknown) => void): void } };
  };
}

/** From now on the page remembers every newest sample that the views are told. */
export async function listen(ownPage: Page): Promise<void> {
  await ownPage.evaluate(() => {
    const globals = globalThis as unknown as WitnessGlobals;
    const heard: SeriesSample[] = [];
    globals.heard = heard;
    globals.chrome.runtime.onMessage.addListener((message) => {
      const { ebbNotice, body } = message as { ebbNotice?: string; body?: { view?: HeardView } };
      if (ebbNotice !== 'pageChanged' || !body?.view) return;
      const { page, joined = [], series } = body.view;
      for (const { metric, last } of series) {
        const { atMs, value, step } = last;
        heard.push({ pageId: page.id, joined, metric, atMs, value, step });
      }
    });
  });
}

/** What the page has heard since it was asked last. */
export async function recordedSamples(ownPage: Page): Promise<SeriesSample[]> {
  const text = await ownPage.evaluate(() =>
    JSON.stringify((globalThis as unknown as WitnessGlobals).heard?.splice(0) ?? []),
  );
  return JSON.parse(text) as SeriesSample[];
}

type StoredChunk = readonly [series: string, bytes: readonly number[]];

const storedChunks = async (ownPage: Page): Promise<StoredChunk[]> =>
  JSON.parse(await ownPage.evaluate(readChunks)) as StoredChunk[];

/** Every sample in the store, read from the database itself. */
export async function storedSamples(ownPage: Page): Promise<SeriesSample[]> {
  return (await storedChunks(ownPage)).flatMap(([series, bytes]) => {
    const colon = series.indexOf(':');
    const metric = series.slice(0, colon) as Metric;
    const pageId = series.slice(colon + 1);
    return unpackSamples(Uint8Array.from(bytes)).map(({ atMs, value, step }) => ({
      pageId,
      metric,
      atMs,
      value,
      step,
    }));
  });
}

/** How many bytes all samples in the store take as they are packed. */
export const storedBytes = async (ownPage: Page): Promise<number> =>
  (await storedChunks(ownPage)).reduce((sum, [, bytes]) => sum + bytes.length, 0);

/** Runs in the page, so it is one function without names of its own: the loader would wrap those. */
function readChunks(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('ebb');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const tx = opening.result.transaction('chunks');
      const keys = tx.objectStore('chunks').getAllKeys();
      const chunks = tx.objectStore('chunks').getAll();
      tx.onabort = () => reject(tx.error);
      tx.oncomplete = () => {
        opening.result.close();
        resolve(
          JSON.stringify(
            keys.result.map((key, i) => [(key as [string])[0], [...(chunks.result[i].bytes as Uint8Array)]]),
          ),
        );
      };
    };
  });
}
