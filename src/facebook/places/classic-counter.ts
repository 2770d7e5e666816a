import type { PageId } from '../../core/page/page-identity.ts';
import type { ReaderName } from '../../core/page/reading.ts';
import type { CounterPlace } from '../facts/page-facts.ts';
import {
  ABOUT_TEXT,
  CLASSIC_PLACES,
  COMMUNITY_COUNTER,
  LATE_CLUE,
  LATE_MARKUP,
  LATE_SCRIPT,
  PEOPLES_TEXT,
  TOUCH_PLACES,
} from '../facts/page-facts.ts';
import { numberedId } from '../facts/page-key.ts';
import { stringAround } from '../scan/scan-json.ts';
import type { Manner } from '../words/counter-text.ts';
import { readCounterText } from '../words/counter-text.ts';
import { readDescription } from './description.ts';
import type { Sighting } from './sighting.ts';

const LONGEST_TEXT = 300;

/** Reads a text as one counter, or as several side by side. */
function readText(
  text: string,
  place: Pick<CounterPlace, 'metric'>,
  reader: ReaderName,
  manner: Manner,
): Sighting[] {
  if (text.length > LONGEST_TEXT || !/\p{Nd}/u.test(text)) return [];
  const one = readCounterText(text, manner);
  if (one) {
    // A place that shows likes alone may have words in any language, but not those of another counter.
    const kind = one.kind ?? (one.sized && one.mayBeLabelled ? place.metric : undefined);
    if (!one.count || (kind !== 'likes' && kind !== 'followers')) return [];
    return [{ metric: kind, count: one.count, reader }];
  }
  const { clauses } = readDescription(text, [], manner) ?? { clauses: [] };
  return clauses.flatMap(({ kind, count }) =>
    count && (kind === 'likes' || kind === 'followers') ? [{ metric: kind, count, reader }] : [],
  );
}

/** Text nodes joined by spaces: words of neighbouring blocks must not run together. */
const spacedText = (element: Element): string => {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === 3) parts.push(node.nodeValue ?? '');
    else for (const child of node.childNodes) walk(child);
  };
  walk(element);
  return parts.join(' ');
};

const readClassicPlaces = (root: ParentNode, manner: Manner): Sighting[] =>
  CLASSIC_PLACES.flatMap((place) =>
    [...root.querySelectorAll(place.selector)].flatMap((element) => {
      const holder = place.wordsBeside ? (element.parentElement ?? element) : element;
      return readText(spacedText(holder), place, 'classic-counter', manner);
    }),
  );

/** Parts of the page that came as comments. */
const lateComments = (document: Document): string[] =>
  [...document.querySelectorAll(LATE_MARKUP)].map(({ firstChild }) =>
    firstChild?.nodeType === 8 ? (firstChild.nodeValue ?? '') : '',
  );

/** Parts of the page that came as strings of a script. */
const lateStrings = (document: Document): string[] =>
  [...document.querySelectorAll('script:not([src])')].flatMap((script) => {
    const text = script.textContent ?? '';
    const clue = text.includes(LATE_SCRIPT) ? text.search(LATE_CLUE) : -1;
    const shown = clue < 0 ? undefined : stringAround(text, clue);
    return typeof shown === 'string' ? [shown] : [];
  });

/** Reads parts that no script has put in place yet. */
function readLateParts(document: Document, parts: readonly string[], manner: Manner): Sighting[] {
  const Parser = document.defaultView?.DOMParser;
  if (!Parser) return [];
  return parts
    .filter((markup) => LATE_CLUE.test(markup))
    .flatMap((markup) => readClassicPlaces(new Parser().parseFromString(markup, 'text/html'), manner));
}

/**
 * Where anybody else could have written the same words, a number counts only if it is the only one of its kind.
 */
function onlyOnes(sightings: readonly Sighting[]): Sighting[] {
  return sightings.filter((one) =>
    sightings.every((other) => other.metric !== one.metric || other.count.value === one.count.value),
  );
}

/** Reads the layouts before 2020 and the community page. */
function readClassicCounters(document: Document, keys: readonly PageId[], manner: Manner): Sighting[] {
  const community = [...document.querySelectorAll(COMMUNITY_COUNTER)].flatMap((element) => {
    const id = /[?&]page_id=(\d+)/.exec(element.getAttribute('ajaxify') ?? '')?.[1] ?? '';
    return keys.includes(numberedId(id))
      ? readText(element.textContent ?? '', {}, 'classic-counter', manner)
      : [];
  });
  return [
    ...readClassicPlaces(document, manner),
    ...readLateParts(document, lateComments(document), manner),
    ...community,
  ];
}

/** Reads the About card of 2020 to 2023. */
const readAboutCard = (document: Document, manner: Manner): Sighting[] =>
  onlyOnes(
    [...document.querySelectorAll(ABOUT_TEXT)].flatMap((element) =>
      element.closest(PEOPLES_TEXT) || element.querySelector(ABOUT_TEXT)
        ? []
        : readText(element.textContent ?? '', {}, 'classic-counter', manner),
    ),
  );

/** Reads the touch pages of 2020 and 2021. Teasers of other Pages stand in the same document, abbreviated. */
const readTouchCounters = (document: Document, manner: Manner): Sighting[] =>
  onlyOnes(
    [...document.querySelectorAll(TOUCH_PLACES)].flatMap((element) =>
      element.closest(PEOPLES_TEXT)
        ? []
        : readText(element.textContent ?? '', {}, 'touch-counter', manner).filter(
            ({ count }) => count.step === 1,
          ),
    ),
  );

/**
 * Reads every place that shows a counter without naming its Page.
 * @param document known to be the Page's.
 * @param keys the Page's ids, for the one counter that carries an id.
 */
export function readPlaces(document: Document, keys: readonly PageId[], manner: Manner): Sighting[] {
  const seen = [
    ...readClassicCounters(document, keys, manner),
    ...readTouchCounters(document, manner),
    ...readAboutCard(document, manner),
  ];
  // All scripts have to be gone through again for these: only where nothing else shows a counter.
  return seen.length > 0 ? seen : readLateParts(document, lateStrings(document), manner);
}
