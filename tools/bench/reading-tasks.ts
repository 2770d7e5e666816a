import { readPage } from '../../src/facebook/read-page.ts';
import { classifyLabel } from '../../src/facebook/words/labels.ts';

// Runs in a browser, and in jsdom where there is none. Documents are parsed anew for every cold look.

const ROUNDS = 15;

/** The middle of several timings, in milliseconds. */
function middle(task: () => unknown, prepare: () => void = () => {}): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    prepare();
    const started = performance.now();
    task();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

const SELECTORS = [
  'meta[name="description"]',
  'meta[property="og:description"]',
  '#PagesLikesCountDOMID span',
  'a[href$="/followers/"]',
  'a[href$="/friends_likes/"]',
  'div._1drq',
  'span._52id',
  'div[data-nt="FB:TEXT4"]',
  'span[dir="auto"]',
];

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
    const start = text.indexOf('{');
    if (start < 0) continue;
    try {
      walk(JSON.parse(text.slice(start, text.lastIndexOf('}') + 1)));
    } catch {
      // Executable scripts are no JSON; scrapers pass over them too.
    }
  }
  for (const selector of SELECTORS) {
    for (const element of document.querySelectorAll(selector)) found += (element.textContent ?? '') ? 1 : 0;
  }
  return found;
}

const PLAIN = /[\d.,]+[KM]? (?:likes|followers)|"(?:global_likers_count|follower_count)":\d+/g;

/** Milliseconds of each way to read one document. */
export interface ReadingTimes {
  readonly firstLook: number;
  readonly nextLook: number;
  readonly asScrapers: number;
  readonly plainPattern: number;
}

/** Milliseconds until words that stand in no table have been looked for in all languages, the first time. */
export function timeUnknownWords(): number {
  const started = performance.now();
  classifyLabel('# words of no language', '');
  return performance.now() - started;
}

/** Times the ways to read one document, side by side in one run. */
export function timeReading(html: string, address: string, parse: (html: string) => Document): ReadingTimes {
  let document = parse(html);
  const anew = () => {
    document = parse(html);
  };
  return {
    firstLook: middle(() => readPage(document, address), anew),
    nextLook: middle(() => readPage(document, address)),
    asScrapers: middle(() => asScrapersDo(document), anew),
    plainPattern: middle(() => [...html.matchAll(PLAIN)].length),
  };
}
