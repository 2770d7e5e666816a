import type { Wanted } from '../core/page/metric.ts';
import type { Look } from '../core/page/reading.ts';
import { parseAddress } from './facts/addresses.ts';
import type { DocumentHead } from './facts/document-head.ts';
import { isTellingMeta, languageOf, shortMeta, shortName } from './facts/document-head.ts';
import { isLinkedData, TRANSLATED_TEXT } from './facts/page-facts.ts';
import { numberedId, shareKey } from './facts/page-key.ts';
import { pluginTarget } from './facts/plugin-target.ts';
import { SITE_ADDRESS } from './facts/site.ts';
import { obstacleOfHead } from './identity/obstacles.ts';
import { PassingBody } from './identity/passing-body.ts';
import { headProfileId } from './identity/statements.ts';
import { isAsideTag, mayBeAside } from './places/aside-tag.ts';
import { readHeaderLinks } from './places/header-link.ts';
import { gatherLinkedData } from './places/linked-data.ts';
import { gatherPageData, noPageData } from './places/page-data.ts';
import { PassingLinks } from './places/passing-links.ts';
import { startPlugin } from './places/plugin-counter.ts';
import type { Gathered } from './resolve.ts';
import { resolve } from './resolve.ts';
import { newBudget, TooMuch, within } from './scan/budget.ts';
import type { HtmlToken } from './scan/html-tokens.ts';
import { startTokens } from './scan/html-tokens.ts';
import { type Inside, step } from './scan/inside.ts';

/** Reads a document that arrives as text, piece by piece, and stops as soon as the matter is settled. */
export interface HeadReader {
  /** Takes the next piece. Gives the look once it is settled; whatever follows changes nothing. */
  push(chunk: string): Look | undefined;
  /** The stream is over: gives the look, whatever was seen. */
  end(): Look;
}

/**
 * Characters read of one document. What lies further on was never needed: the metas stand in the first 8,000, the
 * header's data before 660,000.
 */
const MOST_CHARACTERS = 1_000_000;

const WITH_ATTRIBUTES = new Set(['html', 'body', 'meta', 'link', 'script', 'form', 'input', 'a']);
const WITH_ATTRIBUTES_IN_PLUGIN = new Set([...WITH_ATTRIBUTES, 'div', 'span', 'section']);

/** Elements of a head, and those around it: any other one, or a text, ends it. */
const IN_HEAD = new Set(
  'html head base basefont bgsound link meta noframes noscript script style template title'.split(' '),
);

/** The links of one header stand close together. */
const TAGS_OF_HEADER = 40;

/**
 * Starts reading a document that arrives as text, without a tree: a service worker has no parser of documents, and a
 * look is to stop at the first kilobytes. The metas of a Page stand in the first 1 to
 * 8 KB of up to 1.2 MB; they resolve it once the Page is known to be the one at the address, its name is known
 * and the description gives an exact count. Where they do not, the scripts and header links are read too.
 * @param asked the Page's own address, or that of its Page Plugin, whose document is read for it; '' to take the
 * document's own word for it.
 * @param wanted what settles it, of a Page that is known to be one; without it any metric does, once the document has
 * shown that it is one.
 */
