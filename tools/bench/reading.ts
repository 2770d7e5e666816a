import { gzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { startHeadReader } from '../../src/readers/read-head.ts';
import { readPage } from '../../src/readers/read-page.ts';
import { benchDocuments } from './reading-documents.ts';

const ROUNDS = 9;

/** The middle of several timings, in milliseconds: one run in the same process is compared with another. */
function time(task: () => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    task();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

/** What public scrapers do: parse every data script whole, walk all of it, and try every selector. */
function asScrapersDo(document: Document): number {
  let found = 0;
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      if (/^(?:global_likers_count|follower_count|profile_social_context)$/.test(key)) found++;
      walk(member);
    }
  };
  for (const script of document.querySelectorAll('script')) {
    const text = script.textContent ?? '';
    for (let at = text.indexOf('{'); at >= 0; at = -1) {
      try {
        walk(JSON.parse(text.slice(at, text.lastIndexOf('}') + 1)));
      } catch {
        // Executable scripts are no JSON; scrapers pass over them too.
      }
    }
  }
  for (const selector of [
    'meta[name="description"]',
    'meta[property="og:description"]',
    '#PagesLikesCountDOMID span',
    'a[href$="/followers/"]',
    'a[href$="/friends_likes/"]',
    'div._1drq',
    'span._52id',
    'div[data-nt="FB:TEXT4"]',
    'span[dir="auto"]',
  ]) {
    for (const element of document.querySelectorAll(selector))
      found += (element.textContent ?? '').length > 0 ? 1 : 0;
  }
  return found;
}

const PLAIN = /[\d.,]+[KM]? (?:likes|followers)|"(?:global_likers_count|follower_count)":\d+/g;

/** Characters a re-read takes before it is settled, fed in pieces of 1 KB. */
function charactersTaken(html: string, address: string): number {
  const reader = startHeadReader(address);
  for (let at = 0; at < html.length; at += 1024) if (reader.push(html.slice(at, at + 1024))) return at + 1024;
  return html.length;
}

/** Measures reading against what others do; prints a table and JSON. */
export async function run(): Promise<void> {
  const rows = benchDocuments().map(({ name, html, address }) => {
    const { document } = new JSDOM(html, { url: address }).window;
    const tree = time(() => readPage(document, address));
    const scrapers = time(() => asScrapersDo(document));
    const plain = time(() => [...html.matchAll(PLAIN)].length);
    const stream = time(() => charactersTaken(html, address));
    const taken = charactersTaken(html, address);
    return {
      document: name,
      kilobytes: Math.round(html.length / 1024),
      'tree ms': Number(tree.toFixed(2)),
      'as scrapers ms': Number(scrapers.toFixed(2)),
      'times faster': Number((scrapers / tree).toFixed(1)),
      'plain pattern ms': Number(plain.toFixed(2)),
      're-read ms': Number(stream.toFixed(2)),
      're-read bytes': taken,
      're-read compressed': gzipSync(html.slice(0, taken)).length,
      'share of answer %': Number(
        ((100 * gzipSync(html.slice(0, taken)).length) / gzipSync(html).length).toFixed(2),
      ),
    };
  });
  console.log('Reading one document (middle of nine runs; the ratios are what counts):');
  console.table(Object.fromEntries(rows.map(({ document, ...rest }) => [document, rest])));
  console.log(JSON.stringify({ reading: rows }));
}
