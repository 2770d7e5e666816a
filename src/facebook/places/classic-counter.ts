import { parseCount } from '../../core/count/parse-count.ts';
import { withPlainSigns } from '../../core/count/plain-text.ts';
import { METRICS } from '../../core/page/metric.ts';
import type { ReaderName } from '../../core/page/reading.ts';
import type { CounterPlace } from '../facts/page-facts.ts';
import { ABOUT_TEXT, CLASSIC_PLACES, COMMUNITY_COUNTER, TOUCH_PLACES } from '../facts/page-facts.ts';
import { numberedId } from '../facts/page-key.ts';
import { spend } from '../scan/budget.ts';
import { isWithin } from '../scan/tree.ts';
import type { TextStyle } from '../words/counter-text.ts';
import { readCounterText } from '../words/counter-text.ts';
import { knowsLabels } from '../words/labels.ts';
import type { IsBound, Owner } from './bound-place.ts';
import { bindingIn, isAside } from './bound-place.ts';
import { readDescription } from './description.ts';
import { lateComments, lateStrings } from './late-parts.ts';
import type { Places } from './places.ts';
import { placesOf } from './places.ts';
import { shownText } from './shown-text.ts';
import { onlyOnes, type Sighting, sightingsOf } from './sighting.ts';

const LONGEST_TEXT = 300;
/** What it costs to read one text with a number in it, in steps: at all, and for each of its characters. */
const A_TEXT = 3000;
const A_CHARACTER = 200;
/** What it costs to look at one text of a card, or for the card of two, in steps. */
const A_PAIR = 200;
/** Whether a text has a number in it, and is not too long for a counter. */
const mayBeCounter = (text: string): boolean => text.length <= LONGEST_TEXT && /\p{Nd}/u.test(text);

/** Reads a text as one counter, or as several side by side. */
function readClassicText(
  text: string,
  place: Pick<CounterPlace, 'metric'>,
  reader: ReaderName,
  textStyle: TextStyle,
): Sighting[] {
  if (!mayBeCounter(text)) return [];
  spend(A_TEXT + A_CHARACTER * text.length);
  const one = readCounterText(text, textStyle);
  if (one) {
    // A place that shows likes alone may have words in any language, but not those of another counter: in a language
    // whose labels are known, other words are no label (`1,203 others`).
    const isLabelled = () =>
      !knowsLabels(textStyle.language) || parseCount(withPlainSigns(text), textStyle.style);
    const kind = one.kind ?? (one.sized && one.mayBeLabelled && isLabelled() ? place.metric : undefined);
    return sightingsOf(kind, one.count, reader);
  }
  const { clauses } = readDescription(text, [], textStyle) ?? { clauses: [] };
  return clauses.flatMap(({ kind, count }) => sightingsOf(kind, count, reader));
}

/** Text nodes joined by spaces: words of neighbouring blocks must not run together. */
const spacedText = (element: Element): string => shownText(element, LONGEST_TEXT, ' ');

/** A row of the old layouts: farther up, their column holds the cards of related Pages too. */
const LEVELS_OF_A_ROW = 2;

const readClassicPlaces = (places: Places, isBound: IsBound, textStyle: TextStyle): Sighting[] =>
  CLASSIC_PLACES.flatMap((place) =>
    places(place.selector).flatMap((element) => {
      if (isAside(element) || !isBound(element, LEVELS_OF_A_ROW)) return [];
      const holder = place.wordsBeside ? (element.parentElement ?? element) : element;
      return readClassicText(spacedText(holder), place, 'classic-counter', textStyle);
    }),
  );