export function startHeadReader(asked: string, wanted?: Wanted): HeadReader {
  const target = pluginTarget(asked);
  const address = target ?? asked;
  const plugin = target === undefined ? undefined : startPlugin();
  const metas = new Map<string, string>();
  const data = noPageData();
  const headerLinks = new PassingLinks(address || SITE_ADDRESS);
  const body = new PassingBody();
  let language = '';
  let rootClass = '';
  let title = '';
  let canonical = '';
  let isPluginChecked = false;
  let isTranslated = false;
  let isHeadOver = false;
  let isComplete = false;
  /** What is open and does not count: posts, what is hidden, what is laid over the Page. */
  let aside: Inside | undefined;
  /** Start tags until a header whose link was seen is taken to be over. */
  let tagsLeft = 0;
  let settled: Look | undefined;

  const head = (): DocumentHead => ({
    language: languageOf(language, body.signs().bodyClass),
    rootClass,
    title,
    canonical,
    metas,
  });
  const evidence = (): Gathered => ({
    address,
    head: head(),
    data,
    heading: body.signs().heading,
    tabOwner: () => undefined,
    mismatch: 'another-page',
    isTranslated: () => isTranslated,
    signs: () => body.signs(),
    headerLinks: (keys, textStyle) => readHeaderLinks(headerLinks.links, keys, textStyle),
    places: ({ keys }, _names, textStyle) =>
      plugin?.read((href) => shareKey(parseAddress(href)?.keys ?? [], keys), textStyle) ?? [],
  });

  const budget = newBudget();
  let charactersLeft = MOST_CHARACTERS;
  const tooMuch = (detail: string): Look => ({
    kind: 'obstacle',
    obstacle: { kind: 'too-much', detail },
    language: head().language,
  });
  /** Reads on within the budget; where that is spent, the matter is settled. */
  const readOn = (work: () => void): void => {
    try {
      within(budget, work);
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error;
      settled = tooMuch(error.message);
    }
  };

  /** What was learned so far: while it stays, asking again would give the same. */
  const learned = () =>
    [data.counters, data.self, data.ties, headerLinks.links].reduce((sum, each) => sum + each.length, 0) +
    [data.persons, data.pages, data.current].reduce((sum, each) => sum + each.size, 0);
  let learnedAtCheck = -1;
  const checkIfLearned = (): void => {
    if (learned() === learnedAtCheck) return;
    learnedAtCheck = learned();
    check(true);
  };

  const isNamed = () => canonical !== '' || metas.has('og:url') || metas.has('al:android:url');

  /**
   * A person's profile has the same head as a Page. Which of the two it is, scripts of the body tell; nobody has to ask
   * where a Page is read again that is known to be one.
   */
  const isSurelyPage = (): boolean => {
    const profileId = headProfileId(head());
    return wanted !== undefined || profileId === '' || data.pages.has(numberedId(profileId));
  };

  /** Whether what is known is enough. Asked at the few places where something new was learned. */
  const check = (isLastWord: boolean): void => {
    if (settled) return;
    if (obstacleOfHead(head(), address)) {
      settled = resolve(evidence());
      return;
    }
    if (!isNamed()) return;
    const look = resolve(evidence());
    if (look.kind === 'readings') {
      const hasWanted =
        !wanted || wanted === 'either' || look.readings.some(({ metric }) => metric === wanted);
      const isNamedIn = look.page.name !== '';
      // In the head nothing is final before the description, which the tree would prefer.
      const isDescribed = isLastWord || look.readings.some(({ reader }) => reader === 'meta-description');
      const isFinal = look.readings.every(
        ({ count, reader }) => count.step === 1 || reader !== 'meta-description',
      );
      if (hasWanted && isDescribed && isFinal && (isNamedIn || isLastWord) && isSurelyPage()) settled = look;
    } else if (isLastWord && look.obstacle.kind === 'another-page') {
      settled = look;
    }
  };

  /** Once its counter has gone by, nothing more of a plugin's document is of interest. */
  const checkPlugin = (): void => {
    if (isPluginChecked) return;
    isPluginChecked = true;
    const look = resolve(evidence());
    if (look.kind === 'readings') settled = look;
  };

  const endHead = () => {
    if (isHeadOver) return;
    isHeadOver = true;
    check(true);
  };

  const onOpen = (name: string, attributes: ReadonlyMap<string, string>): void => {
    if (!IN_HEAD.has(name)) endHead();
    if (tagsLeft > 0 && --tagsLeft === 0) checkIfLearned();
    const get = (key: string) => attributes.get(key)?.trim() ?? '';
    plugin?.open(name, (key) => attributes.get(key));
    aside = step(aside, name, 1);
    if (!aside && isHeadOver && isAsideTag(name, attributes)) aside = { name, depth: 1 };
    headerLinks.open(name, get('href'), aside !== undefined);
    body.open(name, get);
    switch (name) {
      case 'html':
        language = get('lang');
        rootClass = get('class');
        break;
      case 'meta': {
        // Metas of the body are anybody's.
        if (isHeadOver) break;
        const key = (attributes.get('property') ?? get('name')).trim().toLowerCase();
        const content = shortMeta(key, get('content'));
        if (content === '' || !isTellingMeta(key) || metas.has(key)) break;
        metas.set(key, content);
        break;
      }
      case 'link':
        if (/\bcanonical\b/i.test(get('rel')) && canonical === '' && !isHeadOver) {
          canonical = shortMeta('', get('href'));
        }
        break;
      case TRANSLATED_TEXT:
        if (headerLinks.isOpen || body.isInHeading) isTranslated = true;
        break;
    }
  };

  const onToken = (token: HtmlToken): void => {
    if (settled) return;
    switch (token.kind) {
      case 'open':
        onOpen(token.name, token.attributes);
        break;
      case 'raw':
        // The metas of a head stand together: what comes after them says that they are all there.
        if (!isHeadOver && token.name !== 'title') check(false);
        if (token.name === 'title' && title === '') {
          title = shortName(token.text);
        } else if (token.name === 'script' && isLinkedData(token.attributes.get('type'))) {
          gatherLinkedData(token.text, data);
        } else if (token.name === 'script' && !token.attributes.has('src')) {
          gatherPageData(token.text, data, headProfileId(head()));
          if (isHeadOver) checkIfLearned();
        }
        break;
      case 'text':
        if (/[^\s\ufeff]/.test(token.text)) endHead();
        plugin?.text(token.text);
        if (isHeadOver) body.text(token.text);
        headerLinks.text(token.text, aside !== undefined);
        break;
      case 'comment':
        body.comment(token.text);
        break;
      case 'close':
        body.close(token.name);
        if (headerLinks.close(token.name)) tagsLeft = TAGS_OF_HEADER;
        if (token.name === 'head') endHead();
        if (token.name === 'html') isComplete = true;
        aside = step(aside, token.name, -1);
        plugin?.close(token.name);
        if (plugin?.isComplete()) checkPlugin();
        break;
    }
  };

  const isTextWanted = () => !isHeadOver || headerLinks.isOpen || plugin !== undefined || body.wantsText();
  const named = plugin ? WITH_ATTRIBUTES_IN_PLUGIN : WITH_ATTRIBUTES;
  const feed = startTokens(
    onToken,
    (name, tag) => named.has(name) || (isHeadOver && mayBeAside(tag)),
    isTextWanted,
  );

  return {
    push(chunk) {
      if (settled) return settled;
      const part = chunk.slice(0, charactersLeft);
      charactersLeft -= part.length;
      readOn(() => feed(part));
      if (!settled && part.length < chunk.length) {
        readOn(() => {
          const look = resolve(evidence());
          if (look.kind === 'readings') settled = look;
        });
        settled ??= tooMuch(`no counter in the first ${MOST_CHARACTERS} characters`);
      }
      return settled;
    },
    end() {
      let look = settled;
      readOn(() => {
        look ??= resolve(evidence());
      });
      if (settled || !look) return settled ?? tooMuch('');
      const isOpen =
        look.kind === 'obstacle' && /^(counter-not-found|identity-not-established)$/.test(look.obstacle.kind);
      if (!isOpen || isComplete) return look;
      return { ...look, obstacle: { kind: 'cut', detail: 'the text ended before the document did' } };
    },
  };
}

/** Reads a whole document given as text. Stops looking where the stream would have been stopped. */
export function readText(text: string, address: string): Look {
  const reader = startHeadReader(address);
  return reader.push(text) ?? reader.end();
}
