import { gzipSync } from 'node:zlib';
import { startHeadReader } from '../../src/facebook/read-head.ts';
import { findBrowser } from '../browsers/find-browser.ts';
import { inChromiumWith } from './program-in-chromium.ts';
import { benchDocuments } from './reading-documents.ts';
import type { ReadingTimes } from './reading-tasks.ts';

/** The tasks where they run, in a browser's tab or here. */
interface Tasks {
  readonly timeReading: (html: string, address: string) => Promise<ReadingTimes>;
  readonly timeUnknownWords: () => Promise<number>;
}

const PROGRAM = `
  import { timeReading, timeUnknownWords } from './tools/bench/reading-tasks.ts';
  globalThis.timeUnknownWords = timeUnknownWords;
  globalThis.timeReading = (html, address) =>
    timeReading(html, address, (text) => new DOMParser().parseFromString(text, 'text/html'));`;

/** The tasks in a real browser, since a tree of jsdom's costs what no browser's does. */
const inChromium = <Result>(
  executablePath: string,
  use: (tasks: Tasks) => Promise<Result>,
): Promise<Result> =>
  inChromiumWith(executablePath, PROGRAM, async (openTab) => {
    const tab = await openTab();
    return use({
      timeReading: (html, address) =>
        tab.evaluate(
          `timeReading(${JSON.stringify(html)}, ${JSON.stringify(address)})`,
        ) as Promise<ReadingTimes>,
      timeUnknownWords: () => tab.evaluate('timeUnknownWords()') as Promise<number>,
    });
  });

async function inJsdom<Result>(use: (tasks: Tasks) => Promise<Result>): Promise<Result> {
  const { JSDOM } = await import('jsdom');
  const { timeReading, timeUnknownWords } = await import('./reading-tasks.ts');
  console.error('No Chromium was found: timed in jsdom, whose selectors are much slower than a browser’s.');
  return use({
    timeReading: async (html, address) =>
      timeReading(html, address, (text) => new JSDOM(text).window.document),
    timeUnknownWords: async () => timeUnknownWords(),
  });
}

/** Characters a re-read takes before it is settled, fed in pieces of 1 KB. */
function charactersTaken(html: string, address: string): number {
  const reader = startHeadReader(address);
  for (let at = 0; at < html.length; at += 1024) if (reader.push(html.slice(at, at + 1024))) return at + 1024;
  return html.length;
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Measures reading against what others do; prints a table and JSON. */
export async function run(): Promise<void> {
  const chromium = findBrowser('chromium');
  const measure = async ({ timeReading, timeUnknownWords }: Tasks) => {
    const unknownWords = rounded(await timeUnknownWords(), 2);
    const rows: Record<string, string | number>[] = [];
    for (const { name, html, address } of benchDocuments()) {
      const times = await timeReading(html, address);
      const taken = charactersTaken(html, address);
      const [takenCompressed, allCompressed] = [gzipSync(html.slice(0, taken)).length, gzipSync(html).length];
      rows.push({
        document: name,
        kilobytes: Math.round(html.length / 1024),
        'first look ms': rounded(times.firstLook, 2),
        'next look ms': rounded(times.nextLook, 2),
        'as scrapers ms': rounded(times.asScrapers, 2),
        'plain pattern ms': rounded(times.plainPattern, 2),
        'times below scrapers': rounded(times.asScrapers / times.firstLook, 1),
        're-read bytes': takenCompressed,
        'of answer %': rounded((100 * takenCompressed) / allCompressed, 2),
      });
    }
    return { rows, unknownWords };
  };
  const { rows, unknownWords } = await (chromium ? inChromium(chromium, measure) : inJsdom(measure));
  console.log('Reading one document, milliseconds in the middle of fifteen runs; bytes are compressed:');
  console.table(Object.fromEntries(rows.map(({ document, ...rest }) => [document, rest])));
  console.log(`Words of no language, looked for in all of them for the first time: ${unknownWords} ms`);
  const browser = chromium ? 'chromium' : 'jsdom';
  console.log(JSON.stringify({ bench: 'reading', browser, unknownWordsMs: unknownWords, rows }));
}