/** Reads the layouts before 2020 and the community page. */
function readClassicCounters(
  places: Places,
  owner: Owner,
  isBound: IsBound,
  textStyle: TextStyle,
): Sighting[] {
  const community = places(COMMUNITY_COUNTER).flatMap((element) => {
    const id = /[?&]page_id=(\d+)/.exec(element.getAttribute('ajaxify') ?? '')?.[1] ?? '';
    return owner.keys.includes(numberedId(id))
      ? readClassicText(shownText(element, LONGEST_TEXT), {}, 'classic-counter', textStyle)
      : [];
  });
  return [...readClassicPlaces(places, isBound, textStyle), ...community];
}

/** A text that is a counter, and where it stands. */
interface LoneText {
  readonly element: Element;
  readonly sightings: readonly Sighting[];
}

/** Every text of the About card's form that nobody else could have written there. */
const aboutTexts = (places: Places, names: readonly string[], textStyle: TextStyle): LoneText[] =>
  places(ABOUT_TEXT).flatMap((element, index, all) => {
    spend(A_PAIR);
    if (element.contains(all[index + 1] ?? null)) return [];
    const text = shownText(element, LONGEST_TEXT);
    if (!mayBeCounter(text)) return [];
    const isNamed = names.includes(withPlainSigns(text).trim());
    if (isNamed || isAside(element) || isWithin(element, 'a, h1, h2, h3')) return [];
    const sightings = readClassicText(text, {}, 'classic-counter', textStyle);
    return sightings.length > 0 ? [{ element, sightings }] : [];
  });

/** How many parents up two counters of one card may meet. */
const DEEPEST_CARD = 6;

/** The smallest part of a document that holds two elements, unless it lies far up. */
function cardOf(a: Element, b: Element): Element | undefined {
  spend(A_PAIR);
  let around: Element | null = a.parentElement;
  for (let up = 0; around && up < DEEPEST_CARD; up++, around = around.parentElement)
    if (around.contains(b)) return around;
  return undefined;
}

/**
 * Reads the About card of 2020 to 2023: likes and followers in one list, both exact. A lone text is no counter, since
 * a Page can write the same words about itself.
 */
function readAboutCard(places: Places, { names }: Owner, isBound: IsBound, textStyle: TextStyle): Sighting[] {
  const texts = aboutTexts(places, names, textStyle).filter(({ element }) => isBound(element));
  const seen = texts.flatMap(({ sightings }) => sightings);
  const [likes, followers] = METRICS.map((metric) =>
    texts.filter(({ sightings }) => sightings.some((one) => one.metric === metric && one.count.step === 1)),
  );
  const isPair = likes?.some((one) =>
    followers?.some((other) => one !== other && cardOf(one.element, other.element) !== undefined),
  );
  return isPair ? onlyOnes(seen) : [];
}

/** Reads the touch pages of 2020 and 2021. Teasers of other Pages stand in the same document. */
const readTouchCounters = (places: Places, isBound: IsBound, textStyle: TextStyle): Sighting[] =>
  onlyOnes(
    places(TOUCH_PLACES).flatMap((element) =>
      isAside(element) || !isBound(element)
        ? []
        : readClassicText(shownText(element, LONGEST_TEXT), {}, 'touch-counter', textStyle).filter(
            ({ count }) => count.step === 1,
          ),
    ),
  );

/**
 * Reads every place that shows a counter without naming its Page.
 * @param document known to be the Page's.
 */
export function readPlaces(document: Document, owner: Owner, textStyle: TextStyle): Sighting[] {
  const isBound = bindingIn(document, owner);
  const places = placesOf(document);
  const inPart = (part: Document): Sighting[] =>
    readClassicPlaces(placesOf(part), bindingIn(part, owner), textStyle);
  const seen = [
    ...onlyOnes([
      ...readClassicCounters(places, owner, isBound, textStyle),
      ...lateComments(document, places).flatMap(inPart),
    ]),
    ...readTouchCounters(places, isBound, textStyle),
    ...readAboutCard(places, owner, isBound, textStyle),
  ];
  // All scripts have to be gone through again for these: only where nothing else shows a counter.
  return seen.length > 0 ? seen : lateStrings(document).flatMap(inPart);
}
