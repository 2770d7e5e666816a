import type { PageId } from '../../core/page/page-identity.ts';
import { parseAddress } from '../facts/addresses.ts';
import { PEOPLES_ROLES, PLUGIN_COUNTER_CLASS } from '../facts/page-facts.ts';
import { shareKey } from '../facts/page-key.ts';
import { SITE_ADDRESS } from '../facts/site.ts';
import { type Inside, step } from '../scan/inside.ts';
import { walkTree } from '../scan/tree.ts';
import type { TextStyle } from '../words/counter-text.ts';
import { readCounterText } from '../words/counter-text.ts';
import { isHiddenTag } from './aside-tag.ts';
import { ShownText } from './shown-text.ts';
import { onlyOnes, type Sighting, sightingsOf } from './sighting.ts';

/** What of a Page Plugin's document matters, in the order in which it stands there. */
export interface PluginParts {
  /** An element begins. @param get an attribute's value, or nothing. */
  open(name: string, get: (attribute: string) => string | undefined): void;
  text(text: string): void;
  close(name: string): void;
}

/** As many pieces of text may make up a counter: `<span>28M</span><span> followers</span>`. */
const MOST_PIECES = 4;
const LONGEST_PIECE = 120;

/** A text in the known place, or the pieces that stand between a link with a text and the next link. */
interface Candidate {
  readonly href: string;
  readonly isKnownPlace: boolean;
  readonly pieces: string[];
}

/**
 * Reads the document of a Page Plugin as it goes by, from a tree or a stream alike. Known is one place, from 2018 to
 * November 2026, for likes and later for followers. Where it is gone, what follows the Page's name at once counts,
 * if it is followers: a post beside it has likes, and words of the Page's own stand after other links.
 */
export function startPlugin(): PluginParts & {
  /** Whether the counter in the known place has gone by. */
  readonly isComplete: () => boolean;
  /** The counters of the Page that `isOurs` knows by its address; the document must link to it. */
  readonly read: (isOurs: (address: string) => boolean, textStyle: TextStyle) => Sighting[];
} {
  const candidates: Candidate[] = [];
  const hrefs = new Set<string>();
  /** A post, or what is not on show. */
  let aside: Inside | undefined;
  let place: Inside | undefined;
  let link: { href: string; hasText: boolean } | undefined;
  let open: Candidate | undefined;
  let isComplete = false;

  const begin = (href: string, isKnownPlace: boolean) => {
    open = { href, isKnownPlace, pieces: [] };
    if (candidates.length < 50) candidates.push(open);
  };

  return {
    open(name, get) {
      aside = step(aside, name, 1);
      place = step(place, name, 1);
      if (aside) return;
      if (PEOPLES_ROLES.has(get('role') ?? '')) {
        aside = { name, depth: 1 };
        open = undefined;
      } else if (isHiddenTag(name, get)) {
        aside = { name, depth: 1 };
      } else if (name === 'a') {
        link = { href: get('href')?.trim() ?? '', hasText: false };
        if (hrefs.size < 200) hrefs.add(link.href);
        open = undefined;
      } else if (!place && get('class')?.split(/\s+/).includes(PLUGIN_COUNTER_CLASS)) {
        place = { name, depth: 1 };
        begin('', true);
      }
    },
    text(text) {
      if (aside || text.trim() === '') return;
      if (link) link.hasText = true;
      else if (open && open.pieces.length < MOST_PIECES) open.pieces.push(text.slice(0, LONGEST_PIECE));
    },
    close(name) {
      const wasPlace = place !== undefined;
      aside = step(aside, name, -1);
      place = step(place, name, -1);
      if (wasPlace && !place) {
        open = undefined;
        isComplete = true;
      }
      if (name !== 'a' || !link) return;
      // Inside the known place a link is no other beginning.
      if (link.hasText && !aside && !place) begin(link.href, false);
      link = undefined;
    },
    isComplete: () => isComplete,
    read(isOurs, textStyle) {
      const isLinked = (href: string) =>
        URL.canParse(href, SITE_ADDRESS) && isOurs(new URL(href, SITE_ADDRESS).href);
      if (![...hrefs].some(isLinked)) return [];
      const known = candidates.filter(({ isKnownPlace }) => isKnownPlace);
      if (known.length > 0) return onlyOnes(known.flatMap(({ pieces }) => readWhole(pieces, textStyle)));
      const named = candidates.find(({ href }) => href !== '' && isLinked(href));
      return named ? readBeginning(named.pieces, textStyle) : [];
    },
  };
}

const sightingOf = (text: string, textStyle: TextStyle): Sighting[] => {
  const { kind, count } = readCounterText(text, textStyle) ?? {};
  return sightingsOf(kind, count, 'page-plugin');
};

const joined = (pieces: readonly string[], between = ''): string => {
  const shown = new ShownText(between);
  for (const piece of pieces) shown.add(piece);
  return shown.text;
};

const readWhole = (pieces: readonly string[], textStyle: TextStyle): Sighting[] =>
  sightingOf(joined(pieces), textStyle);

/** The shortest beginning that is a counter of followers and nothing else. */
function readBeginning(pieces: readonly string[], textStyle: TextStyle): Sighting[] {
  for (let length = 1; length <= pieces.length; length++) {
    const seen = sightingOf(joined(pieces.slice(0, length), ' '), textStyle);
    if (seen.length > 0) return seen.filter(({ metric }) => metric === 'followers');
  }
  return [];
}

/** Reads the document of a Page Plugin as a tree: the counters of the Page with these keys. */
export function readPlugin(document: Document, keys: readonly PageId[], textStyle: TextStyle): Sighting[] {
  const plugin = startPlugin();
  walkPlugin(document, plugin);
  return plugin.read((href) => shareKey(parseAddress(href)?.keys ?? [], keys), textStyle);
}

/** Goes through a tree as a stream would. */
function walkPlugin(node: Node, parts: PluginParts): void {
  walkTree(node, {
    open(element) {
      const name = element.localName;
      if (name === 'script' || name === 'style') return false;
      parts.open(name, (attribute) => element.getAttribute(attribute) ?? undefined);
      return true;
    },
    text(text) {
      parts.text(text);
      return true;
    },
    close: ({ localName }) => parts.close(localName),
  });
}
